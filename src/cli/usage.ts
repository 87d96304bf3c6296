/** Help text of the command line. */
export const usage = `Usage: mezonkit sandbox [options]

Runs a local Mezon to develop and test bots against, until SIGINT or SIGTERM.

Options:
  --port <number>   port to listen on (default: any that is free)
  --bot-id <id>     id of the bot, a decimal string (default: a new one)
  --token <text>    token of the bot (default: a random one)
  --bot-is <what>   member, admin or owner of the default clan (default: member)
  --profile <name>  lenient or strict, where the real server's behaviour is not known (default: lenient)
  --tls <certificate> <key>
                    speaks TLS, with these files in PEM
  --ws-url <form>   how logins write ws_url: bare, or full with ws:// before it (default: bare)
  --allow-origin <origin>
                    origin of web pages that may ask it, beside those of this machine; may be repeated
  --json            print one line of JSON when ready, and nothing else
  --help            print this text`;

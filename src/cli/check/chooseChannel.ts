import { MezonError } from "../../core/errors.js";
import { type Channel, ChannelType, type MezonClient } from "../../index.js";
import { UsageError } from "../command/usageError.js";
import { ask } from "../terminal/ask.js";
import { plainText } from "../terminal/plainText.js";
import { canAsk, type Terminal } from "../terminal/terminal.js";

/** So many channels are offered; of more, nobody reads the list. */
const MOST = 50;

interface Choice {
  readonly channelId: string | undefined;
  /** Only channels of this clan. */
  readonly clanId: string | undefined;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/**
 * Returns the channel that was given, or the one that somebody chooses in the terminal.
 *
 * @throws {UsageError} that lists the channels, where nobody can be asked.
 */
export async function chooseChannel(client: MezonClient, { channelId, clanId, ...choice }: Choice): Promise<Channel> {
  const { terminal, signal } = choice;
  if (channelId !== undefined) {
    const channel = await client.channels.fetch(channelId, { signal });
    if (clanId !== undefined && channel.clanId !== clanId)
      throw new UsageError(`--channel: ${channelId} is no channel of the clan ${clanId}`);
    return channel;
  }
  const channels = await textChannels(client, clanId, signal);
  if (channels.length === 0)
    throw new MezonError("not_found", "the bot sees no text channel there: add it to a clan, or give another --clan");
  const lines = channels.map((each, index) => `  ${String(index + 1).padStart(2)}  ${each.id}  ${nameOf(each)}`);
  if (!canAsk(terminal)) throw new UsageError(["which channel? Give --channel and an id:", ...lines].join("\n"));
  terminal.output.write(`${lines.join("\n")}\n`);
  const answer = await ask("In which channel? Its number, or its id: ", terminal);
  const chosen = channels.find(({ id }, index) => answer === id || answer === String(index + 1));
  if (chosen === undefined) throw new UsageError(`there is no ${JSON.stringify(answer)} in the list`);
  return chosen;
}

async function textChannels(
  client: MezonClient,
  clanId: string | undefined,
  signal: AbortSignal,
): Promise<readonly Channel[]> {
  const found: Channel[] = [];
  for await (const channel of client.channels.list({ signal })) {
    const isThere = channel.clanId !== undefined && (clanId === undefined || channel.clanId === clanId);
    if (isThere && channel.type === ChannelType.Channel) found.push(channel);
    if (found.length === MOST) break;
  }
  return found;
}

function nameOf({ name, id, clan }: Channel): string {
  return plainText(`#${name ?? id}${clan === undefined || clan.isPartial ? "" : ` of ${clan.name}`}`);
}

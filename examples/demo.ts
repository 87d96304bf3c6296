/**
 * `npm run demo`: a local Mezon with a token chain, the greeter bot, the tip bot and a scripted
 * person, and a transcript of what they say to each other. Offline, without an account.
 */
import { mentioning } from "mezonkit";
import { createSandbox, type Sandbox } from "mezonkit/sandbox";
import { startGreeterBot } from "./greeterBot.js";
import { startTipBot } from "./tipBot.js";

const { MEZON_BOT_ID: botId, MEZON_TOKEN: token } = process.env;
if (botId !== undefined && token !== undefined) await runOnMezon(botId, token);
else await runDemo();

async function runOnMezon(id: string, secret: string): Promise<void> {
  const client = await startGreeterBot({ botId: id, token: secret });
  client.on("error", (error) => console.error(error.message));
  console.log(`Connected to Mezon as ${id}. Try !hello, !secret and !vote in a channel. Ctrl-C ends it.`);
  await new Promise((resolve) => process.once("SIGINT", resolve));
  await client.close();
}

async function runDemo(): Promise<void> {
  await using sandbox = await createSandbox({ botName: "greeter" });
  console.log(`A local Mezon listens on ${sandbox.baseUrl}\n`);
  await using bot = await startGreeterBot({
    botId: sandbox.botId,
    token: sandbox.token,
    host: sandbox.host,
    port: sandbox.port,
    useSSL: sandbox.useSSL,
  });
  console.log(`The bot is ${bot.state}, user ${bot.userId}\n`);
  await converse(sandbox);
  await bot.close();
  await tip(sandbox);
  console.log("\nThe bots and the sandbox are closed; the process exits by itself.");
}

async function converse(sandbox: Sandbox): Promise<void> {
  const alice = sandbox.user("alice");
  const { channelId } = sandbox;

  const say = async (text: string): Promise<void> => {
    console.log(`alice    ${text}`);
    await alice.send(channelId, text);
  };

  await say("!hello");
  const reply = await alice.waitForMessage("Let me think…");
  console.log(`greeter  ${reply.text}   (a reply to ${reply.references[0]?.messageSenderUsername})`);
  const edit = await alice.waitFor("edit", (item) => item.message.id === reply.id);
  console.log(`greeter  ${edit.message.text}   (edited)`);
  const { reaction } = await alice.waitFor("reaction");
  console.log(`greeter  ${reaction.emoji}   (a reaction to "!hello")`);

  await say("!secret");
  const secret = await alice.waitFor("ephemeral");
  console.log(`greeter  ${secret.message.text}   (ephemeral: only alice sees it)`);

  await say("!vote");
  const poll = await alice.waitForMessage("Tea or coffee?");
  console.log(`greeter  ${poll.text}   [Tea] [Coffee]`);
  console.log("alice    clicks [Tea]");
  await alice.click(poll, "vote:tea");
  const counted = await alice.waitFor("ephemeral", (item) => item.message.text.includes("counted"));
  console.log(`greeter  ${counted.message.text}   (ephemeral)`);
}

async function tip(sandbox: Sandbox): Promise<void> {
  const alice = sandbox.user("alice");
  const lan = sandbox.user("lan");
  await using bot = await startTipBot({ ...sandbox, tippers: [alice.id] });
  const { text, mentions } = mentioning`!tip ${{ id: lan.id, name: lan.username }} 1.5 for the coffee`;
  console.log(`\nalice    ${text}`);
  await alice.send(sandbox.channelId, text, { mentions });
  const answer = await alice.waitForMessage("Sending 1.5…");
  console.log(`tip bot  ${answer.text}`);
  const { message } = await alice.waitFor("edit", (item) => item.message.id === answer.id, { timeoutMs: 30_000 });
  console.log(`tip bot  ${message.text}   (edited, once the chain had applied it)`);
  console.log(
    `lan now holds ${sandbox.chain.balanceOf(lan.id)} tokens, the bot ${(await bot.wallet.balance()).tokens}`,
  );
}

import { type Message, type MessageInput, type MezonClient, rawContent } from "../../index.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { parseJson } from "../parseJson.js";
import { withProgress } from "../terminal/progress.js";
import { connected } from "./connected.js";
import { environmentOption } from "./environmentFile.js";
import { pipedLines, pipedText } from "./standardInput.js";

/** A message to post, as a line of JSON. */
interface Post {
  readonly channelId?: string | undefined;
  readonly userId?: string | undefined;
  readonly content: MessageInput;
  readonly files?: readonly string[] | undefined;
}

/** `mezonkit send`: posts messages as the bot. */
export const sendCommand = defineCommand({
  name: "send",
  arguments: "[channel id] [text]",
  maxArguments: 2,
  summary: "Posts a message as the bot, and prints its id.",
  details: ["Without a text, the standard input is the text."],
  options: {
    user: {
      type: "string",
      value: "<id>",
      help: "posts to a person, not to a channel; then the only argument is the text",
    },
    content: { type: "string", value: "<json>", help: "the whole content as JSON, in place of a text" },
    file: { type: "string", multiple: true, value: "<path>", help: "a file to attach; may be repeated" },
    lines: {
      type: "boolean",
      help: 'reads JSON Lines: { "channelId" or "userId", "text" or "content", "files" }',
    },
    json: { type: "boolean", help: "prints a line of JSON for each message" },
    ...environmentOption,
  },
  examples: [
    'mezonkit send 1840000000000000003 "Good morning"',
    "git log -1 | mezonkit send 1840000000000000003 --env .env",
    "mezonkit send --lines --json < messages.jsonl",
  ],
  async run({ options, positionals }) {
    const print = ({ id, channelId }: Message): void =>
      console.log(options.json ? JSON.stringify({ messageId: id, channelId }) : id);
    if (options.lines) {
      if (positionals.length > 0 || options.content !== undefined)
        throw new UsageError("with --lines, everything stands in the standard input");
      await connected(options, async (client) => {
        for await (const { line, number } of pipedLines()) print(await post(client, postOfLine(line, number)));
      });
      return ExitCode.Ok;
    }
    const { user: userId, content, file: files } = options;
    const [channelId, text] = userId === undefined ? positionals : [undefined, ...positionals];
    if (userId === undefined && channelId === undefined)
      throw new UsageError("which channel? Give its id, or --user and the id of a person");
    const given = content === undefined ? await contentOf(text) : rawContent(parseJson(content, "--content"));
    await connected(options, async (client) => {
      const sent = { channelId, userId, content: given, files };
      print(await withProgress("sending", { quiet: options.json }, () => post(client, sent)));
    });
    return ExitCode.Ok;
  },
});

async function contentOf(given: string | undefined): Promise<string> {
  const text = given ?? (await pipedText())?.replace(/\r?\n$/, "");
  if (text === undefined || text === "") throw new UsageError("which text? Give one, or pipe it in");
  return text;
}

function postOfLine(line: string, number: number): Post {
  const place = `line ${number}`;
  const { channelId, userId, text, content, files, ...others } = parseJson(line, place);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new UsageError(`${place}: ${unknown} is none of channelId, userId, text, content, files`);
  if ((channelId === undefined) === (userId === undefined))
    throw new UsageError(`${place}: must hold a channelId or a userId`);
  if (typeof text !== "string" && (typeof content !== "object" || content === null))
    throw new UsageError(`${place}: must hold a text, or a content`);
  return {
    // The client refuses what is no id.
    channelId: channelId as string | undefined,
    userId: userId as string | undefined,
    content: typeof text === "string" ? text : rawContent(content as Readonly<Record<string, unknown>>),
    files: files as readonly string[] | undefined,
  };
}

async function post(client: MezonClient, { channelId, userId, content, files }: Post): Promise<Message> {
  if (userId !== undefined) return client.dm(userId, content, { files });
  const channel = await client.channels.fetch(channelId ?? "");
  return channel.send(content, { files });
}

import { type DescMessage, fromBinary, toJson } from "@bufbuild/protobuf";
import { toError } from "../../core/errors.js";
import { didYouMean } from "../../runtime/nearestName.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { pipedText } from "../platform/standardInput.js";

/** `mezonkit inspect`: shows what is in a frame that was captured. */
export const inspectCommand = defineCommand({
  name: "inspect",
  arguments: "[hex or base64]",
  maxArguments: 1,
  summary: "Decodes a frame of the socket, or a message, and prints it as JSON.",
  details: ["Without an argument, the standard input is decoded: hex, or base64."],
  options: {
    as: { type: "string", value: "<type>", help: "name of the message, such as ChannelMessage (default: Envelope)" },
  },
  examples: ["mezonkit inspect 0803b20100", "pbpaste | mezonkit inspect --as ChannelMessage"],
  async run({ options, positionals: [given] }) {
    const text = given ?? (await pipedText()) ?? "";
    const schema = await schemaOf(options.as ?? "Envelope");
    const bytes = bytesOf(text);
    try {
      console.log(JSON.stringify(toJson(schema, fromBinary(schema, bytes)), undefined, 2));
    } catch (error) {
      console.error(`${bytes.length} bytes are no ${schema.name}: ${toError(error).message}`);
      return ExitCode.Failed;
    }
    return ExitCode.Ok;
  },
});

async function schemaOf(given: string): Promise<DescMessage> {
  const { api, realtime } = await import("../../proto.js");
  const schemas = ([...Object.values(realtime), ...Object.values(api)] as readonly unknown[]).filter(isMessage);
  const found = schemas.find(({ name, typeName }) => name === given || typeName === given);
  if (found !== undefined) return found;
  const nearest = didYouMean(
    given,
    schemas.map(({ name }) => name),
  );
  throw new UsageError(`--as: there is no message ${JSON.stringify(given)}${nearest}`);
}

function isMessage(value: unknown): value is DescMessage {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "message";
}

/** Reads hex (spaces, `0x` and colons do not matter) or base64 of either alphabet. */
function bytesOf(text: string): Uint8Array {
  const plain = text.replaceAll(/0x|[\s:,]/g, "");
  if (plain === "") throw new UsageError("which bytes? Give them as hex or base64, or pipe them in");
  if (/^([\da-f]{2})+$/i.test(plain)) return Buffer.from(plain, "hex");
  if (/^[\w+/-]+={0,2}$/.test(plain)) return Buffer.from(plain.replaceAll("-", "+").replaceAll("_", "/"), "base64");
  throw new UsageError("the bytes must be hex or base64");
}

import { type DescMessage, type DescMethod, fromJson } from "@bufbuild/protobuf";
import { toError } from "../../core/errors.js";
import { didYouMean } from "../../runtime/nearestName.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { parseJson } from "../parseJson.js";
import { connected } from "../platform/connected.js";
import { environmentOption } from "../platform/environmentFile.js";
import { pipedText } from "../platform/standardInput.js";
import { withProgress } from "../terminal/progress.js";
import { describeMessage } from "./describeMessage.js";
import { jsonOf } from "./jsonOf.js";

/** A call of the client, by its name. */
type AnyCall = (request: unknown, options: { readonly signal: AbortSignal }) => Promise<unknown>;

/** `mezonkit call`: makes any call of the platform. */
export const callCommand = defineCommand({
  name: "call",
  arguments: "[call] [json]",
  maxArguments: 2,
  summary: "Makes one of the platform's calls as the bot, and prints the answer as JSON.",
  details: ["The request is JSON with the names of the fields; - reads it from the standard input."],
  options: {
    list: { type: "boolean", help: "prints the names of all calls" },
    schema: { type: "boolean", help: "prints what the call takes and answers, and makes no call" },
    ...environmentOption,
  },
  examples: [
    "mezonkit call ListClanDescs '{ \"limit\": 10 }'",
    "mezonkit call ListChannelDescs --schema",
    "mezonkit call --list",
  ],
  async run({ options, positionals: [name, json] }) {
    const { api } = await import("../../proto.js");
    const { methods } = api.Mezon;
    if (options.list) {
      for (const each of methods) console.log(each.name);
      return ExitCode.Ok;
    }
    if (name === undefined) throw new UsageError("which call? mezonkit call --list prints them");
    const method = methodOf(methods, name);
    if (options.schema) {
      console.log(
        `${method.name} takes\n${describeMessage(method.input)}\nand answers\n${describeMessage(method.output)}`,
      );
      return ExitCode.Ok;
    }
    const given = json === "-" ? ((await pipedText()) ?? "{}") : (json ?? "{}");
    const request = requestOf(method.input, given);
    const answer = await connected(options, (client, signal) => {
      const call = client.rpc[method.localName as keyof typeof client.rpc] as unknown as AnyCall;
      return withProgress(method.name, { quiet: false }, () => call.call(client.rpc, request, { signal }));
    });
    // A call that answers nothing answers the empty message.
    console.log(JSON.stringify(jsonOf(method.output, answer), undefined, 2));
    return ExitCode.Ok;
  },
});

function methodOf(methods: readonly DescMethod[], given: string): DescMethod {
  const found = methods.find(({ name, localName }) => name === given || localName === given);
  if (found === undefined) {
    const nearest = didYouMean(
      given,
      methods.map(({ name }) => name),
    );
    throw new UsageError(`there is no call ${JSON.stringify(given)}${nearest || ": mezonkit call --list prints them"}`);
  }
  return found;
}

function requestOf(schema: DescMessage, json: string): unknown {
  const value = parseJson(json, "the request");
  const names = schema.fields.flatMap(({ jsonName, name }) => [jsonName, name]);
  for (const key of Object.keys(value)) {
    if (!names.includes(key))
      throw new UsageError(`the request has no field ${JSON.stringify(key)}${didYouMean(key, names)}`);
  }
  try {
    return fromJson(schema, value as never);
  } catch (error) {
    throw new UsageError(`the request: ${toError(error).message}`);
  }
}

import type http from "node:http";
import type https from "node:https";
import type { Readable } from "node:stream";
import {
  type AnyInteraction,
  type Channel,
  type Clan,
  type ClientEvents,
  type EnvelopeEvents,
  type FileInput,
  type FileToUpload,
  type Member,
  type Message,
  type MessageContent,
  type MezonClient,
  type MezonClientOptions,
  type PushedEventName,
  type Reaction,
  type ReceivedContent,
  type RpcCallOptions,
  type RpcClient,
  rawContent,
  type SendOptions,
  type SlashCommand,
  type UploadProgress,
  type User,
} from "mezonkit";
import { type MessageContent as BuiltContent, EmbedBuilder } from "mezonkit/builders";
import type { SandboxWaitOptions } from "mezonkit/sandbox";
import type { Amount, Balance, Transfer, TransferOptions, TransferPromise, Wallet } from "mezonkit/wallet";
import { describe, expectTypeOf, test } from "vitest";

// Nothing here runs for its effect: `tsc` checks it, and so does `npm run check:types`.

declare const client: MezonClient;
declare const channel: Channel;

describe("events", () => {
  test("a listener receives what the event's name says", () => {
    expectTypeOf<ClientEvents["message"]>().toEqualTypeOf<Message>();
    expectTypeOf<ClientEvents["messageEdited"]>().toEqualTypeOf<Message>();
    expectTypeOf<ClientEvents["reactionAdded"]>().toEqualTypeOf<Reaction>();
    expectTypeOf<ClientEvents["interaction"]>().toEqualTypeOf<AnyInteraction>();
    expectTypeOf<ClientEvents["slashCommand"]>().toEqualTypeOf<SlashCommand>();
    expectTypeOf<SlashCommand["channel"]>().toEqualTypeOf<Channel>();
    expectTypeOf<SlashCommand["user"]>().toEqualTypeOf<User>();
    expectTypeOf<SlashCommand["args"]>().toEqualTypeOf<readonly string[]>();
    expectTypeOf(() =>
      client.on("message", (message) => expectTypeOf(message).toEqualTypeOf<Message>()),
    ).toBeFunction();
  });

  test("what an event names is there", () => {
    expectTypeOf<Message["channel"]>().toEqualTypeOf<Channel>();
    expectTypeOf<Message["clan"]>().toEqualTypeOf<Clan | undefined>();
    expectTypeOf<Message["user"]>().toEqualTypeOf<User>();
    expectTypeOf<Message["member"]>().toEqualTypeOf<Member | undefined>();
    expectTypeOf<Member["can"]>().toBeCallableWith("manage-channel");
    expectTypeOf<Member["can"]>().toBeCallableWith("of-tomorrow");
    expectTypeOf<Reaction["channel"]>().toEqualTypeOf<Channel>();
    expectTypeOf<Reaction["user"]>().toEqualTypeOf<User>();
    expectTypeOf<AnyInteraction["channel"]>().toEqualTypeOf<Channel>();
    expectTypeOf<AnyInteraction["user"]>().toEqualTypeOf<User>();
    expectTypeOf<Message["author"]["isBot"]>().toEqualTypeOf<boolean | undefined>();
  });

  test("what the library does not model arrives as the envelope has it", () => {
    expectTypeOf<ClientEvents["voiceJoined"]>().toEqualTypeOf<EnvelopeEvents["voiceJoined"]>();
    expectTypeOf<PushedEventName>().toExtend<keyof ClientEvents>();
  });

  test("a name that is no event is refused", () => {
    expectTypeOf<"messageFlown">().not.toExtend<keyof ClientEvents>();
  });

  test("what a server never sends unasked is offered neither by on() nor as a method", () => {
    expectTypeOf<"channelMessageSend">().toExtend<keyof EnvelopeEvents>();
    expectTypeOf<"channelMessageSend">().not.toExtend<keyof ClientEvents>();
    expectTypeOf<MezonClient>().not.toHaveProperty("onChannelMessageSend");
    expectTypeOf<MezonClient>().toHaveProperty("onChannelMessage");
  });

  test("a listener may return anything", () => {
    expectTypeOf(() => client.on("message", (message) => message.reply("x"))).toBeFunction();
    expectTypeOf(() => client.onChannelMessage((message) => message.reply("x"))).toBeFunction();
    expectTypeOf(() => client.once("ready", () => 1)).toBeFunction();
    expectTypeOf(() => client.onVoiceJoined((voice) => voice.clanId)).toBeFunction();
  });
});

describe("content", () => {
  test("one type describes it, wherever it is imported from", () => {
    expectTypeOf<MessageContent>().toEqualTypeOf<BuiltContent>();
  });

  test("keys that no content has are refused, and so is what is no content", () => {
    type Sent = Parameters<Channel["send"]>;
    expectTypeOf<{ text: string }>().not.toExtend<Sent[0]>();
    expectTypeOf<{ content: string }>().not.toExtend<Sent[0]>();
    expectTypeOf<Error>().not.toExtend<Sent[0]>();
    expectTypeOf<Date>().not.toExtend<Sent[0]>();
    expectTypeOf<{ attachments: Uint8Array[] }>().not.toExtend<NonNullable<Sent[1]>>();
    // @ts-expect-error -- the key is called embed
    expectTypeOf(() => channel.send({ t: "hi", embeds: [] })).toBeFunction();
    // @ts-expect-error -- the text of a message is called t
    expectTypeOf(() => channel.send({ text: "hi" })).toBeFunction();
    expectTypeOf(() => channel.send(rawContent({ text: "hi" }))).toBeFunction();
  });

  test("what was received is not taken for what the schema says", () => {
    expectTypeOf<Message["content"]>().toEqualTypeOf<ReceivedContent>();
    expectTypeOf<Message["content"]["embed"]>().toBeUnknown();
    expectTypeOf<MessageContent>().toExtend<ReceivedContent>();
  });
});

describe("forms", () => {
  const form = () =>
    new EmbedBuilder()
      .addInput("name", { name: "Name" })
      .addInput("age", { name: "Age", type: "number" })
      .addRadio("plan", { name: "Plan", options: ["free", "pro"] })
      .addRadio("days", { name: "Days", options: ["mo", "tu"], multiple: true, maxOptions: 2 })
      .addDatePicker("from", { name: "From" }).form;

  test("each field has the type of what people can fill in", () => {
    type Values = ReturnType<ReturnType<typeof form>["read"]>;
    expectTypeOf<keyof Values>().toEqualTypeOf<"name" | "age" | "plan" | "days" | "from">();
    expectTypeOf<Values["name"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Values["age"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Values["plan"]>().toEqualTypeOf<"free" | "pro" | undefined>();
    expectTypeOf<Values["days"]>().toEqualTypeOf<readonly ("mo" | "tu")[]>();
    expectTypeOf<Values["from"]>().toEqualTypeOf<Date | undefined>();
  });
});

describe("transfers", () => {
  test("an amount is a decimal string or names its units, never a bare number", () => {
    expectTypeOf<string>().toExtend<Amount>();
    expectTypeOf<{ units: bigint }>().toExtend<Amount>();
    expectTypeOf<Balance>().toExtend<Amount>();
    expectTypeOf<number>().not.toExtend<Amount>();
    expectTypeOf<bigint>().not.toExtend<Amount>();
    expectTypeOf<{ units: number }>().not.toExtend<Amount>();
  });

  test("one receiver is named: by id or by address, not both and not neither", () => {
    expectTypeOf<{ amount: string; receiverId: string }>().toExtend<TransferOptions>();
    expectTypeOf<{ amount: string; recipient: string }>().toExtend<TransferOptions>();
    expectTypeOf<{ amount: string; receiverId: string; recipient: string }>().not.toExtend<TransferOptions>();
    expectTypeOf<{ amount: string }>().not.toExtend<TransferOptions>();
    expectTypeOf<{ receiverId: string }>().not.toExtend<TransferOptions>();
  });

  test("a transfer is waited for, or for its end", () => {
    expectTypeOf<Wallet["transfer"]>().returns.toEqualTypeOf<TransferPromise>();
    expectTypeOf<Awaited<TransferPromise>>().toEqualTypeOf<Transfer>();
    expectTypeOf<TransferPromise["wait"]>().toBeFunction();
  });
});

describe("calls", () => {
  test("a call takes any part of its request, and answers its response", () => {
    expectTypeOf<RpcClient["listClanDescs"]>().parameter(0).not.toBeAny();
    expectTypeOf<RpcClient["listClanDescs"]>().toBeCallableWith({});
    expectTypeOf<RpcClient["listClanDescs"]>().toBeCallableWith({ limit: 10 }, { timeoutMs: 1_000 });
    expectTypeOf<RpcClient["listClanDescs"]>().parameter(1).toEqualTypeOf<RpcCallOptions | undefined>();
    expectTypeOf<
      Awaited<ReturnType<RpcClient["listClanDescs"]>>["$typeName"]
    >().toEqualTypeOf<"mezon.api.ClanDescList">();
    expectTypeOf<typeof client.rpc>().toEqualTypeOf<RpcClient>();
  });

  test("ids are strings", () => {
    expectTypeOf<Message["id"]>().toBeString();
    expectTypeOf<Message["channelId"]>().toBeString();
    expectTypeOf<Message["clanId"]>().toEqualTypeOf<string | undefined>();
  });
});

describe("files and connections", () => {
  test("files go with every send: paths, files, bytes and streams", () => {
    expectTypeOf<Parameters<Channel["send"]>[1]>().toEqualTypeOf<SendOptions | undefined>();
    expectTypeOf<SendOptions["files"]>().toEqualTypeOf<readonly FileInput[] | undefined>();
    expectTypeOf<FileInput>().toExtend<string | File | FileToUpload>();
    expectTypeOf<"./plan.pdf">().toExtend<FileInput>();
    expectTypeOf<{ name: string; data: Uint8Array }>().toExtend<FileInput>();
    expectTypeOf<{ name: string; data: Blob }>().toExtend<FileInput>();
    expectTypeOf<{ name: string; data: ReadableStream<Uint8Array>; size: number }>().toExtend<FileInput>();
    expectTypeOf<{ name: string; data: Readable }>().toExtend<FileInput>();
    expectTypeOf<Uint8Array>().not.toExtend<FileInput>();
    expectTypeOf<{ data: Uint8Array }>().not.toExtend<FileInput>();
    expectTypeOf<Parameters<NonNullable<SendOptions["onProgress"]>>>().toEqualTypeOf<[progress: UploadProgress]>();
    expectTypeOf<UploadProgress["sentBytes"]>().toBeNumber();
  });

  test("a proxy is an address, or on or off; agents are those of Node; certificates are text", () => {
    expectTypeOf<MezonClientOptions["proxy"]>().toEqualTypeOf<boolean | string | undefined>();
    expectTypeOf<MezonClientOptions["ca"]>().toEqualTypeOf<string | readonly string[] | undefined>();
    expectTypeOf<https.Agent>().toExtend<MezonClientOptions["agent"]>();
    expectTypeOf<http.Agent>().toExtend<MezonClientOptions["agent"]>();
    expectTypeOf<string>().not.toExtend<MezonClientOptions["agent"]>();
  });
});

describe("the sandbox", () => {
  test("waits by options of its own, which may be left out", () => {
    expectTypeOf<Record<never, never>>().toExtend<SandboxWaitOptions>();
  });
});

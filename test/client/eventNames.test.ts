import { describe, expect, test } from "vitest";
import { envelopeEvents } from "../../generated/events.js";
import { type MezonClient, ValidationError } from "../../src/index.js";
import { botFor, startSandbox } from "./botOnSandbox.js";

/** The client as plain JavaScript sees it. */
interface Untyped {
  on(name: unknown, listener: unknown): () => void;
  once(name: unknown, listener: unknown): () => void;
  off(name: unknown, listener: unknown): boolean;
}

const nothing = (): void => undefined;

async function untyped(): Promise<Untyped> {
  const client: MezonClient = botFor(await startSandbox());
  return client;
}

describe("a name that is no event", () => {
  test("is refused wherever a listener is added or removed, with the nearest name", async () => {
    const client = await untyped();
    const calls = [
      () => client.on("mesage", nothing),
      () => client.once("mesage", nothing),
      () => client.off("mesage", nothing),
    ];
    for (const call of calls) {
      expect(call).toThrow(ValidationError);
      expect(call).toThrow('name: "mesage" is no event: did you mean "message"?');
    }
  });

  test.each([
    ["channel_message", "channelMessage"],
    ["CHANNEL_MESSAGE", "channelMessage"],
    ["onChannelMessage", "channelMessage"],
    ["on_channel_message", "channelMessage"],
    ["message_reaction_event", "messageReaction"],
    ["MESSAGE_REACTION_EVENT", "messageReaction"],
    ["voice_joined_event", "voiceJoined"],
    ["token_send", "tokenSent"],
    ["onTokenSend", "tokenSent"],
    ["channel_user_removed", "userChannelRemoved"],
    ["room_summary_done", "agentSessionSummary"],
    ["AI_AGENT_SESSION_STARTED", "agentSessionStarted"],
    ["notification", "notifications"],
    ["streaming_leaved_event", "streamingLeaved"],
    ["messageCreate", "message"],
    ["interactionCreate", "interaction"],
    ["Ready", "ready"],
    ["reconectng", "reconnecting"],
  ])("leads from what others call it to ours: %s", async (given, ours) => {
    const client = await untyped();
    expect(() => client.on(given, nothing)).toThrow(`is no event: did you mean "${ours}"?`);
  });

  test("without any that is near is refused without a guess", async () => {
    const client = await untyped();
    expect(() => client.on("x".repeat(10_000), nothing)).toThrow(/^name: "x{64}" is no event: see ClientEvents/);
    for (const odd of [undefined, null, 1, Symbol("message"), {}, "toString", "__proto__"])
      expect(() => client.on(odd, nothing)).toThrow(ValidationError);
  });

  test("such as one that travels in requests only says so", async () => {
    const client = await untyped();
    for (const { name, isPushed } of Object.values(envelopeEvents)) {
      const listen = (): unknown => client.on(name, nothing);
      if (isPushed) expect(listen).not.toThrow();
      else expect(listen).toThrow(`name: "${name}" is no event: it travels in requests and answers`);
    }
  });
});

/** Run with `--allow-natives-syntax`: asks the engine how it stores decoded messages, and prints the answers as JSON. */
import {
  createMezonOauthClient,
  decodeMezonOauthClient,
  encodeMezonOauthClient,
} from "../../generated/mezon/api/app_codec.js";
import {
  createChannelDescription,
  decodeChannelDescription,
  encodeChannelDescription,
} from "../../generated/mezon/api/channel_codec.js";
import {
  createChannelMessage,
  decodeChannelMessage,
  encodeChannelMessage,
} from "../../generated/mezon/api/message_codec.js";

// Compiled at run time because the syntax is the engine's own.
const hasFastProperties = new Function("object", "return %HasFastProperties(object)") as (object: object) => boolean;
const haveSameMap = new Function("one", "other", "return %HaveSameMap(one, other)") as (
  one: object,
  other: object,
) => boolean;

function inspect(created: object, decoded: object, another: object): object {
  const speed = (message: object): string => (hasFastProperties(message) ? "fast" : "slow");
  return { created: speed(created), decoded: speed(decoded), sameShape: haveSameMap(decoded, another) };
}

// Warm up: the engine settles the kinds of fields with the first few objects.
for (let count = 0; count < 100; count += 1) {
  decodeChannelMessage(encodeChannelMessage({ channelId: String(count), content: "{}" }));
  decodeChannelDescription(encodeChannelDescription({ channelId: String(count), type: count }));
  decodeMezonOauthClient(encodeMezonOauthClient({ clientId: String(count) }));
}

process.stdout.write(
  JSON.stringify({
    ChannelMessage: inspect(
      createChannelMessage(),
      decodeChannelMessage(encodeChannelMessage({ channelId: "1840651530236071936", content: '{"t":"hi"}', mode: 2 })),
      decodeChannelMessage(encodeChannelMessage({ messageId: "2", username: "alice", isPublic: true })),
    ),
    ChannelDescription: inspect(
      createChannelDescription(),
      decodeChannelDescription(encodeChannelDescription({ channelId: "1", channelLabel: "general", type: 1 })),
      decodeChannelDescription(encodeChannelDescription({ clanId: "2", userIds: ["1", "2"] })),
    ),
    MezonOauthClient: inspect(
      createMezonOauthClient(),
      decodeMezonOauthClient(encodeMezonOauthClient({ clientId: "1", clientName: "app" })),
      decodeMezonOauthClient(encodeMezonOauthClient({ scope: "openid" })),
    ),
  }),
);

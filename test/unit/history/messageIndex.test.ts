import { expect, test } from "vitest";
import { createChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import { MessageIndex } from "../../../src/history/messageIndex.js";

test("the newest message of a channel is not one of its topics'", () => {
  const index = new MessageIndex({ channelLimit: 10, messageLimit: 10, topicLimit: 10 });
  const message = { ...createChannelMessage(), channelId: "1" };
  index.observe({ ...message, messageId: "100" });
  index.observe({ ...message, messageId: "200", topicId: "7" });
  index.observe({ ...message, messageId: "150" });
  expect(index.newestOf("1")).toBe("150");
  expect(index.newestOf("1", "7")).toBe("200");
  expect(index.newest).toBe("200");
});

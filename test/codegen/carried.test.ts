import { describe, expect, test } from "vitest";
import { channelMessageMentions, channelMessageReferences, notificationContent } from "../../generated/carried.js";
import { encodeMessageMentionList } from "../../generated/mezon/api/message_codec.js";

const text = (json: string): Uint8Array => new TextEncoder().encode(json);

describe("lists that a bytes field carries", () => {
  test("are read as protobuf", () => {
    const bytes = encodeMessageMentionList({ mentions: [{ userId: "1838493059243249664", s: 0, e: 6 }] });
    expect(channelMessageMentions(bytes).mentions).toMatchObject([{ userId: "1838493059243249664", s: 0, e: 6 }]);
  });

  test("are empty when the field is", () => {
    expect(channelMessageMentions(new Uint8Array(0)).mentions).toStrictEqual([]);
  });

  test("are read as JSON text in older data, in either spelling of the keys", () => {
    const list = '[{"user_id":"1838493059243249664","s":0,"e":6},{"userId":"7","username":"bob"}]';
    expect(channelMessageMentions(text(list)).mentions).toMatchObject([
      { userId: "1838493059243249664", s: 0, e: 6, $typeName: "mezon.api.MessageMention" },
      { userId: "7", username: "bob" },
    ]);
    expect(channelMessageMentions(text('{"mentions":[{"user_id":"7"}]}')).mentions).toMatchObject([{ userId: "7" }]);
  });

  test("keep ids that JSON holds as numbers exact", () => {
    const list = '[{"message_ref_id":1838493059243249664,"content":"a 1838493059243249664 \\"quoted\\""}]';
    expect(channelMessageReferences(text(list)).refs).toMatchObject([
      { messageRefId: "1838493059243249664", content: 'a 1838493059243249664 "quoted"' },
    ]);
  });

  test("drop values that make no sense, and throw for what is no JSON", () => {
    expect(channelMessageMentions(text('[{"user_id":"abc","s":"x","e":null},5,null]')).mentions).toMatchObject([
      { userId: "0", s: 0, e: 0 },
      { userId: "0" },
      { userId: "0" },
    ]);
    expect(() => channelMessageMentions(text("[{"))).toThrow(SyntaxError);
  });

  test("include messages that are no lists", () => {
    expect(notificationContent(text('{"title":"hi"}'))).toMatchObject({ $typeName: "mezon.api.DirectFcmProto" });
  });
});

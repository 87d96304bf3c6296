/** What needs no sockets: schemas, builders, keys and proofs. Returns "works". */
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { MezonClient, MezonError } from "mezonkit";
import { MessageBuilder } from "mezonkit/builders";
import { api } from "mezonkit/proto";
import { addressFromUserId, generateKeyPair, toBaseUnits } from "mezonkit/wallet";

export async function offline(): Promise<string> {
  const message = create(api.ChannelMessageSchema, { channelId: "7" });
  const { channelId } = fromBinary(api.ChannelMessageSchema, toBinary(api.ChannelMessageSchema, message));
  const built = new MessageBuilder().text("hello").build();
  const keys = generateKeyPair();
  const client = new MezonClient({ botId: "5", token: "t", logger: false });
  let refused: unknown;
  try {
    toBaseUnits("a lot");
  } catch (error) {
    refused = error;
  }
  const right =
    channelId === "7" &&
    built.content.t === "hello" &&
    addressFromUserId("1").length > 30 &&
    keys.publicKey.length > 30 &&
    client.state === "idle" &&
    refused instanceof MezonError;
  await client.close();
  return right ? "works" : "wrong";
}

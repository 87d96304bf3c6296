import type { Connection } from "../socket/connection.js";
import type { RpcClient } from "../transport/rpcClient.js";

/** The clan of direct messages. */
const DIRECT_MESSAGES = "0";

/** Joins every clan of the account, and the direct messages. Answers the ids of the clans. */
export async function joinClans(
  connection: Connection,
  rpc: RpcClient,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { clandesc } = await rpc.listClanDescs({ state: 1 }, { signal });
  const clanIds = clandesc.map((clan) => clan.clanId);
  const joins = [...clanIds, DIRECT_MESSAGES].map((clanId) =>
    connection.request({ case: "clanJoin", value: { clanId } }, { signal }),
  );
  await Promise.all(joins);
  return clanIds;
}

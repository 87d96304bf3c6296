import { describe, expect, test } from "vitest";
import { encodeSession } from "../../generated/mezon/api/session_codec.js";
import { encodeUserStatus } from "../../generated/mezon/api/user_codec.js";
import { createHttpHosts } from "../../src/client/httpHosts.js";
import { systemClock } from "../../src/core/clock.js";
import { authenticateApp } from "../../src/session/authenticate.js";
import { authenticateEmail } from "../../src/session/authenticatePerson.js";
import type { SessionManager } from "../../src/session/sessionManager.js";
import { HttpRpcTransport, type RpcCredentials } from "../../src/transport/httpRpcTransport.js";
import { createRpcClient } from "../../src/transport/rpcClient.js";
import { generateKeyPair, IndexerClient, MmnClient, ProverClient } from "../../src/wallet/index.js";
import { type Answer, EndlessAnswer, jsonServer, result } from "../wallet/jsonServer.js";

const ADDRESS = "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5";
const LARGEST = 2n ** 64n - 1n;
/** Ids of the protocol are signed. */
const LARGEST_ID = (2n ** 63n - 1n).toString();
const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE5MDAwMDAwMDAsInVpZCI6IjE4NDAwMDAwMDAwMDAwMDAwMDEifQ.c2lnbmF0dXJl";
const http = {
  fetch: (request: Request) => globalThis.fetch(request),
  clock: systemClock,
  timeoutMs: 30_000,
  httpTimeoutMs: 30_000,
};
const media = { room_name: "r", participant_identity: "i", participant_name: "n", url: "https://x.example", name: "n" };

interface Client {
  readonly name: string;
  readonly ask: (url: string) => Promise<unknown>;
  /** An answer with the largest whole number of 64 bits in it. */
  readonly largest: Answer;
  /** What is made of that answer. */
  readonly read: object;
}

const clients: readonly Client[] = [
  {
    name: "the node's",
    ask: (url) => new MmnClient({ url }).getAccount(ADDRESS),
    largest: result(`{"address":"${ADDRESS}","balance":"1","nonce":${LARGEST},"decimals":6}`),
    read: { nonce: LARGEST },
  },
  {
    name: "the indexer's",
    ask: (url) => new IndexerClient({ url }).getNewestBlock(),
    largest: () => `{"meta":{},"data":[{"block_number":${LARGEST},"block_hash":"b","block_timestamp":1}]}`,
    read: { slot: LARGEST },
  },
  {
    name: "the prover's",
    ask: (url) => {
      const { publicKey } = generateKeyPair("00".repeat(32));
      return new ProverClient({ url }).prove({ userId: "3767478432163172999", publicKey, idToken: "a-token" });
    },
    // No number of a proof is read: one of 64 bits beside it is no reason to refuse it.
    largest: () => `{"id":${LARGEST},"data":{"proof":"cA==","public_input":"aQ=="}}`,
    read: { proof: "cA==", publicInput: "aQ==" },
  },
  {
    name: "the media host's",
    ask: (url) => {
      const sessions = { current: { token: "a-token" } } as SessionManager;
      return createHttpHosts({ ...http, sessions, mediaUrl: url }).playMedia(media, {});
    },
    largest: () => `{"ingress_id":"i","room":${LARGEST},"state":3}`,
    read: { ingress_id: "i", room: LARGEST, state: 3 },
  },
  {
    name: "the login's",
    ask: (url) => authenticateApp({ botId: "1840000000000000001", token: "a-token" }, { ...http, origin: url }),
    largest: (_, response) => {
      response.end(encodeSession({ token: TOKEN, refreshToken: TOKEN, userId: LARGEST_ID }));
      return undefined;
    },
    read: { userId: LARGEST_ID },
  },
  {
    name: "a person's login's",
    ask: (url) => {
      const credentials = { email: "lan@example.com", password: "secret" };
      return authenticateEmail(credentials, { ...http, serverKey: "key", origin: url });
    },
    largest: () => `{"token":"${TOKEN}","refresh_token":"${TOKEN}","user_id":${LARGEST_ID}}`,
    read: { userId: LARGEST_ID },
  },
  {
    name: "a call's",
    ask: (url) => {
      const credentials = (): RpcCredentials => ({ apiUrl: url, token: "a-token" });
      const transport = new HttpRpcTransport({ ...http, credentials, serverKey: "key" });
      return createRpcClient(transport).getUserStatus();
    },
    largest: (_, response) => {
      response.end(encodeUserStatus({ userId: LARGEST_ID }));
      return undefined;
    },
    read: { userId: LARGEST_ID },
  },
];

describe.each(clients.map((client) => [client.name, client] as const))("%s answer", (_, { ask, largest, read }) => {
  test("keeps every digit of the largest number", async () => {
    const { url } = await jsonServer(largest);
    expect(await ask(url.replace(/\/$/, ""))).toMatchObject(read);
  });

  test("that never ends is let go at its bound, and not asked for again", async () => {
    const endless = new EndlessAnswer();
    const { url, asked } = await jsonServer(endless.answer);
    await expect(ask(url.replace(/\/$/, ""))).rejects.toMatchObject({ name: "ProtocolError", code: "too_large" });
    await expect.poll(() => endless.isLetGo).toBe(true);
    // The bound is 32 MiB at most; the rest lay in buffers of sockets.
    expect(endless.written).toBeLessThan(48 * 1024 * 1024);
    expect(asked).toHaveLength(1);
  });
});

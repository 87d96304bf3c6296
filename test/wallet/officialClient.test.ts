import { createRequire } from "node:module";
import type { MmnClient as OfficialClient } from "mmn-client-js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addressFromUserId, isAddress } from "../../src/wallet/keys/address.js";
import { generateKeyPair, importKeyPair } from "../../src/wallet/keys/keyPair.js";
import { signTransaction } from "../../src/wallet/transaction/transaction.js";
import { transactionOf, vectorsOf } from "./vectors.js";

// Its ES module names a file that Node takes for CommonJS.
const { MmnClient } = createRequire(import.meta.url)("mmn-client-js") as { MmnClient: typeof OfficialClient };

interface AddTransactionCall {
  readonly method: string;
  readonly params: { readonly tx_msg: object; readonly signature: string };
}

/** What the older client sends when it is asked to. */
async function sentBy(call: (client: OfficialClient) => Promise<unknown>): Promise<AddTransactionCall> {
  const bodies: string[] = [];
  vi.stubGlobal("fetch", (_url: string, { body }: { body: string }) => {
    bodies.push(body);
    return Promise.resolve(Response.json({ jsonrpc: "2.0", id: 1, result: { ok: true, tx_hash: "h", error: "" } }));
  });
  await call(new MmnClient({ baseUrl: "http://node.invalid/" }));
  return JSON.parse(bodies[0] ?? "") as AddTransactionCall;
}

afterEach(() => void vi.unstubAllGlobals());

describe("mmn-client-js", () => {
  for (const { name, input, expect: known } of vectorsOf("tx")) {
    if (known.node === undefined) continue;
    it(`sends the message and signature that we make: ${name}`, async () => {
      const { params, seed_hex: seed } = input;
      const keyPair = generateKeyPair(seed);
      const request = {
        ...params,
        timestamp: 1_700_000_000_000,
        privateKey: keyPair.exportPkcs8Hex(),
        publicKey: keyPair.publicKey,
      } as never;
      const { method, params: sent } = await sentBy((client) => {
        if (params.type === 1) return client.sendTransactionByPrivateKey(request);
        return params.type === 2 ? client.postDonationCampaignFeed(request) : client.sendTransactionByAddress(request);
      });
      const ours = signTransaction({ ...transactionOf(params), timestamp: 1_700_000_000_000 }, keyPair);
      expect(method).toBe("tx.addtx");
      expect(sent.tx_msg).toStrictEqual({ ...ours.message, nonce: Number(ours.message.nonce) });
      expect(sent.signature).toBe(ours.signature);
    });
  }

  it("makes keys that we read, and reads ours", async () => {
    const client = new MmnClient({ baseUrl: "http://node.invalid/" });
    const { privateKey, publicKey } = client.generateEphemeralKeyPair();
    expect(importKeyPair(privateKey).publicKey).toBe(publicKey);
  });

  it("gives users the addresses that we give them", () => {
    const client = new MmnClient({ baseUrl: "http://node.invalid/" });
    for (const id of ["3767478432163172999", "1", "9223372036854775807", "1838493059243249664"]) {
      expect(addressFromUserId(id)).toBe(client.getAddressFromUserId(id));
      expect(client.validateAddress(addressFromUserId(id))).toBe(isAddress(addressFromUserId(id)));
    }
  });
});

import { expect, test } from "vitest";
import { decodeInviteUserRequest } from "../../../generated/mezon/api/invite_codec.js";
import { ConnectionError } from "../../../src/core/errors.js";
import { loadPart } from "../../../src/core/loadPart.js";
import { createRpcClient } from "../../../src/transport/rpcClient.js";
import type { RpcCall } from "../../../src/transport/rpcTransport.js";

test("a request is what it was when the call was made, also if the call's code is still to be loaded", async () => {
  const calls: RpcCall[] = [];
  const client = createRpcClient({
    unary: (call) => {
      calls.push(call);
      return Promise.resolve(new Uint8Array(0));
    },
  });
  const request = { inviteId: "1" };
  const first = client.inviteUser(request);
  request.inviteId = "2";
  const second = client.inviteUser(request);
  request.inviteId = "3";
  await Promise.all([first, second]);
  expect(calls.map(({ body }) => decodeInviteUserRequest(body).inviteId)).toStrictEqual(["1", "2"]);
});

test("a part that cannot be loaded is a ConnectionError that says what needs it", async () => {
  const cause = new Error("Cannot find module");
  const failing = loadPart(() => Promise.reject(cause), "uploads");
  await expect(failing).rejects.toBeInstanceOf(ConnectionError);
  await expect(failing).rejects.toMatchObject({ message: /for uploads could not be loaded/, wasSent: false, cause });
});

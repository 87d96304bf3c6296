import { describe, expect, test } from "vitest";
import { resolveHosts, socketUrl } from "../../../src/session/hosts.js";

const LOGIN = "https://gw.mezon.ai";

describe("the hosts a session names", () => {
  test.each([
    // api_url, ws_url → API, socket
    ["https://api.mezon.ai:443", "sock.mezon.ai", "https://api.mezon.ai", "wss://sock.mezon.ai"],
    [
      "https://api.mezon.ai/some/path",
      "wss://sock.mezon.ai:8443/ws",
      "https://api.mezon.ai",
      "wss://sock.mezon.ai:8443",
    ],
    ["http://127.0.0.1:7350", "127.0.0.1:7351", "http://127.0.0.1:7350", "ws://127.0.0.1:7351"],
    ["api.mezon.ai", "", "https://api.mezon.ai", "wss://api.mezon.ai"],
    ["", "", "https://gw.mezon.ai", "wss://gw.mezon.ai"],
    ["", "ws://plain.example", "https://gw.mezon.ai", "ws://plain.example"],
    ["http://[bad", "http://[bad", "https://gw.mezon.ai", "wss://gw.mezon.ai"],
  ])("api %s, ws %s", (apiUrl, wsUrl, api, ws) => {
    expect(resolveHosts(LOGIN, { apiUrl, wsUrl })).toEqual({ apiUrl: api, wsUrl: ws });
  });
});

test("the socket's address carries the token encoded", () => {
  expect(socketUrl("wss://sock.mezon.ai", "a+b/c=")).toBe(
    "wss://sock.mezon.ai/ws?lang=en&status=true&token=a%2Bb%2Fc%3D&format=protobuf",
  );
});

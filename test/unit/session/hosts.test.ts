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
    ["api.mezon.ai", "", "https://api.mezon.ai", "wss://api.mezon.ai"],
    ["", "", "https://gw.mezon.ai", "wss://gw.mezon.ai"],
    ["http://[bad", "http://[bad", "https://gw.mezon.ai", "wss://gw.mezon.ai"],
  ])("api %s, ws %s", (apiUrl, wsUrl, api, ws) => {
    expect(resolveHosts(LOGIN, { apiUrl, wsUrl })).toStrictEqual({ apiUrl: api, wsUrl: ws });
  });
});

describe("a session may name", () => {
  test.each([
    // login, api_url, ws_url, trustedHosts → API, socket
    ["http://127.0.0.1:7350", "http://127.0.0.1:7350", "127.0.0.1:7351", [], "ws://127.0.0.1:7351"],
    ["http://localhost:7350", "127.0.0.1:1", "", [], "ws://127.0.0.1:1"],
    ["http://[::1]:7350", "http://localhost:7350", "", [], "ws://localhost:7350"],
    ["http://sandbox:7350", "http://sandbox:7351", "sandbox:7352", [], "ws://sandbox:7352"],
    ["http://sandbox:7350", "https://sandbox:7351", "", [], "wss://sandbox:7351"],
    ["https://chat.example", "", "sock.example", ["sock.example"], "wss://sock.example"],
    ["https://chat.example", "a.b.chat.example", "", ["*.Chat.example"], "wss://a.b.chat.example"],
  ])("after a login at %s: api %s, ws %s with %j", (login, apiUrl, wsUrl, trusted, ws) => {
    expect(resolveHosts(login, { apiUrl, wsUrl }, trusted).wsUrl).toBe(ws);
  });

  test.each([
    ["another host", LOGIN, "https://evil.example", "", []],
    ["another host for the socket", LOGIN, "", "evil.example", []],
    ["a host that only ends like the platform's", LOGIN, "https://evilmezon.ai", "", []],
    ["a host behind credentials that look like one", LOGIN, "https://gw.mezon.ai@evil.example", "", []],
    ["a host above those that are trusted", "https://chat.example", "b.example", "", ["*.b.example"]],
    ["another host that shares its domain", "https://bot.co.uk", "evil.co.uk", "", []],
    ["this machine, from elsewhere", "http://chat.example", "http://127.0.0.1", "", []],
    ["its own host without TLS", LOGIN, "http://gw.mezon.ai", "", []],
    ["its own socket without TLS", LOGIN, "", "ws://gw.mezon.ai", []],
    ["a trusted host without TLS", LOGIN, "", "ws://sock.example", ["sock.example"]],
    ["a file", LOGIN, "file:///etc/passwd", "", []],
    ["ftp", LOGIN, "ftp://gw.mezon.ai", "", []],
    ["ftp for the socket", LOGIN, "", "ftp://gw.mezon.ai", []],
    ["http for the socket", LOGIN, "", "https://gw.mezon.ai", []],
    ["a bare scheme", LOGIN, "http", "", []],
    ["a bare scheme for the socket", LOGIN, "", "file:", []],
  ])("not %s", (_, login, apiUrl, wsUrl, trusted) => {
    expect(() => resolveHosts(login, { apiUrl, wsUrl }, trusted)).toThrow(
      expect.objectContaining({ name: "SessionError", isFinal: false }),
    );
  });
});

test("the socket's address carries the token encoded", () => {
  expect(socketUrl("wss://sock.mezon.ai", "a+b/c=")).toBe(
    "wss://sock.mezon.ai/ws?lang=en&status=true&token=a%2Bb%2Fc%3D&format=protobuf",
  );
});

import { expect, test } from "vitest";
import { proxyFromEnvironment } from "../../../src/transport/network/proxyRules.js";

const both = { HTTPS_PROXY: "http://s", HTTP_PROXY: "http://h" };

test.each([
  ["https://gw.mezon.ai", both, "http://s"],
  ["wss://gw.mezon.ai", both, "http://s"],
  ["http://gw.mezon.ai", both, "http://h"],
  ["ws://gw.mezon.ai", both, "http://h"],
  ["https://gw.mezon.ai", { https_proxy: "http://low", ALL_PROXY: "http://all" }, "http://low"],
  ["wss://gw.mezon.ai", { ALL_PROXY: "http://all" }, "http://all"],
  ["https://gw.mezon.ai", { HTTPS_PROXY: "" }, undefined],
  ["https://gw.mezon.ai", {}, undefined],
  ["https://127.0.0.1:1", both, undefined],
  ["https://localhost", both, undefined],
  ["https://[::1]", both, undefined],
  ["https://gw.mezon.ai", { ...both, NO_PROXY: "*" }, undefined],
  ["https://gw.mezon.ai", { ...both, NO_PROXY: "other.example, mezon.ai" }, undefined],
  ["https://gw.mezon.ai", { ...both, no_proxy: ".mezon.ai" }, undefined],
  ["https://gw.mezon.ai", { ...both, NO_PROXY: "*.mezon.ai:443" }, undefined],
  ["https://gw.mezon.ai:8443", { ...both, NO_PROXY: "mezon.ai:443" }, "http://s"],
  ["https://notmezon.ai", { ...both, NO_PROXY: "mezon.ai" }, "http://s"],
  ["https://[2001:db8::1]", { ...both, NO_PROXY: "[2001:db8::1]" }, undefined],
])("%s with %j goes through %s", (url, environment, proxy) => {
  expect(proxyFromEnvironment(new URL(url), environment)).toBe(proxy);
});

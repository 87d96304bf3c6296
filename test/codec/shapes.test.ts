import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("fastProperties.ts", import.meta.url));

test("decoded messages of many fields have fast properties and one shape", async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--import", "tsx", "--allow-natives-syntax", SCRIPT], {
    timeout: 20_000,
  });
  expect(JSON.parse(stdout)).toStrictEqual({
    ChannelMessage: { created: "fast", decoded: "fast", sameShape: true },
    ChannelDescription: { created: "fast", decoded: "fast", sameShape: true },
    MezonOauthClient: { created: "fast", decoded: "fast", sameShape: true },
  });
}, 30_000);

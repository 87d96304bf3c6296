import { describe, expect, test } from "vitest";
import { ENTRY_POINTS } from "../../codegen/package/entryPoints.js";
import { runNode } from "./builtPackage.js";

/** What holds when a process uses the package in both of its formats. The tests share the package that was built. */
export function bothFormatsTests(): void {
  describe("the ES modules and the CommonJS files in one process", () => {
    const NAMES = JSON.stringify(Object.keys(ENTRY_POINTS).map((name) => `mezonkit${name.slice(1)}`));

    test("are two copies that export the same", () => {
      const printed = runNode(
        "same.cjs",
        `(async () => {
           for (const name of ${NAMES}) {
             const [esm, cjs] = [await import(name), require(name)];
             const keys = Object.keys(esm).sort().join();
             console.log(name, keys !== "" && keys === Object.keys(cjs).sort().join());
           }
           console.log((await import("mezonkit")).MezonClient === require("mezonkit").MezonClient);
         })();`,
      );
      expect(printed).toBe(`${(JSON.parse(NAMES) as string[]).join(" true\n")} true\nfalse\n`);
    });

    test("know every class of the other", () => {
      const printed = runNode(
        "classes.cjs",
        `(async () => {
           const isClass = (value) => typeof value === "function" && /^class/.test(Function.prototype.toString.call(value));
           let count = 0;
           for (const name of ${NAMES}) {
             const [esm, cjs] = [await import(name), require(name)];
             for (const [key, one] of Object.entries(esm)) {
               if (!isClass(one)) continue;
               count += 1;
               const other = cjs[key];
               class Extended extends one {}
               const [made, foreign, extended] = [one, other, Extended].map((each) => Object.create(each.prototype));
               const right = foreign instanceof one && made instanceof other && extended instanceof other;
               if (!right) console.log(name, key, "needs brand() of src/core/brand.ts in a static block");
               if (made instanceof Extended || foreign instanceof Extended) console.log(name, key, "is taken for what extends it");
               if ({} instanceof one || null instanceof one) console.log(name, key, "knows everything");
             }
           }
           console.log(count > 40);
         })();`,
      );
      expect(printed).toBe("true\n");
    });

    test("catch each other's errors, and take each other's messages and stores", () => {
      const printed = runNode(
        "mixed.cjs",
        `const { createSandbox } = require("mezonkit/sandbox");
         const { MessageBuilder } = require("mezonkit/builders");
         const { KyselyMessageStore } = require("mezonkit/cache");
         (async () => {
           const { MezonClient, SessionError, StoreError, MezonError, TimeoutError } = await import("mezonkit");
           const sandbox = await createSandbox();
           const { host, port, botId } = sandbox;
           const refused = new (require("mezonkit").MezonClient)({ host, port, botId, token: "wrong", useSSL: false });
           const error = await refused.login().catch((error) => error);
           console.log(error instanceof SessionError, error instanceof MezonError, error instanceof TimeoutError);
           await refused.close();
           const store = new KyselyMessageStore({ file: ":memory:" });
           const client = new MezonClient({ ...sandbox, useSSL: false, store });
           await client.login();
           const channel = await client.channels.fetch(sandbox.channelId);
           console.log((await channel.send(new MessageBuilder().text("built"))).text);
           await client.close();
           await store.close();
           console.log(await store.count().catch((error) => error instanceof StoreError));
           await sandbox.close();
         })();`,
      );
      expect(printed).toBe("true true false\nbuilt\ntrue\n");
    });
  });
}

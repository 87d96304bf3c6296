import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { KyselyMessageStore, KyselyMessageStoreOptions } from "../../src/cache/index.js";
import { builtPackage } from "./built.js";

/** A store of the package as it ships: beside the sources there is no code for the thread that its file has. */
export async function builtStore(options: KyselyMessageStoreOptions): Promise<KyselyMessageStore> {
  const file = join(await builtPackage(), "dist/cache.js");
  const cache = (await import(pathToFileURL(file).href)) as { KyselyMessageStore: typeof KyselyMessageStore };
  return new cache.KyselyMessageStore(options);
}

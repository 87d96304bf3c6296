import { StoreError } from "../../core/errors.js";
import type { ModelContext } from "../modelContext.js";

/** What the store answers. Where it cannot be read, that is an `error` event, and `undefined`: the server can be asked. */
export async function readStore<T>(context: ModelContext, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    context.report(error);
    return undefined;
  }
}

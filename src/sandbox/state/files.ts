import { limits } from "../limits.js";

/** A file that was uploaded. */
export interface StoredFile {
  readonly type: string;
  readonly body: Uint8Array;
}

/** Files by their path. The oldest go when there is no room. */
export class Files {
  readonly #byPath = new Map<string, StoredFile>();
  #bytes = 0;

  set(path: string, file: StoredFile): void {
    this.delete(path);
    this.#byPath.set(path, file);
    this.#bytes += file.body.length;
    for (const oldest of this.#byPath.keys()) {
      if (this.#bytes <= limits.filesBytes) break;
      this.delete(oldest);
    }
  }

  get(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }

  delete(path: string): void {
    this.#bytes -= this.#byPath.get(path)?.body.length ?? 0;
    this.#byPath.delete(path);
  }
}

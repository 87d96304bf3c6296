import { base64url, equalSecrets, hmacSha256, randomBytes } from "../crypto.js";
import { limits } from "../limits.js";

/** An uploaded file. */
export interface StoredFile {
  readonly type: string;
  readonly body: Uint8Array;
}

/** Files by path. The oldest are dropped if there is no room. */
export class Files {
  readonly #byPath = new Map<string, StoredFile>();
  readonly #key = randomBytes(32);
  #bytes = 0;

  /** Requirements of an upload to a path. */
  tokenFor(path: string): string {
    return base64url(hmacSha256(this.#key, path));
  }

  mayWrite(path: string, token: string): boolean {
    return equalSecrets(token, this.tokenFor(path));
  }

  set(path: string, file: StoredFile): void {
    this.delete(path);
    this.#byPath.set(path, file);
    this.#bytes += file.body.length;
    for (const oldest of this.#byPath.keys()) {
      if (this.#bytes <= limits.filesBytes) break;
      this.delete(oldest);
    }
  }

  all(): readonly (readonly [path: string, file: StoredFile])[] {
    return [...this.#byPath];
  }

  get(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }

  delete(path: string): void {
    this.#bytes -= this.#byPath.get(path)?.body.length ?? 0;
    this.#byPath.delete(path);
  }
}

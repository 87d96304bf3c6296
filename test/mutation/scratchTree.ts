import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A copy of the tree as it stands, uncommitted work included, that can be mutated and run. */
export class ScratchTree implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), "mezonkit-mutants-"));
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: origin,
      encoding: "utf8",
      maxBuffer: 64 * 2 ** 20,
    });
    for (const file of listed.split("\0")) {
      if (file === "" || !existsSync(join(origin, file))) continue;
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(origin, file), join(this.root, file));
    }
    symlinkSync(join(origin, "node_modules"), join(this.root, "node_modules"), "dir");
  }

  /** Replaces files; undone when the value that is returned is disposed of. */
  mutate(changes: ReadonlyMap<string, string>): Disposable {
    for (const [file, text] of changes) writeFileSync(join(this.root, file), text);
    return {
      [Symbol.dispose]: () => {
        for (const file of changes.keys())
          writeFileSync(join(this.root, file), readFileSync(join(this.#origin, file), "utf8"));
      },
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";

const PROJECT = resolve(import.meta.dirname, "../..");

/** One of the generators: `Codec` is `codegen/plugins/protocGenMezonCodec.ts`. */
export type Plugin = "Carried" | "Codec" | "Constants" | "Events" | "Index" | "Rpc";

/** Runs one generator on a few protos, and returns each generated file by its path. */
export function generateFrom(plugin: Plugin, protos: Readonly<Record<string, string>>): (path: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-small-"));
  try {
    write(folder, "buf.yaml", "version: v2\nmodules:\n  - path: proto\n");
    cpSync(join(PROJECT, "proto/mezon/options"), join(folder, "proto/mezon/options"), { recursive: true });
    for (const [path, text] of Object.entries(protos)) write(folder, join("proto", path), text);
    const template = {
      version: "v2",
      plugins: [
        {
          local: ["node", "--import", "tsx", join(PROJECT, `codegen/plugins/protocGenMezon${plugin}.ts`)],
          out: "out",
          opt: ["target=ts", "import_extension=js"],
          strategy: "all",
        },
      ],
    };
    write(folder, "buf.gen.json", JSON.stringify(template));
    const bin = join(PROJECT, "node_modules/.bin");
    const { status, stderr } = spawnSync(
      join(bin, "buf"),
      ["generate", folder, "--template", join(folder, "buf.gen.json"), "--output", folder],
      {
        cwd: PROJECT,
        encoding: "utf8",
        env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
      },
    );
    if (status !== 0) throw new Error(stderr.trim());
    const out = join(folder, "out");
    const paths = readdirSync(out, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    const files = new Map(
      paths.map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [relative(out, file), readFileSync(file, "utf8")] as const;
      }),
    );
    return (path) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`${path} was not generated, but ${[...files.keys()].join(", ")}`);
      return text;
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

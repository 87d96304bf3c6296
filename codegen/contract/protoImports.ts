import { posix } from "node:path";

const IMPORT = /^(\s*import\s+(?:public\s+|weak\s+|option\s+)?)(["'])([^"'\n]+)\2/gm;
const WELL_KNOWN = /(?:^|\/)google\/protobuf\/(?:compiler\/)?\w+\.proto$/;

/**
 * Makes a folder of `.proto` files, given by path, compile from its own root: each import is replaced by the path of
 * its file. So folders can be read that were compiled from another root, such as a Go module path
 * (`github.com/someone/schema/api/api.proto`) or a parent folder. Copies of `google/protobuf` are left out, since the
 * compiler has its own.
 */
export function resolveImports(sources: ReadonlyMap<string, string>): Map<string, string> {
  const own = new Map([...sources].filter(([path]) => !WELL_KNOWN.test(path)));
  const paths = [...own.keys()];
  return new Map(
    [...own].map(([path, text]) => [
      path,
      text.replace(IMPORT, (_, start: string, quote: string, imported: string) => {
        return `${start}${quote}${meantPath(imported, path, paths)}${quote}`;
      }),
    ]),
  );
}

/** Ambiguous or unknown imports stay unchanged: the compiler reports them. */
function meantPath(imported: string, importer: string, paths: readonly string[]): string {
  const wellKnown = WELL_KNOWN.exec(imported);
  if (wellKnown !== null) return wellKnown[0].replace(/^\//, "");
  if (paths.includes(imported)) return imported;

  const besideImporter = posix.join(posix.dirname(importer), imported);
  if (paths.includes(besideImporter)) return besideImporter;

  const deeper = paths.filter((path) => path.endsWith(`/${imported}`));
  if (deeper.length === 1) return deeper[0] ?? imported;

  // If the import's path is the end of several files' paths, the longest path is the most specific.
  const prefixed = paths.filter((path) => imported.endsWith(`/${path}`));
  return prefixed.reduce((longest, path) => (path.length > longest.length ? path : longest), prefixed[0] ?? imported);
}

import { resolve } from "node:path";
import type { ChunkingContext, CodeSplittingNameFunction } from "rolldown";

/**
 * Returns how the modules that the client loads at once are put into files: one file for each set of entry points that
 * share them. Without it, each part that is loaded later would split them further, and finding a file takes Node longer
 * than reading it. All others are left to the bundler: a part that is loaded later should hold nothing else.
 *
 * @param client Path of the client's module, from `root`.
 * @param others Paths of modules that a process may load without the client.
 * @param root Folder of the project.
 */
export function entryChunks(client: string, others: readonly string[], root: string): CodeSplittingNameFunction {
  const reached = new WeakMap<ChunkingContext, readonly ReadonlySet<string>[]>();
  return (moduleId, context) => {
    const sets = reached.get(context) ?? [client, ...others].map((path) => reachedFrom(resolve(root, path), context));
    reached.set(context, sets);
    if (sets[0]?.has(moduleId) !== true) return null;
    const sharers = sets.flatMap((modules, index) => (modules.has(moduleId) ? [index.toString(36)] : []));
    return `shared-${sharers.join("")}`;
  };
}

/** Returns a module and what it imports statically, at any depth. */
function reachedFrom(moduleId: string, context: ChunkingContext): ReadonlySet<string> {
  const modules = new Set([moduleId]);
  for (const id of modules) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) modules.add(imported);
  return modules;
}

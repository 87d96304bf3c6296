import { resolve } from "node:path";
import type { ChunkingContext, CodeSplittingNameFunction } from "rolldown";

/**
 * Returns how the modules that entry points load at once are put into files: one file for each set of entry points
 * that share modules. Without it, each part that is loaded later would split them further, and finding a file takes
 * Node longer than reading it. What is only loaded later is left to the bundler.
 *
 * @param entryPoints Paths of the modules of the entry points.
 * @param programs Paths of modules that are run, not imported. They share like entry points, but what they alone load
 * must not be in a file that others load: it does something when it is loaded.
 */
export function entryChunks(
  entryPoints: readonly string[],
  programs: readonly string[] = [],
): CodeSplittingNameFunction {
  const reached = new WeakMap<ChunkingContext, readonly ReadonlySet<string>[]>();
  return (moduleId, context) => {
    const sets = reached.get(context) ?? [...entryPoints, ...programs].map((path) => reachedFrom(path, context));
    reached.set(context, sets);
    const sharers = sets.flatMap((modules, index) => (modules.has(moduleId) ? [index] : []));
    if (!sharers.some((index) => index < entryPoints.length)) return null;
    return `shared-${sharers.map((index) => index.toString(36)).join("")}`;
  };
}

/** Returns a module and what it imports statically, at any depth. */
function reachedFrom(path: string, context: ChunkingContext): ReadonlySet<string> {
  const modules = new Set([resolve(path)]);
  for (const id of modules) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) modules.add(imported);
  return modules;
}

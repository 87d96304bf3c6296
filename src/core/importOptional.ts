/**
 * Imports what need not be there: an optional package, or a module that only some platforms have. No bundler looks for
 * it: it is found when the program runs, from where the bundle lies.
 */
export function importOptional<Module>(name: string): Promise<Module> {
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ name) as Promise<Module>;
}

/** What is used of `node:module`. */
interface Modules {
  createRequire(url: string): { resolve(name: string): string };
}

/** Returns whether an optional package is installed, without loading it; false where the platform cannot tell. */
export function isInstalled(name: string): boolean {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const modules = process?.getBuiltinModule?.("node:module") as Modules | undefined;
  if (modules === undefined) return false;
  try {
    modules.createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

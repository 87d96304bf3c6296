/**
 * Imports what need not be there: an optional package, or a module that only some platforms have. No bundler looks for
 * it: it is found when the program runs, from where the bundle lies.
 */
export function importOptional<Module>(name: string): Promise<Module> {
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ name) as Promise<Module>;
}

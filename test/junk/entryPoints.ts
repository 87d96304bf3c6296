import { join } from "node:path";
import { ENTRY_POINTS } from "../../codegen/package/entryPoints.js";
import type { Subject } from "./callAll.js";
import { internalMembers } from "./internals.js";

const ROOT = join(import.meta.dirname, "../..");
const internal = internalMembers();

type Callable = (...args: readonly unknown[]) => unknown;
type Constructor = abstract new (...args: readonly unknown[]) => object;

/**
 * Returns what can be called of everything that the entry points export: functions, those of namespaces, constructors as
 * `new Menu`, and static methods as `MezonModule.forRoot`. What two entry points export is there once.
 */
export async function exportedCallables(): Promise<readonly Subject[]> {
  const found = new Map<unknown, Subject>();
  for (const source of Object.values(ENTRY_POINTS)) addExports((await import(join(ROOT, source))) as object, found);
  return [...found.values()];
}

function addExports(module: object, found: Map<unknown, Subject>): void {
  for (const value of Object.values(module) as unknown[]) {
    if (isNamespace(value)) addExports(value, found);
    if (typeof value !== "function" || found.has(value)) continue;
    const calls = isClass(value) ? callsOfClass(value) : { [value.name]: value as Callable };
    found.set(value, { name: "", make: () => calls });
  }
}

function callsOfClass(given: Constructor): Readonly<Record<string, Callable>> {
  const calls: Record<string, Callable> = {};
  if (isMadeByCallers(given))
    calls[`new ${given.name}`] = (...args) => Reflect.construct<readonly unknown[], object>(given as never, args);
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(given)))
    if (typeof value === "function")
      calls[`${given.name}.${name}`] = (...args) => Reflect.apply(value as Callable, given, args);
  return calls;
}

/**
 * Whether a class has a constructor for others than the library. Those of errors are left out: one that refuses would
 * hide what it should tell.
 */
function isMadeByCallers(given: Constructor): boolean {
  if (given.prototype instanceof Error) return false;
  for (let each: unknown = given; typeof each === "function" && each.name !== ""; each = Object.getPrototypeOf(each))
    if (hasConstructor(each)) return !internal.has(`${each.name}.constructor`);
  return true;
}

function hasConstructor(given: object): boolean {
  return /^\s*constructor\s*\(/m.test(String(given));
}

function isClass(value: unknown): value is Constructor {
  return typeof value === "function" && String(value).startsWith("class");
}

function isNamespace(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Module]";
}

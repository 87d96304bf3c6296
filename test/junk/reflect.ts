import { internalMembers } from "./internals.js";

/** A member, with the class that declares it. */
export interface Member {
  readonly name: string;
  /** Undefined for members of plain objects. */
  readonly owner: string | undefined;
}

const internal = internalMembers();
/** Classes of the language, whose instances are values. */
const VALUES: ReadonlySet<unknown> = new Set([Object, Array, Map, Set, Date, Promise, Uint8Array, AbortController]);

/** Returns the public methods of an object, those it inherits included. */
export function methodsOf(object: object): readonly Member[] {
  return membersOf(object, ({ value }) => typeof value === "function");
}

/**
 * Returns what can be reached from objects through their public fields and getters: one object of each class, with the
 * name of the class; of plain objects that hold functions, each.
 */
export function reachable(roots: readonly object[]): readonly { readonly name: string; readonly object: object }[] {
  const found = new Map<unknown, { readonly name: string; readonly object: object }>();
  const visit = (object: unknown, path: string): void => {
    if (typeof object !== "object" || object === null) return;
    const isPlain = Object.getPrototypeOf(object) === Object.prototype;
    const key = isPlain ? path : object.constructor;
    const name = isPlain ? path : object.constructor.name;
    if (found.has(key) || (isPlain ? methodsOf(object).length === 0 : VALUES.has(object.constructor))) return;
    found.set(key, { name, object });
    for (const { name: member } of membersOf(
      object,
      ({ value, get }) => get !== undefined || typeof value === "object",
    ))
      visit(memberOf(object, member), `${name}.${member}`);
  };
  for (const root of roots) visit(root, root.constructor.name);
  return [...found.values()];
}

function membersOf(object: object, isWanted: (property: PropertyDescriptor) => boolean): readonly Member[] {
  const members = new Map<string, Member>();
  const chain = prototypesOf(object);
  // Fields stand on the object itself, whichever class declares them.
  const owners = chain.map((prototype) => [prototype.constructor.name]);
  for (const [index, at] of [object, ...chain].entries()) {
    const classes = index === 0 ? owners.flat() : (owners[index - 1] ?? []);
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (name === "constructor" || members.has(name) || !isWanted(property)) continue;
      if (classes.some((owner) => internal.has(`${owner}.${name}`))) continue;
      members.set(name, { name, owner: classes[0] });
    }
  }
  return [...members.values()];
}

function prototypesOf(object: object): readonly object[] {
  const prototype = Object.getPrototypeOf(object) as object | null;
  return prototype === null || prototype === Object.prototype ? [] : [prototype, ...prototypesOf(prototype)];
}

/** A getter may refuse what is not there yet. */
function memberOf(object: object, member: string): unknown {
  try {
    return Reflect.get(object, member) as unknown;
  } catch {
    return undefined;
  }
}

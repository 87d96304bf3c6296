/** Adds a method to a prototype, as a class declares it: named, and not enumerable. */
export function defineMethod(prototype: object, name: string, value: (...given: never[]) => unknown): void {
  Object.defineProperty(value, "name", { value: name });
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

/** `flyKite` → `FlyKite` */
export function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/**
 * Makes `instanceof` hold across copies of the package. A process can hold two of them, the ES modules and the
 * CommonJS files, or two versions; an error of one is to be known as such by who imported the other.
 *
 * To be called in a static block of the class. Classes that extend a branded one are told apart as ever.
 *
 * @param name The name of the class, written out: a minifier changes the other one.
 */
export function brand(branded: abstract new (...args: never[]) => object, name: string): void {
  const mark = Symbol.for(`mezonkit.${name}`);
  Object.defineProperty(branded.prototype, mark, { value: true });
  Object.defineProperty(branded, Symbol.hasInstance, {
    // A class that extends the branded one inherits this method, but not its meaning.
    value(this: unknown, value: unknown): boolean {
      if (this !== branded) return Function.prototype[Symbol.hasInstance].call(this, value);
      return typeof value === "object" && value !== null && mark in value;
    },
  });
}

/**
 * Makes `instanceof` work across copies of the package. A process can load two copies, the ES modules and the CommonJS
 * files, or two versions; code that imports one must recognise errors of the other.
 *
 * Call it in a static block of the class. Subclasses of a branded class are told apart as usual.
 *
 * @param name The name of the class, written out: a minifier changes the other one.
 */
export function brand(branded: abstract new (...args: never[]) => object, name: string): void {
  const mark = Symbol.for(`mezonkit.${name}`);
  Object.defineProperty(branded.prototype, mark, { value: true });
  Object.defineProperty(branded, Symbol.hasInstance, {
    // A subclass of the branded class inherits this method, but not its meaning.
    value(this: unknown, value: unknown): boolean {
      if (this !== branded) return Function.prototype[Symbol.hasInstance].call(this, value);
      return typeof value === "object" && value !== null && mark in value;
    },
  });
}

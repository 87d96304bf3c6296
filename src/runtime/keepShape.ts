const kept: object[] = [];

/**
 * Keeps an object as long as the program runs, and with it the hidden class of all objects like it. V8 drops a hidden
 * class at a full garbage collection if no object of it is left, and then all optimized code that has seen such objects.
 * That code is slow until it is compiled again, while messages wait.
 *
 * For classes whose objects are made for each message and live only briefly.
 */
export function keepShape(example: object): void {
  kept.push(example);
}

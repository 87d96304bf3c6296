/** Largest depth of nested containers. The chain's responses have four. */
const MOST_DEPTH = 32;
/** Largest number of characters of a number. The chain's largest, an amount below 2^256, has 78. */
const MOST_DIGITS = 100;
/** Largest number of characters of a string, escapes included. The chain's longest field has 5,120. */
const MOST_STRING = 1_000_000;

const NUMBER_CHARACTERS = new RegExp(`[-+.0-9eE]{1,${MOST_DIGITS + 1}}`, "y");
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WHOLE = /^-?\d+$/;
const LITERALS: readonly (readonly [word: string, value: boolean | null])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

type Container = unknown[] | Record<string, unknown>;

export interface JsonReaderOptions {
  /** Whether whole numbers that fit exactly into a `number` are read as `number`. @default false */
  readonly keepsNumbers?: boolean | undefined;
}

/** What may follow in the text. */
type Expected = "value" | "value or ]" | "key" | "key or }" | "comma or end" | "nothing";

/**
 * Reads a JSON text in parts, so that reading a long text can be interrupted. Whole numbers become `bigint`: the
 * chain's nonces, slots and times have 64 bits, and `JSON.parse` rounds them. Stricter than `JSON.parse`: numbers,
 * strings and depth are bounded, and an object must not contain a key twice.
 */
export class JsonReader {
  readonly #text: string;
  #at = 0;
  readonly #open: Container[] = [];
  /** The key whose value follows. */
  #key = "";
  #expected: Expected = "value";
  #root: unknown;

  readonly #whole: (digits: string) => bigint | number;

  constructor(text: string, { keepsNumbers = false }: JsonReaderOptions = {}) {
    this.#text = text;
    this.#whole = keepsNumbers ? numberWhereExact : BigInt;
  }

  /** The value. Valid after `read` has returned true. */
  get value(): unknown {
    return this.#root;
  }

  /** Reads about this many characters. Returns whether the end of the text is reached. @throws {SyntaxError} */
  read(characters: number): boolean {
    const until = this.#at + characters;
    while (this.#at < until) {
      this.#skipBlanks();
      if (this.#at >= this.#text.length) {
        if (this.#expected !== "nothing") throw this.#fault("the text ends too early");
        return true;
      }
      this.#step();
    }
    return false;
  }

  #step(): void {
    const character = this.#text.charAt(this.#at);
    switch (this.#expected) {
      case "nothing":
        throw this.#fault("the text goes on");
      case "comma or end":
        if (character === ",") {
          this.#at += 1;
          this.#expected = Array.isArray(this.#open.at(-1)) ? "value" : "key";
        } else this.#close(character);
        return;
      case "key or }":
        if (character === "}") this.#close(character);
        else this.#readKey();
        return;
      case "key":
        this.#readKey();
        return;
      case "value or ]":
        if (character === "]") this.#close(character);
        else this.#readValue(character);
        return;
      case "value":
        this.#readValue(character);
    }
  }

  #readValue(character: string): void {
    if (character === "{" || character === "[") this.#openContainer(character);
    else if (character === '"') this.#put(this.#readString());
    else this.#put(character === "-" || isDigit(character) ? this.#readNumber() : this.#readLiteral());
  }

  #openContainer(character: "{" | "["): void {
    if (this.#open.length >= MOST_DEPTH) throw this.#fault(`it is deeper than ${MOST_DEPTH}`);
    const container: Container = character === "[" ? [] : {};
    this.#put(container);
    this.#open.push(container);
    this.#at += 1;
    this.#expected = character === "[" ? "value or ]" : "key or }";
  }

  #close(character: string): void {
    const container = this.#open.pop();
    if (character !== (Array.isArray(container) ? "]" : "}")) throw this.#fault("a comma or an end is missing");
    this.#at += 1;
    this.#expected = this.#open.length === 0 ? "nothing" : "comma or end";
  }

  #readKey(): void {
    if (this.#text.charAt(this.#at) !== '"') throw this.#fault("a key is missing");
    const key = this.#readString();
    const container = this.#open.at(-1);
    if (container !== undefined && Object.hasOwn(container, key)) throw this.#fault("a key comes twice");
    this.#skipBlanks();
    if (this.#text.charAt(this.#at) !== ":") throw this.#fault("a colon is missing");
    this.#at += 1;
    this.#key = key;
    this.#expected = "value";
  }

  /** Adds a value to the current container. */
  #put(value: unknown): void {
    const container = this.#open.at(-1);
    if (container === undefined) this.#root = value;
    else if (Array.isArray(container)) container.push(value);
    // An assignment would change the prototype of the object.
    else if (this.#key === "__proto__") Object.defineProperty(container, this.#key, { value, enumerable: true });
    else container[this.#key] = value;
    this.#expected = container === undefined ? "nothing" : "comma or end";
  }

  #readString(): string {
    const start = this.#at;
    let end = start;
    do {
      end = this.#text.indexOf('"', end + 1);
      if (end === -1 || end - start > MOST_STRING) throw this.#fault("a string is too long or does not end");
    } while (isEscaped(this.#text, end));
    this.#at = end + 1;
    // Copied, because a substring would keep the whole text in memory.
    return JSON.parse(this.#text.slice(start, end + 1)) as string;
  }

  #readNumber(): bigint | number {
    NUMBER_CHARACTERS.lastIndex = this.#at;
    const [digits = ""] = NUMBER_CHARACTERS.exec(this.#text) ?? [];
    if (digits.length > MOST_DIGITS) throw this.#fault(`a number has more than ${MOST_DIGITS} characters`);
    if (!NUMBER.test(digits)) throw this.#fault("a number is not written as JSON has it");
    this.#at += digits.length;
    return WHOLE.test(digits) ? this.#whole(digits) : Number(digits);
  }

  #readLiteral(): boolean | null {
    const found = LITERALS.find(([word]) => this.#text.startsWith(word, this.#at));
    if (found === undefined) throw this.#fault("a value is missing");
    this.#at += found[0].length;
    return found[1];
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #fault(what: string): SyntaxError {
    return new SyntaxError(`the answer is no JSON at character ${this.#at}: ${what}`);
  }
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

/** Whether the character at an index is escaped: an odd number of backslashes precedes it. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charAt(from - 1) === "\\") from -= 1;
  return (at - from) % 2 === 1;
}

function numberWhereExact(digits: string): bigint | number {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

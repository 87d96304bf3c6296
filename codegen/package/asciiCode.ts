import type { Plugin } from "rolldown";

/**
 * Writes code in ASCII. V8 keeps the text of a file with any other character in two bytes per character, which takes longer
 * to read and to compile.
 */
export function asciiCode(): Plugin {
  return {
    name: "ascii-code",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk" && /\.c?js$/.test(chunk.fileName)) chunk.code = escaped(chunk.code);
      }
    },
  };
}

/** Returns the code with other characters written as escape sequences. Tagged templates must not read them raw. */
export function escaped(code: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are a part of ASCII.
  return code.replaceAll(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

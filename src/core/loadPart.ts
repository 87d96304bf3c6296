import { ConnectionError } from "./errors.js";

/**
 * Loads a part of this library that is rarely needed.
 *
 * @param purpose What needs it, such as `uploads`.
 * @throws {ConnectionError} if it cannot be loaded.
 */
export async function loadPart<Part>(load: () => Promise<Part>, purpose: string): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new ConnectionError(
      `the part of mezonkit for ${purpose} could not be loaded: ` +
        "the package was replaced while the process runs, or the page is offline; start again",
      { cause },
    );
  }
}

import { afterEach } from "vitest";
import { MezonClient } from "../../src/index.js";
import { type TestBed, type TestBedOptions, testBedsClosedBy } from "../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

/** A bot that does nothing by itself, logged in, in a test bed that is closed after the test. */
export async function clientInBed(
  options: Omit<TestBedOptions<MezonClient>, "start"> = {},
): Promise<{ readonly bed: TestBed<MezonClient>; readonly client: MezonClient }> {
  const bed = await testBed({ start: (given) => new MezonClient(given), ...options });
  return { bed, client: bed.bot.instance };
}

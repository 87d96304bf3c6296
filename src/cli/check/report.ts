import { plainText } from "../terminal/plainText.js";
import type { Feature } from "./feature.js";
import type { Outcome } from "./tryFeatures.js";

/** Widths of the columns. */
const [STATE, NAME, TIME] = [8, 16, 9];
const INDENTATION = " ".repeat(STATE + NAME + TIME);

/** Returns an outcome as one line of JSON: `ok` is missing of a feature that was not tried. */
export function outcomeJson({ name, state, ms, detail, failure, leftBehind }: Outcome): string {
  const left = leftBehind.length === 0 ? undefined : leftBehind;
  if (state === "skipped") return JSON.stringify({ name, skipped: detail });
  const { code, message, advice } = failure ?? {};
  return JSON.stringify({ name, ok: state === "ok", ms, detail, code, message, advice, leftBehind: left });
}

/** Returns an outcome as lines of a table. */
export function outcomeText({ name, state, ms, detail, failure, leftBehind }: Outcome): string {
  const time = state === "skipped" ? "" : `${ms} ms`;
  const begin = `${state.padEnd(STATE)}${name.padEnd(NAME)}${time.padEnd(TIME)}`;
  const said = failure === undefined ? [detail ?? ""] : [`${failure.code}: ${failure.message}`, failure.advice];
  const left = leftBehind.map((each) => `left behind: ${each}`);
  return plainText(`${begin}${[...said, ...left].join(`\n${INDENTATION}`)}`);
}

/** Returns the last line of the table. */
export function summaryText(outcomes: readonly Outcome[]): string {
  const count = (wanted: Outcome["state"]): number => outcomes.filter(({ state }) => state === wanted).length;
  const left = outcomes.flatMap(({ leftBehind }) => leftBehind).length;
  const rest = left === 0 ? "nothing was left behind" : `left behind: ${left}`;
  return `${count("ok")} ok, ${count("failed")} failed, ${count("skipped")} skipped; ${rest}`;
}

/** Returns a line that says what a feature is. */
export function featureText({ name, summary }: Feature): string {
  return `${name.padEnd(NAME)}${summary}`;
}

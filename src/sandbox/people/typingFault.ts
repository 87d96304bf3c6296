const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const WEEK = /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/;
const COLOR = /^#[0-9a-f]{6}$/i;

/**
 * Returns which values an HTML input of a type accepts, if a person cannot enter this value; `undefined` if they can.
 * Inputs of other types accept any text.
 */
export function typingFault(inputType: unknown, value: string): string | undefined {
  const [takes, holds] = RULES.get(inputType) ?? [];
  return holds === undefined || holds(value) ? undefined : takes;
}

const RULES: ReadonlyMap<unknown, readonly [takes: string, holds: (value: string) => boolean]> = new Map([
  ["number", ["a number", (value: string) => value.trim() !== "" && Number.isFinite(Number(value))]],
  ["date", ["a date such as 2026-01-31", isDate]],
  ["time", ["a time such as 08:30", (value: string) => TIME.test(value)]],
  ["datetime-local", ["a date and a time such as 2026-01-31T08:30", isDateTime]],
  ["month", ["a month such as 2026-01", (value: string) => MONTH.test(value)]],
  ["week", ["a week such as 2026-W05", (value: string) => WEEK.test(value)]],
  ["color", ["a colour such as #5865f2", (value: string) => COLOR.test(value)]],
]);

/** Whether it is a day that exists: February has no 30th. */
function isDate(value: string): boolean {
  if (!DATE.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function isDateTime(value: string): boolean {
  const [date = "", time = "", ...rest] = value.split("T");
  return rest.length === 0 && isDate(date) && TIME.test(time);
}

import type { Drift } from "./drift.js";
import type { FieldContract } from "./wireContract.js";

/**
 * Compares which fields of one message exclude each other. A field has the same bytes inside and outside of a oneof,
 * so no change breaks the wire; but a reader with the oneof keeps only the last member it reads. Fields that moved
 * together are one drift.
 */
export function compareOneofs(
  message: string,
  ours: readonly FieldContract[],
  theirs: readonly FieldContract[],
): Drift[] {
  const moves = new Map<string, Move>();
  for (const field of ours) {
    const match = theirs.find(({ number }) => number === field.number);
    if (match === undefined || match.oneof === field.oneof) continue;
    const key = `${field.oneof ?? ""}>${match.oneof ?? ""}`;
    const move = moves.get(key) ?? { from: field.oneof, to: match.oneof, fields: [] };
    move.fields.push(field);
    moves.set(key, move);
  }
  return [...moves.values()].map((move) => {
    const renamed =
      move.from !== undefined &&
      move.to !== undefined &&
      !theirs.some(({ oneof }) => oneof === move.from) &&
      !ours.some(({ oneof }) => oneof === move.to);
    return renamed ? renaming(message, move) : moving(message, move);
  });
}

interface Move {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly fields: FieldContract[];
}

function renaming(message: string, { from = "", to = "" }: Move): Drift {
  return {
    kind: "renamed",
    subject: "oneof",
    of: message,
    from,
    to,
    breaks: false,
    silent: false,
    sentence: `${message} oneof ${from} is renamed to ${to}: the bytes are the same`,
  };
}

function moving(message: string, { from, to, fields }: Move): Drift {
  const names = fields.map(({ name }) => name);
  const which = names.length > 3 ? `${names.length} fields (${names[0]} … ${names.at(-1)})` : names.join(", ");
  const place = (oneof: string | undefined): string => (oneof === undefined ? "no oneof" : `oneof ${oneof}`);
  return {
    kind: "relabelled",
    subject: "oneof",
    of: message,
    from: place(from),
    to: place(to),
    breaks: false,
    silent: false,
    sentence:
      `${message} moved ${which} from ${place(from)} to ${place(to)}: the bytes are the same, ` +
      "but whoever has the oneof keeps only the last member sent",
  };
}

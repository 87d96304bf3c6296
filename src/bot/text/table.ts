import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireOptions } from "../../core/requireOptions.js";
import { displayWidth } from "./displayWidth.js";
import type { FormattedText } from "./formattedText.js";
import { pre } from "./fragments.js";

export type Alignment = "left" | "right" | "center";
export type Cell = string | number | bigint | undefined;

export interface TableOptions {
  /** Names of the columns. */
  readonly header?: readonly string[] | undefined;
  /** For each column. @default "right" for columns of numbers, "left" for others */
  readonly align?: readonly (Alignment | undefined)[] | undefined;
}

const OPTIONS: KeysOf<TableOptions> = { header: true, align: true };
const ALIGNMENTS: readonly string[] = ["left", "right", "center"] satisfies Alignment[];

/**
 * Returns rows as a table in a block of code, its columns as wide as people see them: wide letters, emoji and accents
 * are counted as they are drawn. Rows may differ in length.
 *
 * ```ts
 * await ctx.reply(table([["Lan", 12], ["Quân", 7]], { header: ["Name", "Coins"] }));
 * ```
 */
export function table(rows: readonly (readonly Cell[])[], options: TableOptions = {}): FormattedText {
  requireOptions(options, OPTIONS);
  const { header, align = [] } = options;
  if (header !== undefined) requireList(header, "header", "names of columns");
  for (const [index, each] of requireList(align, "align", "left, right or center").entries())
    if (each !== undefined && !ALIGNMENTS.includes(each))
      throw new ValidationError(`align[${index}]`, `must be one of ${ALIGNMENTS.join(", ")}`);
  requireList(rows, "rows", "lists of cells");
  if (!rows.every(Array.isArray)) throw new ValidationError("rows", "must be a list of lists of cells");
  const written = rows.map((row) => row.map(textOf));
  const all = header === undefined ? written : [header.map(textOf), ...written];
  const count = Math.max(0, ...all.map(({ length }) => length));
  const columns = Array.from({ length: count }, (_, index) => ({
    width: Math.max(0, ...all.map((row) => displayWidth(row[index] ?? ""))),
    align: align[index] ?? (isNumeric(rows, index) ? "right" : "left"),
  }));
  const lines = all.map((row) =>
    columns
      .map((column, index) => padded(row[index] ?? "", column))
      .join(" | ")
      .trimEnd(),
  );
  if (header !== undefined) lines.splice(1, 0, columns.map(({ width }) => "-".repeat(width)).join("-+-"));
  return pre(lines.join("\n"));
}

/** A cell is one line. */
function textOf(cell: Cell): string {
  return String(cell ?? "").replace(/\s+/gu, " ");
}

function isNumeric(rows: readonly (readonly Cell[])[], index: number): boolean {
  const cells = rows.map((row) => row[index]).filter((cell) => cell !== undefined);
  return cells.length > 0 && cells.every((cell) => typeof cell !== "string");
}

function padded(text: string, { width, align }: { readonly width: number; readonly align: Alignment }): string {
  const missing = width - displayWidth(text);
  const before = align === "left" ? 0 : align === "right" ? missing : Math.floor(missing / 2);
  return " ".repeat(before) + text + " ".repeat(missing - before);
}

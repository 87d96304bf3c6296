import type { Drift } from "./drift.js";

const GROUPS: readonly (readonly [Drift["kind"], string])[] = [
  ["gone", "Gone"],
  ["renumbered", "Renumbered"],
  ["retyped", "Retyped"],
  ["relabelled", "Relabelled"],
  ["renamed", "Renamed"],
  ["added", "Added"],
];

/** Returns a readable report: the differences by kind, those that break the wire first, and a summary. */
export function formatDrift(drifts: readonly Drift[]): string {
  if (drifts.length === 0) return "The two schemas speak the same wire.";
  const groups = GROUPS.map(([kind, title]) =>
    formatGroup(
      title,
      drifts.filter((drift) => drift.kind === kind),
    ),
  );
  return [...groups.filter((group) => group !== ""), summaryOf(drifts)].join("\n\n");
}

function formatGroup(title: string, drifts: readonly Drift[]): string {
  if (drifts.length === 0) return "";
  const breaking = drifts.filter(({ breaks }) => breaks);
  const harmless = drifts.filter(({ breaks }) => !breaks);
  const lines = [
    ...breaking.map(({ sentence }) => `  BREAKS  ${sentence}`),
    ...harmless.map(({ sentence }) => `          ${sentence}`),
  ];
  return [`${title} (${drifts.length})`, ...lines].join("\n");
}

function summaryOf(drifts: readonly Drift[]): string {
  const differences = drifts.length === 1 ? "1 difference" : `${drifts.length} differences`;
  const breaking = drifts.filter(({ breaks }) => breaks).length;
  const silent = drifts.filter((drift) => drift.silent).length;
  if (breaking === 0) return `${differences}, none of which breaks the wire.`;
  const unnoticed = silent === 0 ? "" : silent === breaking ? ", silently" : `, ${silent} of them silently`;
  return `${differences}: ${breaking} ${breaking === 1 ? "breaks" : "break"} the wire${unnoticed}.`;
}

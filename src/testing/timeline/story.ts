import { durationText } from "../clock/durationText.js";
import type { Names } from "./names.js";
import { pushLines } from "./pushText.js";
import type { ActionScope, Timeline, TimelineEntry } from "./timeline.js";

/** Lines of a stack that a story shows. */
const STACK_LINES = 3;
/** Calls of Node itself, which say nothing about the bot. */
const OF_NODE = /\(?node:[\w/]+:\d+:\d+\)?$/;
/** A line that test runners read as a frame of the failure's own stack. */
const FRAME = /^(\s*)at (?=.*:\d)/;

/** Returns what happened since an action: the conversation, what the bot logged and what it threw, with times. */
export function writeStory(timeline: Timeline, scope: ActionScope, names: Names): string {
  const entries = timeline.since(scope.from);
  const beginsAt = scope.action === undefined ? 0 : (entries[0]?.atMs ?? 0);
  const lines = (chosen: readonly TimelineEntry[], text: (entry: TimelineEntry) => readonly string[]): string[] =>
    chosen.flatMap((entry) => {
      const at = `+${durationText(entry.atMs - beginsAt)}`.padEnd(9);
      const parts = text(entry).flatMap((part) => part.split("\n"));
      return parts.map((line, index) => `  ${index === 0 ? at : " ".repeat(9)} ${line.replace(FRAME, "$1↳ at ")}`);
    });
  const talk = lines(entries, (entry) => talkLines(entry, names));
  const logs = lines(
    entries.filter(({ kind }) => kind === "log"),
    logLines,
  );
  const failures = lines(
    entries.filter(({ kind }) => kind === "failure"),
    failureLines,
  );
  return [
    `Since ${scope.action?.title ?? "the test began"}:`,
    ...(talk.length === 0 ? ["  nothing was said"] : talk),
    ...(failures.length === 0 ? [] : ["The bot failed:", ...failures]),
    ...(logs.length === 0 ? ["The bot logged nothing."] : ["The bot logged:", ...logs]),
  ].join("\n");
}

function talkLines(entry: TimelineEntry, names: Names): readonly string[] {
  if (entry.kind === "action") return entry.isShown ? [`— ${entry.title}`] : [];
  return entry.kind === "push" ? pushLines(entry.item, names, { seenBy: entry.seenBy }) : [];
}

function logLines(entry: TimelineEntry): readonly string[] {
  if (entry.kind !== "log") return [];
  const { err } = entry.details as { readonly err?: unknown };
  const why = err instanceof Error ? `: ${err.message}` : "";
  return [`${entry.level}  ${entry.message}${why}`];
}

function failureLines(entry: TimelineEntry): readonly string[] {
  if (entry.kind !== "failure") return [];
  const { name, message, stack = "" } = entry.error;
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line) && !OF_NODE.test(line));
  return [`${name}: ${message}`, ...frames.slice(0, STACK_LINES).map((line) => `  ${line.trim()}`)];
}

import { useLayoutEffect, useRef } from "preact/hooks";
import type { LogLine } from "../../src/playground/contract.js";
import { show } from "../chat/message.js";
import { bot, log, panel, shownWireId } from "../state/store.js";

const MOST_SHOWN = 500;

/** What the bot wrote. Errors lead to what caused them. */
export function LogPanel() {
  const end = useRef<HTMLDivElement>(null);
  const lines = log.value.slice(-MOST_SHOWN);
  useLayoutEffect(() => {
    const element = end.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, [log.value]);
  return (
    <>
      <h2>Log of the bot</h2>
      {bot.value.file === "" ? <p class="hint">No bot file was given to mezonkit dev.</p> : null}
      <div class="log" ref={end} tabIndex={0} role="log" aria-label="Log of the bot">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </div>
    </>
  );
}

function Line({ line }: { readonly line: LogLine }) {
  const { at, text, stream, causeMessageId, causeWireId } = line;
  return (
    <div class={`line is-${stream}`}>
      <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString()}</time>{" "}
      <span>{withoutColors(text)}</span>
      {causeMessageId === undefined && causeWireId === undefined ? null : (
        <span class="cause">
          {causeMessageId === undefined ? null : (
            <button type="button" onClick={() => show(causeMessageId)}>
              ↰ message
            </button>
          )}
          {causeWireId === undefined || causeWireId < 0 ? null : (
            <button
              type="button"
              onClick={() => {
                shownWireId.value = causeWireId;
                panel.value = "wire";
              }}
            >
              ↰ event
            </button>
          )}
        </span>
      )}
    </div>
  );
}

function withoutColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  return text.replaceAll(/\u001b\[[\d;]*m/g, "");
}

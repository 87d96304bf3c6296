import { useSignal } from "@preact/signals";
import { act, activeFaults, faults, log, wire } from "../state/store.js";

const MOST_SHOWN = 40;

/** Switches of failures, with what the bot did about them beside. */
export function FaultsPanel() {
  const since = useSignal<{ readonly at: number; readonly title: string } | undefined>(undefined);
  return (
    <>
      <h2>Faults</h2>
      <ul class="faults">
        {faults.value.map(({ id, title, explanation, isLasting }) => {
          const isOn = activeFaults.value.includes(id);
          return (
            <li key={id}>
              <button
                type="button"
                class={isOn ? "is-on" : ""}
                aria-pressed={isLasting ? isOn : undefined}
                onClick={() => {
                  since.value = { at: Date.now(), title: isOn ? `${title}: off` : title };
                  void act("fault", { id, on: !isOn });
                }}
              >
                {title}
                {isLasting ? (isOn ? ": on" : ": off") : ""}
              </button>
              <p class="hint">{explanation}</p>
            </li>
          );
        })}
      </ul>
      {since.value === undefined ? null : <Since {...since.value} />}
    </>
  );
}

/** What came over the wire and into the log since a fault. */
function Since({ at, title }: { readonly at: number; readonly title: string }) {
  const happened = [
    ...wire.value
      .filter((entry) => entry.at >= at && entry.name !== "ping" && entry.name !== "pong")
      .map((entry) => ({
        at: entry.at,
        key: `wire${entry.id}`,
        text: `${entry.name} ${entry.status ?? ""}`,
        isError: entry.isError,
      })),
    ...log.value
      .filter((line) => line.at >= at)
      .map((line) => ({ at: line.at, key: `log${line.id}`, text: line.text, isError: line.causeWireId !== undefined })),
  ]
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_SHOWN);
  return (
    <>
      <h2>Since “{title}”</h2>
      <ol class="since" aria-live="polite">
        {happened.map((each) => (
          <li key={each.key} class={each.isError ? "is-error" : ""}>
            <span class="meta">+{each.at - at} ms</span> {each.text}
          </li>
        ))}
      </ol>
    </>
  );
}

import { useSignal } from "@preact/signals";
import type { FaultChoice, FaultField } from "../../src/playground/contract.js";
import { act, activeFaults, botName, faults, log, wire } from "../state/store.js";

const MOST_SHOWN = 40;

interface Strike {
  readonly at: number;
  readonly title: string;
}

/** Switches of failures, with what the bot did about them beside. */
export function FaultsPanel() {
  const since = useSignal<Strike | undefined>(undefined);
  return (
    <>
      <h2>Faults</h2>
      <ul class="faults">
        {faults.value.map((choice) => (
          <Switch key={choice.id} choice={choice} onStrike={(strike) => (since.value = strike)} />
        ))}
      </ul>
      <datalist id="calls">
        {callNames().map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {since.value === undefined ? null : <Since {...since.value} />}
    </>
  );
}

function Field(props: { readonly id: string; readonly field: FaultField; readonly isOn: boolean }) {
  const { id, field, isOn } = props;
  const { name, label, kind, initial, min, max } = field;
  const common = { id, name, defaultValue: initial, disabled: isOn };
  return (
    <span class="fault-field">
      <label for={id}>{label}</label>
      {kind === "number" ? (
        <input type="number" min={min} max={max} required {...common} />
      ) : (
        <input type="text" list="calls" placeholder="every call" {...common} />
      )}
    </span>
  );
}

/** The calls that were seen on the wire: those that a fault can strike again. */
function callNames(): readonly string[] {
  return [...new Set(wire.value.map(({ name }) => name).filter((name) => /^[A-Z][A-Za-z]+$/.test(name)))].sort();
}

function Switch({ choice, onStrike }: { readonly choice: FaultChoice; readonly onStrike: (strike: Strike) => void }) {
  const { id, title, explanation, isLasting, fields } = choice;
  const isOn = activeFaults.value.includes(id);
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)] as const);
          onStrike({ at: Date.now(), title: isOn ? `${title}: off` : title });
          void act("fault", { id, on: !isOn, values: Object.fromEntries(given) });
        }}
      >
        <button type="submit" class={isOn ? "is-on" : ""} aria-pressed={isLasting ? isOn : undefined}>
          {title}
          {isLasting ? (isOn ? ": on" : ": off") : ""}
        </button>
        {fields.map((field) => (
          <Field key={field.name} id={`${id}-${field.name}`} field={field} isOn={isOn} />
        ))}
      </form>
      <p class="hint">{explanation}</p>
    </li>
  );
}

/** What came over the wire and into the log since a fault. */
function Since({ at, title }: { readonly at: number; readonly title: string }) {
  const happened = [
    ...wire.value
      .filter(
        ({ at: then, name, person }) =>
          then >= at && name !== "ping" && name !== "pong" && (person === "" || person === botName.value),
      )
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

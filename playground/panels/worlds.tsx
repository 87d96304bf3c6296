import { useSignal } from "@preact/signals";
import { act, isRecording, notify } from "../state/store.js";
import { copy } from "./wire.js";

/** Saves and loads what there is, and records what is done as a test. */
export function WorldsPanel() {
  const code = useSignal("");
  return (
    <>
      <h2>World</h2>
      <p class="hint">
        A file with people, channels, messages, files and balances: attach it to a bug report. It holds no credentials.
      </p>
      <p class="row">
        <button type="button" onClick={() => void save()}>
          Save the world
        </button>
        <label class="button is-secondary file-button">
          Load a world
          <input
            type="file"
            class="visually-hidden"
            accept="application/json,.json"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file !== undefined) void load(file);
              currentTarget.value = "";
            }}
          />
        </label>
      </p>
      <h2>Recording</h2>
      <p class="hint">Records what people do here and what the bot answers, as a test with mezonkit/testing.</p>
      <p class="row">
        <button
          type="button"
          class={isRecording.value ? "is-on" : ""}
          aria-pressed={isRecording.value}
          onClick={() => void toggle((recorded) => (code.value = recorded))}
        >
          {isRecording.value ? "⏹ Stop recording" : "⏺ Record"}
        </button>
      </p>
      {code.value === "" ? null : (
        <>
          <textarea class="code" rows={18} readOnly aria-label="The recorded test" value={code.value} />
          <p class="row">
            <button type="button" onClick={() => copy(code.value)}>
              Copy
            </button>
            <button type="button" onClick={() => download("recorded.test.ts", code.value, "text/plain")}>
              Save as a file
            </button>
          </p>
        </>
      )}
    </>
  );
}

async function save(): Promise<void> {
  const saved = await act("saveWorld", {});
  if (saved !== undefined) download("world.json", JSON.stringify(saved.world, null, 1), "application/json");
}

async function load(file: File): Promise<void> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await file.text());
  } catch {
    notify(`${file.name} holds no JSON`);
    return;
  }
  await act("loadWorld", { world: parsed });
}

async function toggle(show: (code: string) => void): Promise<void> {
  const on = !isRecording.value;
  const result = await act("record", { on });
  if (result === undefined) return;
  isRecording.value = on;
  show(result.code);
}

function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

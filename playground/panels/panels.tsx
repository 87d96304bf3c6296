import type { ComponentChild } from "preact";
import { type PanelName, panel } from "../state/store.js";
import { BuilderPanel } from "./builder.js";
import { FaultsPanel } from "./faults.js";
import { LogPanel } from "./log.js";
import { MembersPanel } from "./members.js";
import { TokensPanel } from "./tokens.js";
import { WirePanel } from "./wire.js";
import { WorldsPanel } from "./worlds.js";

const PANELS: readonly (readonly [name: PanelName, title: string, show: () => ComponentChild])[] = [
  ["members", "Members", () => <MembersPanel />],
  ["log", "Log", () => <LogPanel />],
  ["wire", "Wire", () => <WirePanel />],
  ["faults", "Faults", () => <FaultsPanel />],
  ["tokens", "Tokens", () => <TokensPanel />],
  ["worlds", "Worlds", () => <WorldsPanel />],
  ["builder", "Builder", () => <BuilderPanel />],
];

/** What is seen beside the messages. */
export function Panels() {
  const shown = PANELS.find(([name]) => name === panel.value);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const at = PANELS.findIndex(([name]) => name === panel.value);
    const next = PANELS[(at + step + PANELS.length) % PANELS.length]?.[0];
    panel.value = next;
    document.querySelector<HTMLElement>(`#tab-${next ?? ""}`)?.focus();
  };
  return (
    <aside class="panels" aria-label="Tools">
      <div class="tabs" role="tablist" aria-label="Tools" onKeyDown={onKeyDown}>
        {PANELS.map(([name, title], index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={panel.value === name}
            aria-controls={panel.value === name ? "panel" : undefined}
            tabIndex={panel.value === name || (shown === undefined && index === 0) ? 0 : -1}
            onClick={() => {
              panel.value = panel.value === name ? undefined : name;
            }}
          >
            {title}
          </button>
        ))}
      </div>
      {shown === undefined ? null : (
        <div class="panel" id="panel" role="tabpanel" aria-labelledby={`tab-${shown[0]}`}>
          {shown[2]()}
        </div>
      )}
    </aside>
  );
}

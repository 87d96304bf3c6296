import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { WireBody, WireDetails, WireEntry } from "../../src/playground/contract.js";
import { sizeText } from "../chat/attachments.js";
import { show } from "../chat/message.js";
import { act, botName, notify, shownWireId, wire } from "../state/store.js";

const MOST_SHOWN = 150;
const NOISE: ReadonlySet<string> = new Set(["ping", "pong", "empty"]);

/** Everything that went over the wire, decoded by the schema. */
export function WirePanel() {
  const filter = useSignal("");
  const hidesNoise = useSignal(true);
  const showsAll = useSignal(false);
  const wanted = filter.value.toLowerCase();
  const entries = wire.value
    .filter((entry) => !hidesNoise.value || !NOISE.has(entry.name.split(":")[0] ?? ""))
    .filter(({ person }) => showsAll.value || person === "" || person === botName.value)
    .filter(({ name, person, cid }) => wanted === "" || `${name} ${person} cid:${cid}`.toLowerCase().includes(wanted))
    .slice(-MOST_SHOWN)
    .toReversed();
  return (
    <>
      <h2>Wire</h2>
      <div class="row">
        <input
          type="search"
          aria-label="Filter by kind, person or cid"
          placeholder="Filter: channelMessage, bot, cid:7"
          value={filter.value}
          onInput={({ currentTarget }) => {
            filter.value = currentTarget.value;
          }}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={hidesNoise.value}
            onChange={() => {
              hidesNoise.value = !hidesNoise.value;
            }}
          />
          hide pings
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={showsAll.value}
            onChange={() => {
              showsAll.value = !showsAll.value;
            }}
          />
          people's clients, too
        </label>
      </div>
      <ul class="wire" aria-label="Frames and calls, newest first">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} onFilter={(text) => (filter.value = text)} />
        ))}
      </ul>
    </>
  );
}

const ARROWS = { in: "→", out: "←", both: "⇄" };
const MEANINGS = { in: "from a client", out: "to a client", both: "request and answer" };

function Entry({ entry, onFilter }: { readonly entry: WireEntry; readonly onFilter: (text: string) => void }) {
  const isOpen = useSignal(false);
  const details = useSignal<WireDetails | undefined>(undefined);
  const isShown = shownWireId.value === entry.id;
  useEffect(() => {
    if (isShown) isOpen.value = true;
  }, [isShown, isOpen]);
  useEffect(() => {
    if (!isOpen.value || details.value !== undefined) return;
    void act("wireDetails", { id: entry.id }).then((loaded) => {
      details.value = loaded;
    });
  }, [isOpen.value, details, entry.id]);
  const { direction, name, person, size, ms, status, cid, messageId, at } = entry;
  return (
    <li class={`${entry.isError ? "is-error" : ""} ${isShown ? "is-shown" : ""}`}>
      <button
        type="button"
        class="summary"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span title={MEANINGS[direction]}>
          <span aria-hidden="true">{ARROWS[direction]}</span>
          <span class="visually-hidden">{MEANINGS[direction]}</span>
        </span>
        <b>{name}</b>
        <span class="meta">
          {person} {status === undefined ? "" : `${status} `}
          {sizeText(size)} {ms === undefined ? "" : `${Math.round(ms)} ms `}
          {new Date(at).toLocaleTimeString()}
        </span>
      </button>
      {isOpen.value ? (
        <div class="details">
          <p class="row">
            {cid === 0 ? null : (
              <button type="button" onClick={() => onFilter(`cid:${cid}`)}>
                cid {cid}
              </button>
            )}
            {messageId === undefined ? null : (
              <button type="button" onClick={() => show(messageId)}>
                Show the message
              </button>
            )}
            {messageId === undefined ? null : (
              <button type="button" onClick={() => void copyTest(messageId)}>
                Copy as a test
              </button>
            )}
          </p>
          <Body title={direction === "both" ? "request" : ""} body={details.value?.request} />
          <Body title={direction === "both" ? "answer" : ""} body={details.value?.response} />
        </div>
      ) : null}
    </li>
  );
}

function Body({ title, body }: { readonly title: string; readonly body: WireBody | undefined }) {
  if (body === undefined) return null;
  const text =
    body.json === undefined ? "" : typeof body.json === "string" ? body.json : JSON.stringify(body.json, null, 2);
  return (
    <section>
      {title === "" ? null : <h3>{title}</h3>}
      <pre tabIndex={0} role="region" aria-label={`${title || "frame"}, decoded`}>
        {text === "" ? spaced(body.hex) : text}
      </pre>
      <p class="row">
        {text === "" ? null : (
          <button type="button" onClick={() => copy(text)}>
            Copy as JSON
          </button>
        )}
        <button type="button" onClick={() => copy(body.hex)}>
          Copy as hex
        </button>
        {body.isCut ? <small>Only the beginning was kept.</small> : null}
      </p>
    </section>
  );
}

function spaced(hex: string): string {
  return (hex.match(/../g) ?? []).join(" ");
}

/** Copies a test of what a person did about a message, and of what the bot did then. */
async function copyTest(messageId: string): Promise<void> {
  const made = await act("testOf", { messageId });
  if (made === undefined) return;
  if (made.code === "") notify("Nobody did anything here that made this message.");
  else copy(made.code);
}

/** Puts a text into the clipboard. */
export function copy(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => notify("Copied."),
    () => notify("The browser does not let the page copy."),
  );
}

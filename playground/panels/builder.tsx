import { useSignal } from "@preact/signals";
import { checkMessageContent } from "../../generated/content/checks.js";
import type { PageMessage } from "../../src/playground/contract.js";
import { ActionRows } from "../chat/components.js";
import { EmbedView } from "../chat/embed.js";
import { listOf, objectOf } from "../chat/json.js";
import { MessageText } from "../chat/messageText.js";
import { builderCode } from "./builderCode.js";
import { added, PIECES } from "./pieces.js";
import { copy } from "./wire.js";

interface Fault {
  readonly path: string;
  readonly message: string;
}

const FIRST = {
  t: "",
  embed: [
    { title: "A card", description: "Change its JSON, or add to it with the buttons.", color: "#5865f2", fields: [] },
  ],
  components: [],
};

/** A message as JSON, as people would see it, with its faults, and as code. */
export function BuilderPanel() {
  const json = useSignal(JSON.stringify(FIRST, null, 2));
  const { content, faults } = read(json.value);
  return (
    <>
      <h2>Builder</h2>
      <div class="pieces" role="group" aria-label="Add to the card">
        {PIECES.map((piece) => (
          <button
            key={piece.title}
            type="button"
            disabled={content === undefined}
            onClick={() => {
              if (content !== undefined) json.value = JSON.stringify(added(content, piece), null, 2);
            }}
          >
            + {piece.title}
          </button>
        ))}
      </div>
      <textarea
        class="code"
        rows={14}
        spellcheck={false}
        aria-label="Content of the message as JSON"
        value={json.value}
        onInput={({ currentTarget }) => {
          json.value = currentTarget.value;
        }}
      />
      <ul class="builder-faults" aria-live="polite" aria-label="Faults">
        {faults.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code>{path || "content"}</code> {message}
          </li>
        ))}
      </ul>
      <h3>As people see it</h3>
      {content === undefined ? null : <Preview content={content} />}
      <h3>As code</h3>
      <textarea
        class="code"
        rows={12}
        readOnly
        aria-label="Code that builds it"
        value={content === undefined ? "" : builderCode(content)}
      />
      <p class="row">
        <button
          type="button"
          disabled={content === undefined || faults.length > 0}
          onClick={() => copy(content === undefined ? "" : builderCode(content))}
        >
          Copy the code
        </button>
        <button type="button" onClick={() => copy(json.value)}>
          Copy the JSON
        </button>
      </p>
    </>
  );
}

function Preview({ content }: { readonly content: Readonly<Record<string, unknown>> }) {
  const text = content["t"];
  const message: PageMessage = {
    ...{ id: "preview", channelId: "", senderId: "", senderName: "", code: 0, content, mentions: [], attachments: [] },
    ...{ text: typeof text === "string" ? text : "", reactions: [], topicId: "0", createdAt: "", isEdited: false },
    ...{ isEphemeral: false, replyTo: undefined },
  };
  return (
    <div class="builder-preview" inert>
      <MessageText message={message} />
      {listOf(content["embed"]).map((embed, index) => (
        <EmbedView key={index} embed={objectOf(embed)} message={message} />
      ))}
      <ActionRows message={message} />
    </div>
  );
}

function read(json: string): {
  readonly content: Readonly<Record<string, unknown>> | undefined;
  readonly faults: readonly Fault[];
} {
  try {
    const content: unknown = JSON.parse(json);
    if (typeof content !== "object" || content === null || Array.isArray(content))
      return { content: undefined, faults: [{ path: "", message: "must be an object" }] };
    const faults: Fault[] = [];
    checkMessageContent(content, "", faults);
    return { content: content as Readonly<Record<string, unknown>>, faults };
  } catch (error) {
    return {
      content: undefined,
      faults: [{ path: "", message: error instanceof Error ? error.message : String(error) }],
    };
  }
}

import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageAttachment } from "../../src/playground/contract.js";
import { edit, say, type } from "../state/actions.js";
import { connection } from "../state/connection.js";
import {
  act,
  channel,
  channelId,
  channelName,
  editTarget,
  me,
  nameOf,
  notify,
  replyTarget,
  speaker,
  topicId,
  world,
} from "../state/store.js";
import { sizeText } from "./attachments.js";
import { type Completion, completionsFor, draftOf, type Menu } from "./draft.js";
import { Icon } from "./icon.js";
import { PollForm } from "./poll.js";

const TYPING_EVERY_MS = 3_000;

/** Where people write: with completion of mentions and slash commands, and files by drag and paste. */
export function Composer() {
  const isAsking = useSignal(false);
  const id = channel.value?.id;
  if (id === undefined) return null;
  return (
    <div>
      {isAsking.value ? <PollForm key={id} channelId={id} onDone={() => (isAsking.value = false)} /> : null}
      <Writing isAsking={isAsking.value} onAsk={() => (isAsking.value = !isAsking.value)} />
    </div>
  );
}

function Writing({ isAsking, onAsk }: { readonly isAsking: boolean; readonly onAsk: () => void }) {
  const text = useSignal("");
  const files = useSignal<readonly PageAttachment[]>([]);
  const chosen = useSignal(0);
  const isDragged = useSignal(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const lastTyping = useRef(0);
  const reply = replyTarget.value;
  const edited = editTarget.value;
  useLayoutEffect(() => {
    text.value = edited?.text ?? "";
    area.current?.focus();
  }, [edited, text]);

  const state = world.value;
  const shown = channel.value;
  if (state === undefined || shown === undefined) return null;
  const menus = state.quickMenus.filter(({ clanId, channelId: only }) => {
    return (clanId === "0" || clanId === shown.clanId) && (only === "0" || only === shown.id);
  });
  const people = state.people.filter(({ id }) => shown.seenBy.includes(id));
  const completions = completionsFor(text.value, { people, menus });
  const picked = completions[Math.min(chosen.value, completions.length - 1)];
  const complete = (completion: Completion): void => {
    text.value = completion.text;
    chosen.value = 0;
    area.current?.focus();
  };

  const send = async (): Promise<void> => {
    const written = text.value.trim();
    if (written === "" && files.value.length === 0) return;
    const menu = menus.find(({ menuName }) => written === `/${menuName}` || written.startsWith(`/${menuName} `));
    const { content, mentions } = draftOf(written, people);
    text.value = "";
    if (edited !== undefined) {
      editTarget.value = undefined;
      await edit(edited, content);
    } else if (menu !== undefined && files.value.length === 0) {
      await callMenu(menu, written, text);
    } else {
      const attachments = files.value;
      files.value = [];
      replyTarget.value = undefined;
      const replyTo = reply && { id: reply.id, channelId: reply.channelId };
      const inTopic = topicId.value === "" ? undefined : topicId.value;
      await say({ channelId: channelId.value, content, mentions, attachments, replyTo, topicId: inTopic });
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (picked !== undefined && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      chosen.value = (chosen.value + step + completions.length) % completions.length;
    } else if (
      picked !== undefined &&
      (event.key === "Tab" || (event.key === "Enter" && picked.text.trimEnd() !== text.value))
    ) {
      event.preventDefault();
      complete(picked);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape") {
      replyTarget.value = undefined;
      editTarget.value = undefined;
    }
  };

  const onInput = (value: string): void => {
    text.value = value;
    chosen.value = 0;
    if (value === "" || value.startsWith("/") || Date.now() - lastTyping.current < TYPING_EVERY_MS) return;
    lastTyping.current = Date.now();
    void type(channelId.value);
  };

  return (
    <form
      class={`composer ${isDragged.value ? "is-dragged" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        isDragged.value = true;
      }}
      onDragLeave={() => {
        isDragged.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isDragged.value = false;
        void attach(event.dataTransfer?.files, files);
      }}
    >
      {reply === undefined && edited === undefined ? null : (
        <p class="context">
          {reply === undefined ? "Editing a message" : `Replying to ${nameOf(reply.senderId)}`}
          <button
            type="button"
            class="plain"
            aria-label="Cancel"
            onClick={() => {
              replyTarget.value = undefined;
              editTarget.value = undefined;
            }}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
      {files.value.length === 0 ? null : (
        <ul class="drafts" aria-label="Files to send">
          {files.value.map((file) => (
            <li key={file.url}>
              {file.filetype.startsWith("image/") ? <img src={file.url} alt={file.filename} /> : null}
              {file.filename} ({sizeText(file.size)})
              <button
                type="button"
                class="plain"
                aria-label={`Remove ${file.filename}`}
                onClick={() => {
                  files.value = files.value.filter((each) => each !== file);
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {completions.length === 0 ? null : (
        <ul class="completions" id="completions" aria-label="Completions">
          {completions.map((completion, index) => (
            // The keyboard chooses in the text area, which has the focus.
            <li
              key={completion.label}
              id={`completion-${index}`}
              role="option"
              aria-selected={completion === picked}
              onClick={() => complete(completion)}
            >
              <b>{completion.label}</b> {completion.hint}
            </li>
          ))}
        </ul>
      )}
      <div class="write">
        <label class="attach" title="Attach files">
          <Icon name="plus" />
          <span class="visually-hidden">Attach files</span>
          <input
            type="file"
            multiple
            onChange={({ currentTarget }) =>
              void attach(currentTarget.files, files).then(() => (currentTarget.value = ""))
            }
          />
        </label>
        <textarea
          id="composer"
          ref={area}
          rows={Math.min(8, text.value.split("\n").length)}
          value={text.value}
          placeholder={`Write to ${channelName(shown.id)} as ${me.value?.displayName ?? ""}`}
          aria-label={`Write to ${channelName(shown.id)}`}
          aria-autocomplete="list"
          aria-controls={completions.length > 0 ? "completions" : undefined}
          aria-activedescendant={picked === undefined ? undefined : `completion-${completions.indexOf(picked)}`}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = event.clipboardData?.files;
            if (pasted === undefined || pasted.length === 0) return;
            event.preventDefault();
            void attach(pasted, files);
          }}
        />
        <button
          type="button"
          class="attach"
          aria-label="Ask a poll"
          title="Ask a poll"
          aria-expanded={isAsking}
          onClick={onAsk}
        >
          <Icon name="poll" />
        </button>
        <button type="submit" class="button is-primary">
          Send
        </button>
      </div>
    </form>
  );
}

const FLASH = 1;

/** A flash message puts its text into the composer; a quick menu calls its bot. */
async function callMenu(menu: Menu, written: string, text: Signal<string>): Promise<void> {
  if (menu.menuType === FLASH && menu.actionMsg !== "") {
    text.value = menu.actionMsg;
    return;
  }
  await act("callMenu", { as: speaker.value, channelId: channelId.value, name: menu.menuName, text: written });
}

async function attach(given: FileList | null | undefined, files: Signal<readonly PageAttachment[]>): Promise<void> {
  for (const file of given ?? []) {
    try {
      files.value = [...files.value, await connection.upload(speaker.value, file)];
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error));
    }
  }
}

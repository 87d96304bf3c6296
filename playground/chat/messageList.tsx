import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  channelId,
  type ListedMessage,
  loadOlder,
  me,
  messagesOf,
  nameOf,
  shownMessageId,
  topicId,
  typing,
  world,
} from "../state/store.js";
import { MessageView } from "./message.js";

/** Messages that stand in the document at once. */
const MOST_SHOWN = 80;
/** Messages by which the window moves. */
const STEP = 25;
/** Pixels from an end at which the window moves. */
const NEAR = 500;
/** Milliseconds within which messages of one person belong together. */
const TOGETHER_MS = 5 * 60_000;

/** The messages of the channel. Of many, a window stands in the document. */
export function MessageList() {
  const known = messagesOf(channelId.value);
  const own = me.value?.id ?? "";
  const about = world.value?.topics.find(({ id }) => id === topicId.value)?.messageId;
  const list = known.value.list.filter(
    (message) => (message.seenBy === undefined || message.seenBy.includes(own)) && isHere(message, about),
  );
  // Position of the window's end; `undefined`: at the newest message.
  const [end, setEnd] = useState<number>();
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // What stands still while the window moves: a message, and how far below the top it is.
  const anchor = useRef<{ readonly id: string; readonly top: number } | undefined>(undefined);
  const to = Math.min(end ?? list.length, list.length);
  const from = Math.max(0, to - MOST_SHOWN);
  const shown = list.slice(from, to);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (isAtEnd.current && end === undefined) element.scrollTop = element.scrollHeight;
    else if (anchor.current !== undefined) {
      const still = element.querySelector(`#message-${anchor.current.id}`);
      if (still !== null) element.scrollTop += still.getBoundingClientRect().top - anchor.current.top;
    }
    anchor.current = undefined;
  });

  useEffect(() => {
    const id = shownMessageId.value;
    const at = id === undefined ? -1 : list.findIndex((message) => message.id === id);
    if (at < 0) return;
    if (at < from || at >= to) setEnd(Math.min(list.length, at + MOST_SHOWN / 2));
    requestAnimationFrame(() => scroller.current?.querySelector(`#message-${id}`)?.scrollIntoView({ block: "center" }));
  }, [shownMessageId.value]);

  const move = (next: number | undefined): void => {
    // Without a change nothing is drawn, and nothing must stand still.
    if (next === end) return;
    const first = scroller.current?.querySelectorAll("li.message");
    const visible = [...(first ?? [])].find((element) => element.getBoundingClientRect().bottom > 0);
    if (visible !== undefined)
      anchor.current = { id: visible.id.slice("message-".length), top: visible.getBoundingClientRect().top };
    setEnd(next);
  };

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    isAtEnd.current = below < 40 && to === list.length;
    if (element.scrollTop < NEAR && from > 0) move(Math.max(MOST_SHOWN, to - STEP));
    else if (element.scrollTop < NEAR && known.value.hasOlder === true) {
      // They are put before what is shown: the window keeps its messages.
      void loadOlder(channelId.value, (count) => move((end ?? list.length) + count));
    } else if (below < NEAR && to < list.length) move(to + STEP >= list.length ? undefined : to + STEP);
  };

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    // Pictures that arrive, and windows that change, leave what is at the end at the end.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);

  // What was drawn may be too short for where it is looked at: no event tells of that.
  useEffect(onScroll);

  return (
    <div
      class="messages"
      ref={scroller}
      onScroll={onScroll}
      tabIndex={0}
      role="log"
      aria-label="Messages"
      aria-live="polite"
    >
      {list.length === 0 && known.value.hasOlder === false ? <p class="empty">Nothing was said here yet.</p> : null}
      <ol>
        {shown.map((message, index) => (
          <MessageView key={message.id} message={message} isContinued={continues(shown[index - 1], message)} />
        ))}
      </ol>
      <Typing own={own} />
    </div>
  );
}

/** A topic begins with the message that it is about. @param about That message, if a topic is open. */
function isHere({ id, topicId: own }: ListedMessage, about: string | undefined): boolean {
  if (topicId.value === "") return own === "0" || own === "";
  return own === topicId.value || id === about;
}

function continues(before: ListedMessage | undefined, message: ListedMessage): boolean {
  if (before?.senderId !== message.senderId || message.replyTo !== undefined) return false;
  if (before.isEphemeral !== message.isEphemeral) return false;
  return Date.parse(message.createdAt) - Date.parse(before.createdAt) < TOGETHER_MS;
}

function Typing({ own }: { readonly own: string }) {
  const prefix = `${channelId.value}:`;
  const names = [...typing.value.keys()]
    .filter((key) => key.startsWith(prefix) && key !== `${prefix}${own}`)
    .map((key) => nameOf(key.slice(prefix.length)));
  return (
    <p class="typing">
      {names.length === 0 ? "\u00a0" : `${names.join(", ")} ${names.length > 1 ? "are" : "is"} typing …`}
    </p>
  );
}

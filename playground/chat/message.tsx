import { useState } from "preact/hooks";
import { openTopic, react, remove, say } from "../state/actions.js";
import {
  act,
  channel,
  editTarget,
  type ListedMessage,
  me,
  messagesOf,
  nameOf,
  notify,
  openChannel,
  replyTarget,
  shownMessageId,
  speaker,
  topicId,
  world,
} from "../state/store.js";
import { Attachments } from "./attachments.js";
import { ActionRows } from "./components.js";
import { EmbedView } from "./embed.js";
import { Icon, type IconName } from "./icon.js";
import { listOf, objectOf } from "./json.js";
import { MessageText } from "./messageText.js";
import { Picture } from "./picture.js";
import { PollView } from "./poll.js";

const EMOJIS = ["👍", "❤️", "😂", "🎉", "😮", "😢", "👀", "✅"];

/** One message with everything that is shown of it, and what can be done with it. */
export function MessageView({
  message,
  isContinued,
}: {
  readonly message: ListedMessage;
  readonly isContinued: boolean;
}) {
  const sender = world.value?.people.find(({ id }) => id === message.senderId);
  const isOwn = message.senderId === me.value?.id;
  const at = new Date(message.createdAt);
  const isPinned = channel.value?.pinned.includes(message.id) === true;
  const poll = world.value?.polls.find(({ messageId }) => messageId === message.id);
  const name = sender === undefined ? message.senderName : nameOf(sender.id);
  // Buttons are made for the message that is looked at: many times seven would slow the list down.
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isActive = isPointedAt || hasFocus;
  return (
    <li
      tabIndex={0}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocusIn={() => setFocus(true)}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setFocus(false);
      }}
      id={`message-${message.id}`}
      class={`message ${isContinued ? "is-continued" : ""} ${message.isEphemeral ? "is-ephemeral" : ""} ${shownMessageId.value === message.id ? "is-shown" : ""}`}
    >
      {isContinued ? null : <Avatar url={sender?.avatar ?? ""} name={name} isBot={sender?.isBot === true} />}
      <div class="message-main">
        {message.replyTo === undefined ? null : (
          <button type="button" class="reply-to" onClick={() => show(message.replyTo?.id)}>
            <Icon name="reply" /> <b>{message.replyTo.senderName}</b> {message.replyTo.text || "a message"}
          </button>
        )}
        {isContinued ? null : (
          <p class="by">
            <b>{name}</b>
            {sender?.isBot === true ? <span class="badge">BOT</span> : null}
            <time dateTime={message.createdAt}>
              {at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}
            </time>
          </p>
        )}
        {message.isEphemeral ? (
          <p class="mark">
            <Icon name="eye" /> Only you can see this
          </p>
        ) : null}
        {message.content["fwd"] === true ? (
          <p class="mark">
            <Icon name="forward" /> Forwarded
          </p>
        ) : null}
        {isPinned ? (
          <p class="mark">
            <Icon name="pin" /> Pinned
          </p>
        ) : null}
        <MessageText message={message} />
        {message.isEdited ? <span class="edited">(edited)</span> : null}
        <Attachments attachments={message.attachments} />
        {listOf(message.content["embed"]).map((embed, index) => (
          <EmbedView key={index} embed={objectOf(embed)} message={message} />
        ))}
        <ActionRows message={message} />
        {poll === undefined ? null : <PollView poll={poll} />}
        <Reactions message={message} />
        <TopicLink message={message} />
      </div>
      {message.isEphemeral || !isActive ? null : <Actions message={message} isOwn={isOwn} isPinned={isPinned} />}
    </li>
  );
}

function Avatar({ url, name, isBot }: { readonly url: string; readonly name: string; readonly isBot: boolean }) {
  if (url !== "") return <Picture url={url} label="avatar" />;
  return (
    <span class={`avatar ${isBot ? "is-bot" : ""}`} aria-hidden="true">
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}

/** Scrolls to a message, if it is among those that are shown. */
export function show(id: string | undefined): void {
  shownMessageId.value = undefined;
  queueMicrotask(() => {
    shownMessageId.value = id;
  });
}

/** Leads to the topic under a message, if there is one. */
function TopicLink({ message }: { readonly message: ListedMessage }) {
  const topic = world.value?.topics.find(({ messageId }) => messageId === message.id);
  if (topic === undefined || topicId.value !== "") return null;
  const count = messagesOf(message.channelId).value.list.filter((each) => each.topicId === topic.id).length;
  return (
    <button
      type="button"
      class="topic"
      onClick={() => {
        topicId.value = topic.id;
      }}
    >
      <Icon name="thread" /> Topic: {count === 1 ? "1 message" : `${count} messages`}
    </button>
  );
}

function Reactions({ message }: { readonly message: ListedMessage }) {
  const own = me.value?.id;
  const byEmoji = new Map<string, { count: number; isOwn: boolean; names: string[] }>();
  for (const { emoji, senderId, count } of message.reactions) {
    const known = byEmoji.get(emoji) ?? { count: 0, isOwn: false, names: [] };
    known.names.push(nameOf(senderId));
    byEmoji.set(emoji, { count: known.count + count, isOwn: known.isOwn || senderId === own, names: known.names });
  }
  if (byEmoji.size === 0) return null;
  return (
    <div class="reactions" role="group" aria-label="Reactions">
      {[...byEmoji].map(([emoji, { count, isOwn, names }]) => (
        <button
          key={emoji}
          type="button"
          class="reaction"
          aria-pressed={isOwn}
          title={names.join(", ")}
          onClick={() => void react(message, emoji, isOwn)}
        >
          {emoji} {count}
        </button>
      ))}
    </div>
  );
}

interface ActionsProps {
  readonly message: ListedMessage;
  readonly isOwn: boolean;
  readonly isPinned: boolean;
}

/** What can be done with a message: shown when the pointer or the focus is on it. */
function Actions({ message, isOwn, isPinned }: ActionsProps) {
  const [isPicking, setPicking] = useState(false);
  const pick = (emoji: string): void => {
    setPicking(false);
    void react(message, emoji, false);
  };
  return (
    <div class="actions" role="group" aria-label="Actions">
      {isPicking ? (
        <span class="picker" role="group" aria-label="Emojis">
          {EMOJIS.map((emoji) => (
            <button
              key={emoji}
              type="button"
              class="plain"
              aria-label={`React with ${emoji}`}
              onClick={() => pick(emoji)}
            >
              {emoji}
            </button>
          ))}
        </span>
      ) : null}
      <Action label="React" icon="smile" isExpanded={isPicking} onClick={() => setPicking(!isPicking)} />
      <Action label="Reply" icon="reply" onClick={() => compose({ reply: message })} />
      <Action label="Forward" icon="forward" onClick={() => void forward(message)} />
      <Action
        label={isPinned ? "Unpin" : "Pin"}
        icon="pin"
        onClick={() => void act("pin", { as: speaker.value, message, remove: isPinned })}
      />
      <Action label="Start a thread" icon="thread" onClick={() => void startThread(message)} />
      <Action label="Open a topic" icon="topic" onClick={() => void openTopic(message, (id) => (topicId.value = id))} />
      {isOwn ? (
        <>
          <Action label="Edit" icon="edit" onClick={() => compose({ edit: message })} />
          <Action label="Remove" icon="trash" onClick={() => void remove(message)} />
        </>
      ) : null}
    </div>
  );
}

interface ActionProps {
  readonly label: string;
  readonly icon: IconName;
  /** Whether what it opens is open; omitted if it opens nothing. */
  readonly isExpanded?: boolean | undefined;
  readonly onClick: () => void;
}

function Action({ label, icon, isExpanded, onClick }: ActionProps) {
  return (
    <button type="button" class="plain" aria-label={label} title={label} aria-expanded={isExpanded} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

/** Begins to write a reply to a message, or its next version. */
function compose({ reply, edit }: { readonly reply?: ListedMessage; readonly edit?: ListedMessage }): void {
  replyTarget.value = reply;
  editTarget.value = edit;
  document.querySelector<HTMLElement>("#composer")?.focus();
}

async function forward(message: ListedMessage): Promise<void> {
  const names = (world.value?.channels ?? []).filter(({ clanId, name }) => clanId !== "0" && name !== "");
  const name = prompt(`Forward to which channel? (${names.map((each) => each.name).join(", ")})`)?.trim();
  if (name === undefined || name === "") return;
  const target = names.find((each) => each.name === name);
  if (target === undefined) return notify(`no channel is named ${name}`);
  const content = { ...message.content, fwd: true };
  const { mentions, attachments } = message;
  await say({ channelId: target.id, content, mentions, attachments });
  openChannel(target.id);
}

async function startThread(message: ListedMessage): Promise<void> {
  const name = prompt("Name of the thread")?.trim() ?? "";
  const own = me.value?.id;
  if (name === "" || own === undefined) return;
  const memberIds = [...new Set([own, message.senderId])];
  const made = await act("createChannel", { name, parentId: message.channelId, memberIds });
  if (made !== undefined) openChannel(made.id);
}

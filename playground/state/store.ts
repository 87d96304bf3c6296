import { computed, type Signal, signal } from "@preact/signals";
import type {
  ActionArgs,
  ActionName,
  ActionResult,
  BotStatus,
  FaultChoice,
  InputValue,
  LogLine,
  PageMessage,
  PageTokens,
  PlaygroundState,
  ServerMessage,
  WireEntry,
} from "../../src/playground/contract.js";
import { connection } from "./connection.js";
import { personClient } from "./personClient.js";

/** A message with who sees it; `undefined` for everybody. */
export interface ListedMessage extends PageMessage {
  readonly seenBy?: readonly string[] | undefined;
}

/** The messages of a channel that the page knows, oldest first. */
export interface KnownMessages {
  readonly list: readonly ListedMessage[];
  /** Whether there are older ones; `undefined` before the first were loaded. */
  readonly hasOlder: boolean | undefined;
}

export type PanelName = "members" | "wire" | "faults" | "tokens" | "log" | "worlds" | "builder";

const MOST_KEPT = 2_000;
const PAGE = 100;
const TYPING_MS = 4_000;
const NOTICE_MS = 6_000;

export const isConnected = signal(false);
export const world = signal<PlaygroundState | undefined>(undefined);
export const bot = signal<BotStatus>({ state: "none", file: "", pid: undefined, reason: "", starts: 0 });
export const log = signal<readonly LogLine[]>([]);
export const wire = signal<readonly WireEntry[]>([]);
export const tokens = signal<PageTokens>({ slot: "0", balances: [], transactions: [] });
export const faults = signal<readonly FaultChoice[]>([]);
export const activeFaults = signal<readonly string[]>([]);
export const isRecording = signal(false);
/** Username of who is played. */
export const speaker = signal(sessionStorage.getItem("speaker") ?? "alice");
export const channelId = signal("");
/** The topic that is open in the channel; "" for the channel itself. */
export const topicId = signal("");
export const panel = signal<PanelName | undefined>(window.innerWidth > 1100 ? "members" : undefined);
export const isMenuOpen = signal(false);
export const notices = signal<readonly { readonly id: number; readonly text: string }[]>([]);
/** A message to show, because something links to it. */
export const shownMessageId = signal<string | undefined>(undefined);
/** An entry of the wire to show. */
export const shownWireId = signal<number | undefined>(undefined);
export const replyTarget = signal<PageMessage | undefined>(undefined);
export const editTarget = signal<PageMessage | undefined>(undefined);
/** When people typed last, by channel and person. */
export const typing = signal<ReadonlyMap<string, number>>(new Map());
/** Number of unread messages, by person and channel. */
export const unread = signal<ReadonlyMap<string, number>>(new Map());

const channels = new Map<string, Signal<KnownMessages>>();
const forms = new Map<string, Signal<Readonly<Record<string, InputValue>>>>();
const loading = new Set<string>();

export const me = computed(() => world.value?.people.find(({ username }) => username === speaker.value));
/** Username of the bot. */
export const botName = computed(() => world.value?.people.find(({ id }) => id === world.value?.botId)?.username ?? "");
export const channel = computed(() => world.value?.channels.find(({ id }) => id === channelId.value));

export function messagesOf(id: string): Signal<KnownMessages> {
  const known = channels.get(id) ?? signal<KnownMessages>({ list: [], hasOlder: undefined });
  channels.set(id, known);
  return known;
}

/** What is filled in on a message, by who is played. */
export function formOf(messageId: string): Signal<Readonly<Record<string, InputValue>>> {
  const key = `${speaker.value}:${messageId}`;
  const form = forms.get(key) ?? signal({});
  forms.set(key, form);
  return form;
}

export function nameOf(personId: string): string {
  const person = world.value?.people.find(({ id }) => id === personId);
  if (person === undefined) return personId;
  const clan = world.value?.clans.find(({ id }) => id === channel.value?.clanId);
  return clan?.nicks.find((nick) => nick.personId === personId)?.nick ?? person.displayName;
}

/** Returns the name of a channel; of a conversation its people. */
export function channelName(id: string): string {
  const found = world.value?.channels.find((each) => each.id === id);
  if (found === undefined) return id;
  if (found.name !== "") return found.name;
  return found.memberIds
    .filter((memberId) => memberId !== me.value?.id)
    .map(nameOf)
    .join(", ");
}

/** Shows a notice to whoever sits at the page. */
export function notify(text: string): void {
  const id = Date.now() + Math.random();
  notices.value = [...notices.value, { id, text }];
  setTimeout(() => {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  }, NOTICE_MS);
}

/** Asks the server; a refusal is shown. Resolves with `undefined` then. */
export async function act<Name extends ActionName>(
  action: Name,
  args: ActionArgs<Name>,
): Promise<ActionResult<Name> | undefined> {
  try {
    return await connection.ask(action, args);
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

export function openChannel(id: string): void {
  channelId.value = id;
  topicId.value = "";
  replyTarget.value = undefined;
  editTarget.value = undefined;
  isMenuOpen.value = false;
  markRead(id);
  if (messagesOf(id).value.hasOlder === undefined) void loadOlder(id);
}

export function speakAs(username: string): void {
  speaker.value = username;
  sessionStorage.setItem("speaker", username);
  editTarget.value = undefined;
  const id = me.value?.id;
  void personClient.become(username);
  if (channel.value !== undefined && id !== undefined && !channel.value.seenBy.includes(id))
    openChannel(world.value?.channelId ?? "");
  markRead(channelId.value);
}

/**
 * Loads the messages before those that are known.
 *
 * @param beforeShown Called with their number, before they are shown.
 */
export async function loadOlder(id: string, beforeShown: (count: number) => void = () => undefined): Promise<void> {
  if (loading.has(id)) return;
  loading.add(id);
  const known = messagesOf(id);
  const before =
    known.value.hasOlder === undefined ? undefined : known.value.list.find((each) => each.seenBy === undefined)?.id;
  const result = await act("history", { channelId: id, limit: PAGE, before });
  loading.delete(id);
  if (result === undefined) return;
  const ids = new Set(result.messages.map((message) => message.id));
  const later = known.value.list.filter((message) => !ids.has(message.id));
  beforeShown(result.messages.length);
  known.value = { list: [...result.messages, ...later], hasOlder: result.messages.length === PAGE };
}

function markRead(id: string): void {
  const key = `${speaker.value}:${id}`;
  if (!unread.value.has(key)) return;
  const counts = new Map(unread.value);
  counts.delete(key);
  unread.value = counts;
}

function put(message: ListedMessage): void {
  const known = messagesOf(message.channelId);
  const { list, hasOlder } = known.value;
  // Those of a channel that was never opened are loaded when it is; of what only some see there is no history.
  if (hasOlder === undefined && message.seenBy === undefined) return;
  const at = list.findLastIndex(({ id }) => id === message.id);
  known.value = { list: at < 0 ? [...list, message] : list.with(at, message), hasOlder };
}

function countUnread(message: PageMessage): void {
  const found = world.value?.channels.find(({ id }) => id === message.channelId);
  const counts = new Map(unread.value);
  for (const { id, username, isBot } of world.value?.people ?? []) {
    if (isBot || id === message.senderId || found?.seenBy.includes(id) === false) continue;
    if (username === speaker.value && message.channelId === channelId.value) continue;
    const key = `${username}:${message.channelId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  unread.value = counts;
}

function received(message: ServerMessage): void {
  switch (message.kind) {
    case "welcome":
      world.value = message.state;
      bot.value = message.bot;
      log.value = message.log;
      wire.value = message.wire;
      tokens.value = message.tokens;
      faults.value = message.faults;
      isRecording.value = message.isRecording;
      if (me.value === undefined) speaker.value = message.state.people.find(({ isBot }) => !isBot)?.username ?? "";
      // What was missed while the page was not connected is loaded again.
      channels.clear();
      openChannel(channel.value === undefined ? message.state.channelId : channelId.value);
      void personClient.become(speaker.value);
      break;
    case "state":
      world.value = message.state;
      break;
    case "tokens":
      tokens.value = message.tokens;
      break;
    case "bot":
      bot.value = message.bot;
      break;
    case "log":
      log.value = [...log.value, ...message.lines].slice(-MOST_KEPT);
      break;
    case "wire":
      wire.value = [...wire.value, ...message.entries].slice(-MOST_KEPT);
      break;
    case "posted":
      put(message.message);
      countUnread(message.message);
      forgetTyping(message.message);
      break;
    case "changed":
      if (messagesOf(message.message.channelId).value.list.some(({ id }) => id === message.message.id))
        put(message.message);
      break;
    case "removed":
      remove(message.channelId, message.messageId);
      break;
    case "ephemeral":
      if (message.message.code === DELETED_EPHEMERAL) remove(message.message.channelId, message.message.id);
      else put({ ...message.message, seenBy: message.personIds });
      break;
    case "typing":
      typing.value = new Map(typing.value).set(`${message.channelId}:${message.personId}`, Date.now());
      setTimeout(() => {
        typing.value = new Map([...typing.value].filter(([, at]) => Date.now() - at < TYPING_MS));
      }, TYPING_MS);
      break;
    case "activeFaults":
      activeFaults.value = message.ids;
      break;
    case "reset":
      void personClient.leave();
      channels.clear();
      forms.clear();
      activeFaults.value = [];
      unread.value = new Map();
      channelId.value = "";
      break;
    default:
      break;
  }
}

const DELETED_EPHEMERAL = 15;

function remove(inChannel: string, messageId: string): void {
  const known = messagesOf(inChannel);
  known.value = { ...known.value, list: known.value.list.filter(({ id }) => id !== messageId) };
}

function forgetTyping({ channelId: id, senderId }: PageMessage): void {
  const left = new Map(typing.value);
  left.delete(`${id}:${senderId}`);
  typing.value = left;
}

/** Shows what the client of who is played heard, if the server has not told of it yet. */
function hear(message: PageMessage): void {
  if (message.isEphemeral || messagesOf(message.channelId).value.list.some(({ id }) => id === message.id)) return;
  put(message);
}

/** Connects to the server, and stays connected. */
export function connect(): void {
  personClient.onMessage = hear;
  connection.onMessage = received;
  connection.onState = (isOpen) => {
    isConnected.value = isOpen;
  };
  connection.open();
}

/** What the playground's page and its server say to each other, as JSON over one socket. Types only. */
import type { SandboxOverview, SavedWorld } from "../sandbox/index.js";

/** Part of the control socket's address. */
export const CONTROL_PATH = "/control";
export const UPLOAD_PATH = "/upload";

export interface PageMention {
  readonly userId: string;
  readonly roleId: string;
  readonly s: number;
  readonly e: number;
}

export interface PageAttachment {
  readonly filename: string;
  readonly url: string;
  readonly filetype: string;
  /** Bytes. */
  readonly size: number;
}

export interface PageReaction {
  readonly emoji: string;
  readonly emojiId: string;
  readonly senderId: string;
  readonly count: number;
}

/** A message as the page shows it. */
export interface PageMessage {
  readonly id: string;
  readonly channelId: string;
  readonly senderId: string;
  readonly senderName: string;
  /** A `MessageCode`. */
  readonly code: number;
  readonly text: string;
  /** As it was sent; nothing in it was checked. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly mentions: readonly PageMention[];
  readonly attachments: readonly PageAttachment[];
  readonly replyTo: { readonly id: string; readonly senderName: string; readonly text: string } | undefined;
  readonly reactions: readonly PageReaction[];
  readonly topicId: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly isEdited: boolean;
  readonly isEphemeral: boolean;
}

export interface PageTransaction {
  readonly hash: string;
  readonly senderId: string;
  readonly recipientId: string;
  readonly amount: string;
  readonly note: string;
  readonly status: string;
  readonly slot: string;
}

export interface PageTokens {
  readonly slot: string;
  /** Of every person and bot, in tokens. */
  readonly balances: readonly { readonly userId: string; readonly tokens: string }[];
  /** Newest first. */
  readonly transactions: readonly PageTransaction[];
}

/** Something that went over the wire. */
export interface WireEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly direction: "in" | "out" | "both";
  readonly transport: "socket" | "http";
  /** Such as `channelMessage` or `ListClanDescs`. */
  readonly name: string;
  /** Username of whose client it is; "" for a login. */
  readonly person: string;
  /** Bytes. */
  readonly size: number;
  /** 0 for none. */
  readonly cid: number;
  /** Milliseconds between a request and its answer; on the answer, and on requests over HTTP. */
  readonly ms: number | undefined;
  /** HTTP status, or code of a call's answer. */
  readonly status: number | undefined;
  /** The message that it tells of, if it does. */
  readonly messageId: string | undefined;
  /** Whether it is an error. */
  readonly isError: boolean;
}

/** All of an entry. */
export interface WireDetails {
  readonly request: WireBody | undefined;
  readonly response: WireBody | undefined;
}

export interface WireBody {
  readonly hex: string;
  /** Decoded by the schema; `undefined` for bytes that the schema does not know. */
  readonly json: unknown;
  /** Whether the bytes were left out because there are too many. */
  readonly isCut: boolean;
}

export interface LogLine {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly stream: "stdout" | "stderr" | "playground";
  readonly text: string;
  /** The message that the bot was told of before it wrote this, for errors. */
  readonly causeMessageId: string | undefined;
  /** The same on the wire. */
  readonly causeWireId: number | undefined;
}

export type BotState = "none" | "starting" | "connected" | "disconnected" | "ended";

export interface BotStatus {
  readonly state: BotState;
  readonly file: string;
  readonly pid: number | undefined;
  /** Why it ended, or cannot start. */
  readonly reason: string;
  /** How often it was started. */
  readonly starts: number;
}

export interface PlaygroundState extends SandboxOverview {
  readonly botId: string;
  readonly clanId: string;
  readonly channelId: string;
  /** Origin of the sandbox's files. */
  readonly filesOrigin: string;
  /** Hosts whose pictures are shown. */
  readonly imageHosts: readonly string[];
}

/** What can be set of a fault. */
export interface FaultField {
  readonly name: string;
  readonly label: string;
  /** A text is the name of a call, such as `ListClanDescs`; "" for every call. */
  readonly kind: "number" | "call";
  readonly initial: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A switch of the faults. */
export interface FaultChoice {
  readonly fields: readonly FaultField[];
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  /** Whether it stays until it is switched off. */
  readonly isLasting: boolean;
}

/** What the server tells. */
export type ServerMessage =
  | {
      readonly kind: "welcome";
      readonly state: PlaygroundState;
      readonly bot: BotStatus;
      readonly log: readonly LogLine[];
      readonly wire: readonly WireEntry[];
      readonly tokens: PageTokens;
      readonly faults: readonly FaultChoice[];
      readonly isRecording: boolean;
    }
  | { readonly kind: "state"; readonly state: PlaygroundState }
  | { readonly kind: "tokens"; readonly tokens: PageTokens }
  | { readonly kind: "bot"; readonly bot: BotStatus }
  | { readonly kind: "log"; readonly lines: readonly LogLine[] }
  | { readonly kind: "wire"; readonly entries: readonly WireEntry[] }
  | { readonly kind: "posted"; readonly message: PageMessage }
  | { readonly kind: "changed"; readonly message: PageMessage }
  | { readonly kind: "removed"; readonly channelId: string; readonly messageId: string }
  /** A message that only these people see; again for each change of it. */
  | { readonly kind: "ephemeral"; readonly message: PageMessage; readonly personIds: readonly string[] }
  | { readonly kind: "typing"; readonly channelId: string; readonly personId: string }
  | { readonly kind: "activeFaults"; readonly ids: readonly string[] }
  /** Another world was loaded: what the page knows is no longer true. */
  | { readonly kind: "reset" }
  | { readonly kind: "answer"; readonly id: number; readonly result: unknown }
  | { readonly kind: "refusal"; readonly id: number; readonly message: string };

/** The id of a message and of its channel. */
export interface MessageAt {
  readonly id: string;
  readonly channelId: string;
}

/** Where a person logs in, and how. */
export interface PersonAccess {
  readonly host: string;
  readonly port: number;
  readonly email: string;
  readonly password: string;
}

export type InputValue = string | readonly string[];

/** What the page can ask for: arguments and result. `as` is the username of who does it. */
export interface PlaygroundActions {
  history: [{ channelId: string; before?: string | undefined; limit: number }, { messages: readonly PageMessage[] }];
  say: [
    {
      as: string;
      channelId: string;
      content: Readonly<Record<string, unknown>>;
      mentions: readonly { userId: string; s: number; e: number }[];
      attachments: readonly PageAttachment[];
      replyTo?: MessageAt | undefined;
      topicId?: string | undefined;
    },
    { id: string },
  ];
  edit: [{ as: string; message: MessageAt; content: Readonly<Record<string, unknown>> }, undefined];
  remove: [{ as: string; message: MessageAt }, undefined];
  react: [{ as: string; message: MessageAt; emoji: string; remove: boolean }, undefined];
  pin: [{ as: string; message: MessageAt; remove: boolean }, undefined];
  type: [{ as: string; channelId: string }, undefined];
  click: [
    { as: string; message: MessageAt; componentId: string; values: Readonly<Record<string, InputValue>> },
    undefined,
  ];
  choose: [{ as: string; message: MessageAt; componentId: string; value: InputValue }, undefined];
  callMenu: [{ as: string; channelId: string; name: string; text: string; message?: MessageAt | undefined }, undefined];
  openDm: [{ as: string; userId: string }, { channelId: string }];
  /** What the page logs in with as somebody, with the package's own client. */
  credentials: [{ as: string }, PersonAccess];
  addPerson: [{ name: string }, undefined];
  createChannel: [{ name: string; parentId?: string; memberIds?: readonly string[] }, { id: string }];
  createRole: [{ name: string; permissions: readonly string[]; memberIds: readonly string[] }, undefined];
  assignRole: [{ roleId: string; userId: string; remove: boolean }, undefined];
  setRolePermission: [{ roleId: string; permission: string; remove: boolean }, undefined];
  joinVoice: [{ as: string; channelId: string; leave: boolean }, undefined];
  pay: [{ as: string; receiverId: string; amount: string; note: string }, undefined];
  fund: [{ userId: string; amount: string }, undefined];
  advanceSlots: [{ count: number }, undefined];
  fault: [{ id: string; on: boolean; values: Readonly<Record<string, string>> }, undefined];
  wireDetails: [{ id: number }, WireDetails];
  saveWorld: [Record<string, never>, { world: SavedWorld }];
  loadWorld: [{ world: unknown }, undefined];
  testOf: [{ messageId: string }, { code: string }];
  record: [{ on: boolean }, { code: string; events: number }];
  restartBot: [Record<string, never>, undefined];
}

export type ActionName = keyof PlaygroundActions;
export type ActionArgs<Name extends ActionName> = PlaygroundActions[Name][0];
export type ActionResult<Name extends ActionName> = PlaygroundActions[Name][1];

import type { Sandbox } from "../../src/sandbox/index.js";

/** A message that a client has sent or seen. */
export interface Sent {
  readonly id: string;
  readonly channelId: string;
}

/** A client that is logged in and connected. What its make does not offer is absent. */
export interface ConnectedClient {
  readonly userId: string;
  /** Posts a text as the client does by itself, joining first only if its make does. */
  post?(channelId: string, text: string, components?: readonly object[]): Promise<Sent>;
  /** Posts into a thread, which clients of every make join. */
  postInThread?(channelId: string, text: string): Promise<Sent>;
  /** Opens the conversation with somebody and writes there. */
  writeTo?(userId: string, text: string): Promise<Sent>;
  reply?(to: Sent, text: string): Promise<Sent>;
  edit?(message: Sent, text: string): Promise<void>;
  remove?(message: Sent): Promise<void>;
  react?(message: Sent, emoji: string): Promise<void>;
  sendEphemeral?(channelId: string, receiverId: string, text: string): Promise<void>;
  /** Opens the conversation with somebody, and sends an ephemeral message there. */
  whisperTo?(userId: string, text: string): Promise<void>;
  /** Gives a role another title, over HTTP. */
  renameRole?(roleId: string, title: string): Promise<void>;
  /** Registers a quick menu, over HTTP. */
  addMenu?(name: string): Promise<void>;
  /** Removes all quick menus of the bot. */
  removeMenus?(): Promise<void>;
  /** Resolves when a message with this text was heard. */
  hearMessage?(text: string): Promise<Sent>;
  /** Resolves with the id of a button that somebody clicked. */
  hearClick?(): Promise<string>;
  /** Resolves with the name of a quick menu that somebody called, and the author of the message it was called on. */
  hearMenu?(): Promise<{ readonly name: string; readonly authorId: string }>;
  /** Resolves with who asks to be a friend, by what this make knows of it. */
  hearFriendRequest?(): Promise<string>;
  /** Resolves with how many tokens came in. */
  hearTokens?(): Promise<number>;
  close(): void | Promise<void>;
}

/** A client of some make. */
export interface ForeignClient {
  readonly name: string;
  /** Whether it is the published package, or a small client of ours that writes and reads what that one does. */
  readonly isPackage: boolean;
  connect(sandbox: Sandbox): Promise<ConnectedClient>;
}

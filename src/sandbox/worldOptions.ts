import type { PersonReference } from "./people/references.js";

export interface CreateClanOptions {
  readonly name: string;
  /** Owner. @default alice */
  readonly ownerId?: string | undefined;
  /** Further members. @default the bot */
  readonly memberIds?: readonly string[] | undefined;
}

export interface CreateChannelOptions {
  readonly name?: string | undefined;
  /** Clan of the channel. @default the default clan */
  readonly clanId?: string | undefined;
  /** A `ChannelType`. @default a text channel */
  readonly type?: number | undefined;
  /** Whether only `memberIds` and the clan's owner see it. @default false */
  readonly isPrivate?: boolean | undefined;
  /** Parent channel of a thread (type 7). */
  readonly parentId?: string | undefined;
  /** Members of a private channel, a thread or a conversation. */
  readonly memberIds?: readonly string[] | undefined;
}

export interface CreateRoleOptions {
  readonly name: string;
  /** Clan of the role. @default the default clan */
  readonly clanId?: string | undefined;
  /** Usernames of its members. */
  readonly memberIds?: readonly string[] | undefined;
  /** Its permissions: `"administrator"`, `"manage-clan"`, `"manage-channel"`, `"send-message"` and others. */
  readonly permissions?: readonly string[] | undefined;
  /** Such as `"#5865f2"`. */
  readonly color?: string | undefined;
}

export interface ChangeRoleOptions {
  readonly addMemberIds?: readonly string[] | undefined;
  readonly removeMemberIds?: readonly string[] | undefined;
  /** Permissions such as `"manage-channel"`. */
  readonly addPermissions?: readonly string[] | undefined;
  readonly removePermissions?: readonly string[] | undefined;
}

export interface SandboxFile {
  readonly name: string;
  /** Media type, such as `image/png`. */
  readonly type: string;
  readonly body: Uint8Array;
}

export interface SandboxHistoryOptions {
  /** Id of the message that comes after the page. @default none: the page ends with the newest message */
  readonly before?: string | undefined;
  readonly limit?: number | undefined;
}

export interface SandboxPushOptions {
  /** Who is pushed it. @default the bot */
  readonly to?: PersonReference | undefined;
}

export interface SandboxClan {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Its channel "general". */
  readonly channelId: string;
}

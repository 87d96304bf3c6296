import type { MessageBody, Reaction } from "../state/message.js";
import type { Pin } from "../state/pins.js";
import type { QuickMenu } from "../state/quickMenus.js";

export interface SavedPerson {
  readonly id: string;
  readonly username: string;
  readonly isBot: boolean;
  readonly displayName: string;
  /** Address of the picture; "" for none. */
  readonly avatar: string;
  readonly createTimeSeconds: number;
}

export interface SavedCategory {
  readonly id: string;
  readonly creatorId: string;
  readonly name: string;
}

export interface SavedClan {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly createTimeSeconds: number;
  readonly memberIds: readonly string[];
  readonly nicks: readonly { readonly personId: string; readonly nick: string }[];
  readonly categories: readonly SavedCategory[];
  readonly welcomeChannelId: string;
}

export interface SavedChannel {
  readonly id: string;
  /** "0" for a conversation. */
  readonly clanId: string;
  /** "0" unless it is a thread. */
  readonly parentId: string;
  readonly categoryId: string;
  /** A `ChannelType`. */
  readonly type: number;
  readonly name: string;
  readonly topic: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly creatorId: string;
  readonly meetingCode: string;
  readonly createTimeSeconds: number;
  readonly memberIds: readonly string[];
  readonly roleIds: readonly string[];
}

export interface SavedRole {
  readonly id: string;
  readonly clanId: string;
  readonly creatorId: string;
  readonly name: string;
  readonly color: string;
  readonly order: number;
  readonly memberIds: readonly string[];
  /** Such as `"manage-channel"`. */
  readonly permissions: readonly string[];
}

export interface SavedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly clanId: string;
  readonly senderId: string;
  readonly code: number;
  readonly topicId: string;
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
  readonly body: MessageBody;
  readonly reactions: readonly Reaction[];
}

export interface SavedFile {
  readonly path: string;
  readonly type: string;
  readonly base64: string;
}

export interface SavedBalance {
  readonly userId: string;
  /** Base units, a decimal string. */
  readonly units: string;
}

/**
 * The content of a sandbox as plain data for a JSON file: people, clans, channels, roles, slash commands, messages,
 * files and balances, with their ids. It contains no credentials, sessions, polls, calendars, webhooks or settings.
 */
export interface SavedWorld {
  readonly version: 1;
  readonly botId: string;
  /** The default clan, its channels, and the person alice. */
  readonly clanId: string;
  readonly voiceChannelId: string;
  readonly streamChannelId: string;
  readonly userId: string;
  readonly people: readonly SavedPerson[];
  readonly clans: readonly SavedClan[];
  readonly channels: readonly SavedChannel[];
  readonly roles: readonly SavedRole[];
  readonly quickMenus: readonly QuickMenu[];
  readonly messages: readonly SavedMessage[];
  readonly pins: readonly Pin[];
  readonly files: readonly SavedFile[];
  readonly balances: readonly SavedBalance[];
}

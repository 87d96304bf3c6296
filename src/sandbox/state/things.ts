import type { OnboardingAnswer } from "../../../generated/mezon/api/onboarding_pb.js";
import type { Init } from "../../../generated/support/wire.js";

/** A link that lets people into a clan. */
export interface Invite {
  readonly id: string;
  readonly clanId: string;
  readonly creatorId: string;
  readonly channelId: string;
  readonly createTimeSeconds: number;
  readonly expiryTimeSeconds: number;
}

/** What somebody did to a clan. */
export interface AuditEntry {
  readonly id: string;
  readonly userId: string;
  readonly clanId: string;
  readonly actionLog: string;
  readonly entityName: string;
  readonly entityId: string;
  readonly timeLogSeconds: number;
}

/** What a clan says when somebody joins. */
export interface SystemNotice {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly welcomeRandom: string;
  readonly welcomeSticker: string;
  readonly boostMessage: string;
  readonly setupTips: string;
  readonly hideAuditLog: boolean;
}

/** What a newcomer is shown or asked. */
export interface OnboardingEntry {
  readonly id: string;
  readonly clanId: string;
  readonly guideType: number;
  readonly taskType: number;
  readonly channelId: string;
  readonly title: string;
  readonly content: string;
  readonly imageUrl: string;
  readonly answers: Init<OnboardingAnswer>[];
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}

/** An address that posts what it is sent; into a channel, or for channel "0" to the members of a clan. */
export interface Hook {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly creatorId: string;
  readonly name: string;
  readonly avatar: string;
  readonly token: string;
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}

export interface Poll {
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly creatorId: string;
  readonly type: number;
  readonly expiresSeconds: number;
  /** What each voter chose. */
  readonly votes: Map<string, readonly number[]>;
  isClosed: boolean;
}

/** A conversation under a message. */
export interface Topic {
  readonly id: string;
  readonly creatorId: string;
  readonly messageId: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly createTimeSeconds: number;
}

/** A document of a channel. */
export interface Canvas {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly title: string;
  readonly content: string;
  readonly creatorId: string;
  readonly editorId: string;
  readonly isDefault: boolean;
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}

/** Something on the timeline of a channel. */
export interface TimelineEvent {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly type: number;
  readonly startTimeSeconds: number;
  readonly endTimeSeconds: number;
  readonly creatorId: string;
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}

/** Something one person is notified of. */
export interface Notice {
  readonly id: string;
  readonly personId: string;
  readonly subject: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly code: number;
  readonly category: number;
  readonly senderId: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly topicId: string;
  readonly createTimeSeconds: number;
}

/** What somebody is doing. */
export interface Activity {
  readonly id: string;
  readonly userId: string;
  readonly activityName: string;
  readonly activityType: number;
  readonly activityDescription: string;
  readonly startTimeSeconds: number;
  readonly applicationId: string;
  readonly status: number;
}

/** An app somebody registered. */
export interface App {
  readonly id: string;
  readonly appname: string;
  readonly creatorId: string;
  readonly applogo: string;
  readonly about: string;
  readonly appUrl: string;
  readonly token: string;
  readonly isShadow: boolean;
  readonly createTimeSeconds: number;
  /** Clans it was added to. */
  readonly clanIds: Set<string>;
}

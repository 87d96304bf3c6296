import type { MessageMention } from "../../../generated/mezon/api/message_pb.js";
import { HERE_ID } from "../../builders/mentioning.js";

/** The people and roles that a message mentions. */
export interface ReadMentions {
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
  /** Whether everybody in the channel is mentioned (`@here`). */
  readonly everyone: boolean;
}

export function readMentions(mentions: readonly MessageMention[]): ReadMentions {
  const users = mentions.map(({ userId }) => userId).filter((id) => id !== "0" && id !== HERE_ID);
  const roles = mentions.map(({ roleId }) => roleId).filter((id) => id !== "0");
  return {
    userIds: [...new Set(users)],
    roleIds: [...new Set(roles)],
    everyone: mentions.some(({ userId }) => userId === HERE_ID),
  };
}

import { ChannelStreamMode, ChannelType } from "../../generated/constants.js";

/** The place of a message. Every send, edit, removal and reaction contains it. */
export interface MessageTarget {
  readonly channelId: string;
  /** `undefined` in direct conversations. */
  readonly clanId: string | undefined;
  /** A value of `ChannelStreamMode`. */
  readonly mode: number;
  /** True unless the channel is private. */
  readonly isPublic: boolean;
  /** Id of the topic, if the message is in one. */
  readonly topicId: string | undefined;
}

/** Returns the stream mode of a channel type. Types without their own mode use that of channels. */
export function modeOfChannelType(type: number): ChannelStreamMode {
  switch (type) {
    case ChannelType.Group:
      return ChannelStreamMode.Group;
    case ChannelType.Dm:
      return ChannelStreamMode.Dm;
    case ChannelType.Thread:
      return ChannelStreamMode.Thread;
    default:
      return ChannelStreamMode.Channel;
  }
}

/** Returns the channel type to join with if only the mode is known. */
export function channelTypeOfMode(mode: number): ChannelType {
  switch (mode) {
    case ChannelStreamMode.Group:
      return ChannelType.Group;
    case ChannelStreamMode.Dm:
      return ChannelType.Dm;
    case ChannelStreamMode.Thread:
      return ChannelType.Thread;
    default:
      return ChannelType.Channel;
  }
}

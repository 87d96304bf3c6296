import { ChannelStreamMode, ChannelType } from "../../generated/constants.js";

/** Where messages go: what every send, edit, removal and reaction says of its channel. */
export interface MessagePlace {
  readonly channelId: string;
  /** `undefined` in direct conversations. */
  readonly clanId: string | undefined;
  /** A value of `ChannelStreamMode`. */
  readonly mode: number;
  /** True unless the channel is private. */
  readonly isPublic: boolean;
  /** The topic under a message, where the conversation is in one. */
  readonly topicId: string | undefined;
}

/** The stream mode of a channel type. Types without one of their own travel as channels. */
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

/** The channel type to join with when only the mode is known. */
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

import { ChannelType } from "../../../generated/constants.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import type { ModelContext } from "../modelContext.js";
import { Channel } from "./channel.js";
import type { ChannelKnowledge } from "./channelView.js";
import { DirectChannel } from "./directChannel.js";
import { Thread } from "./thread.js";
import { VoiceRoom } from "./voiceRoom.js";

/** Returns the object for a channel, by its type; types without a class of their own become a {@link Channel}. */
export function channelFrom(
  wire: ChannelDescription,
  context: ModelContext,
  knowledge: ChannelKnowledge = "description",
): Channel {
  switch (wire.type) {
    case ChannelType.Thread:
      return new Thread(wire, context, knowledge);
    case ChannelType.Dm:
    case ChannelType.Group:
      return new DirectChannel(wire, context, knowledge);
    case ChannelType.GmeetVoice:
    case ChannelType.MezonVoice:
    case ChannelType.Streaming:
      return new VoiceRoom(wire, context, knowledge);
    default:
      return new Channel(wire, context, knowledge);
  }
}

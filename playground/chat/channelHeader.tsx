import { act, channel, channelName, me, messagesOf, nameOf, speaker, topicId, world } from "../state/store.js";
import { Icon } from "./icon.js";

const GMEET = 4;
const VOICE = 10;

/** The name of the channel, or of the topic that is open in it; who is in a voice room. */
export function ChannelHeader() {
  const shown = channel.value;
  if (shown === undefined) return null;
  const isRoom = shown.type === VOICE || shown.type === GMEET;
  const own = me.value?.id ?? "";
  const isInside = shown.voices.includes(own);
  return (
    <div class="channel-header">
      <h2>{channelName(shown.id)}</h2>
      {topicId.value === "" ? <p>{shown.topic}</p> : <TopicName id={topicId.value} />}
      {isRoom ? (
        <>
          <p>{shown.voices.length === 0 ? "Nobody is in the room" : `In the room: ${names(shown.voices)}`}</p>
          <button
            type="button"
            onClick={() => void act("joinVoice", { as: speaker.value, channelId: shown.id, leave: isInside })}
          >
            <Icon name="voice" /> {isInside ? "Leave the room" : "Join the room"}
          </button>
        </>
      ) : null}
    </div>
  );
}

function TopicName({ id }: { readonly id: string }) {
  const topic = world.value?.topics.find((each) => each.id === id);
  const about = messagesOf(channel.value?.id ?? "").value.list.find((message) => message.id === topic?.messageId);
  return (
    <>
      <p>
        <Icon name="thread" /> Topic: {about?.text || "a message"}
      </p>
      <button
        type="button"
        onClick={() => {
          topicId.value = "";
        }}
      >
        Back to the channel
      </button>
    </>
  );
}

function names(ids: readonly string[]): string {
  return ids.map(nameOf).join(", ");
}

import { envelopeEvents } from "../../generated/events.js";
import { encodeMessageMentionList } from "../../generated/mezon/api/message_codec.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import type { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import { encodeApiFrames } from "../../src/wire/apiFrames.js";

/** Frames as a server sends them: every kind of envelope, and raw frames. */
export function wellFormedFrames(): readonly Uint8Array[] {
  const kinds = Object.values(envelopeEvents).map((info) =>
    encodeEnvelope({ cid: 0, message: { case: info.case, value: {} } as never }),
  );
  const message = encodeEnvelope({
    message: {
      case: "channelMessage",
      value: {
        channelId: "1838493059243249664",
        messageId: "1838493059243249665",
        content: '{"t":"Chào mọi người 👋"}',
        mentions: encodeMessageMentionList({ mentions: [{ userId: "7", s: 0, e: 4 }] }),
      },
    },
  });
  const answers = [1, 2, 3].flatMap((cid) => encodeApiFrames({ cid, code: 0, body: new Uint8Array(40).fill(8) }, 16));
  return [...kinds, message, message, message, ...answers];
}

/** Returns a random frame, or a valid one that is mutated, cut, joined with another, or unchanged. */
export function brokenFrame(random: SeededRandom, frames: readonly Uint8Array[]): Uint8Array {
  const frame = random.pick(frames);
  switch (random.below(6)) {
    case 0:
      return random.bytes(random.below(64));
    case 1:
      return frame.slice(0, random.below(frame.length + 1));
    case 2:
      return Uint8Array.from([...frame, ...random.bytes(random.below(16))]);
    case 3:
      return Uint8Array.from([...frame, ...random.pick(frames)]);
    case 4:
      return frame;
    default:
      return mutated(random, frame);
  }
}

/** Returns a copy with a few bytes changed. */
export function mutated(random: SeededRandom, frame: Uint8Array): Uint8Array {
  const copy = frame.slice();
  for (let count = 1 + random.below(4); count > 0 && copy.length > 0; count -= 1)
    copy[random.below(copy.length)] = random.below(256);
  return copy;
}

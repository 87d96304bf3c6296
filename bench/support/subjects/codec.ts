import type { EventName } from "../../../generated/events.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import { detachLists } from "../../../src/wire/changedMessage.js";
import { type Codec, codecs, type Sample } from "../codecs.js";
import { OURS } from "../contenderNames.js";
import { serve } from "../serve.js";

/** Number of messages after which the time is asked for. */
const MESSAGES_BETWEEN = 10_000;

let codec: Codec | undefined;
const sets = new Map<string, readonly Sample[]>();

function loaded(): Codec {
  if (codec === undefined) throw new Error("no codec was chosen");
  return codec;
}

export const services = {
  choose(name: string): void {
    codec = codecs[name]?.();
  },

  /** Makes a set of samples; answers the kinds that the codec has. */
  prepare({ set, names, each }: { set: string; names: readonly EventName[]; each: number }): readonly EventName[] {
    const samples: Sample[] = [];
    const known = new Set<EventName>();
    for (let n = 0; n < each; n += 1) {
      for (const name of names) {
        const sample = loaded().sample(name, n);
        if (sample === undefined) continue;
        known.add(name);
        samples.push(sample);
      }
    }
    sets.set(set, samples);
    return [...known];
  },

  /** Messages a second of processor time, over `ms` of it: what else the machine does counts less so. */
  run({ set, direction, ms }: { set: string; direction: "decode" | "encode"; ms: number }): number {
    const samples = sets.get(set) ?? [];
    const { decode, encode } = loaded();
    let count = 0;
    const start = process.cpuUsage();
    let spent = 0;
    // Asking for the time takes as long as a hundred messages: it is asked for seldom.
    const passes = Math.ceil(MESSAGES_BETWEEN / samples.length);
    do {
      for (let pass = 0; pass < passes; pass += 1) {
        if (direction === "decode") for (const { wire } of samples) sink.last = decode(wire as never);
        else for (const { message } of samples) sink.last = encode(message as never);
      }
      count += passes * samples.length;
      const { user, system } = process.cpuUsage(start);
      spent = user + system;
    } while (spent < ms * 1_000);
    return (count / spent) * 1_000_000;
  },

  /** Bytes that each of `count` decoded messages keeps, when what it was decoded from is gone. */
  retained({ count, codecName }: { count: number; codecName: string }): number {
    const decoded: unknown[] = new Array(count).fill(undefined);
    const before = bytesInUse();
    for (let n = 0; n < count; n += 1) {
      const sample = loaded().sample("channelMessage", n);
      if (sample === undefined) throw new Error("no such message");
      const message = loaded().decode(sample.wire as never);
      decoded[n] = codecName === OURS ? detached(message) : message;
    }
    const kept = (bytesInUse() - before) / count;
    decoded.length = 0;
    return kept;
  },
};

/** What runs must not be optimised away. */
const sink: { last: unknown } = { last: undefined };

/** As the client keeps a message. */
function detached(envelope: unknown): unknown {
  const { message } = envelope as { readonly message: { readonly value: ChannelMessage } };
  detachLists(message.value);
  return envelope;
}

function bytesInUse(): number {
  sink.last = undefined;
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

serve(services);

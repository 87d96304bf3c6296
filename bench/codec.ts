import type { EventName } from "../generated/events.js";
import {
  type Benchmark,
  type BenchmarkOptions,
  type BenchmarkResult,
  type Measure,
  share,
} from "./support/benchmark.js";
import { JSON_TEXT, OFFICIAL_PROTOBUF, OURS, PEER, REFLECTIVE } from "./support/contenderNames.js";
import { GOALS } from "./support/goals.js";
import { hasPeer, installPeer } from "./support/peer.js";
import { EVENT_NAMES } from "./support/realisticMessage.js";
import { inRounds, manySideBySide } from "./support/rounds.js";
import type { services } from "./support/subjects/codec.js";
import { type Worker, Workers } from "./support/worker.js";

const REPRESENTATIVE: readonly EventName[] = [
  "channelMessage",
  "channelMessageSend",
  "channelMessageAck",
  "messageReaction",
  "messageTyping",
  "messageButtonClicked",
  "channelCreated",
  "userChannelAdded",
  "statusPresence",
  "ping",
];
const VARIANTS = 16;
const MIX_MS = 200;
const ONE_MS = 40;
/** The first rounds of a new process measure the compiler more than the code: 99 codecs are compiled one by one. */
const MIX_WARM_UP_MS = 3_000;
const ONE_WARM_UP_MS = 200;
const RETAINED = 10_000;

type Subject = Worker<typeof services>;

/** Decoding and encoding, each codec in a separate process. */
export const benchmark: Benchmark = async (options) => {
  installPeer(options);
  const names = [OURS, ...(hasPeer() ? [PEER] : []), OFFICIAL_PROTOBUF, REFLECTIVE, JSON_TEXT];
  await using workers = new Workers();
  const subjects = new Map<string, Subject>();
  for (const name of names) {
    const subject = await workers.start<typeof services>("subjects/codec");
    await subject.ask("choose", name);
    subjects.set(name, subject);
  }
  return [
    ...(await mixes(subjects, options)),
    ...(await retained(subjects, options)),
    ...(await representatives(subjects, options)),
  ];
};

/**
 * The mix of all kinds; and for each official codec the mix of those it supports, compared with ours for the same
 * kinds.
 */
async function mixes(
  subjects: ReadonlyMap<string, Subject>,
  options: BenchmarkOptions,
): Promise<readonly BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  const each = share(VARIANTS, options, 2);
  const all = [...subjects.keys()].filter((name) => name !== PEER && name !== OFFICIAL_PROTOBUF);
  results.push(...(await mix(subjects, all, "", EVENT_NAMES, each, options)));
  for (const official of [PEER, OFFICIAL_PROTOBUF]) {
    const subject = subjects.get(official);
    if (subject === undefined) continue;
    const known = await subject.ask("prepare", { set: "known", names: EVENT_NAMES, each: 1 });
    const label = `, the ${known.length} it has`;
    results.push(...(await mix(subjects, [OURS, official], label, known, each, options)));
  }
  return results;
}

async function mix(
  subjects: ReadonlyMap<string, Subject>,
  contenders: readonly string[],
  label: string,
  names: readonly EventName[],
  each: number,
  options: BenchmarkOptions,
): Promise<readonly BenchmarkResult[]> {
  const set = `mix${label}`;
  const ms = share(MIX_MS, options, 5);
  for (const name of contenders) {
    await subjects.get(name)?.ask("prepare", { set, names, each });
    await warmUp(subjects.get(name), set, share(MIX_WARM_UP_MS, options, 5));
  }
  const title = label === "" ? `mix of ${names.length} kinds` : `mix of kinds${label}`;
  const goals = { decode: GOALS.decodeMix, encode: GOALS.encodeMix };
  const results = (["decode", "encode"] as const).map((direction) => ({
    name: `${direction}, ${title}`,
    unit: "messages a CPU second",
    isRate: true,
    goals: goals[direction],
  }));
  return manySideBySide(results, runs(subjects, contenders, set, ms), options);
}

async function representatives(
  subjects: ReadonlyMap<string, Subject>,
  options: BenchmarkOptions,
): Promise<readonly BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  const each = share(VARIANTS * 16, options, 2);
  for (const name of REPRESENTATIVE) {
    for (const subject of subjects.values()) {
      await subject.ask("prepare", { set: name, names: [name], each });
      await warmUp(subject, name, share(ONE_WARM_UP_MS, options, 2));
    }
    const titles = ["decode", "encode"].map((direction) => ({
      name: `${direction} ${name}`,
      unit: "messages a CPU second",
      isRate: true,
    }));
    const contenders = runs(subjects, [...subjects.keys()], name, share(ONE_MS, options, 2));
    results.push(...(await manySideBySide(titles, contenders, options)));
  }
  return results;
}

async function warmUp(subject: Subject | undefined, set: string, ms: number): Promise<void> {
  for (const direction of ["decode", "encode"] as const) await subject?.ask("run", { set, direction, ms });
}

function runs(subjects: ReadonlyMap<string, Subject>, contenders: readonly string[], set: string, ms: number) {
  return Object.fromEntries(
    contenders.map((name) => [
      name,
      async () => {
        const subject = subjects.get(name) as Subject;
        return [
          await subject.ask("run", { set, direction: "decode", ms }),
          await subject.ask("run", { set, direction: "encode", ms }),
        ];
      },
    ]),
  );
}

function retained(
  subjects: ReadonlyMap<string, Subject>,
  options: BenchmarkOptions,
): Promise<readonly BenchmarkResult[]> {
  const count = share(RETAINED, options, 100);
  const measure: Measure = {
    name: "memory kept by a decoded channelMessage",
    unit: "bytes",
    isRate: false,
    goals: GOALS.decodedMemory,
  };
  return inRounds([measure], options, async (add) => {
    for (const [name, subject] of subjects) {
      add(measure, name, await subject.ask("retained", { count, codecName: name }));
    }
  });
}

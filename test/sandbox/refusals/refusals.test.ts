/** A request that is refused has changed nothing and told nobody, whoever asks and whatever is wrong with it. */
import { type DescMessage, fromBinary, toBinary } from "@bufbuild/protobuf";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Mezon } from "../../../generated/mezon/api/service_pb.js";
import { EnvelopeSchema } from "../../../generated/mezon/realtime/envelope_pb.js";
import { servedMethods } from "../../../generated/rpcServer.js";
import { limits } from "../../../src/sandbox/limits.js";
import { Refusal } from "../../../src/sandbox/refusal.js";
import { allHandlers } from "../../../src/sandbox/rpc/allHandlers.js";
import { CallContext } from "../../../src/sandbox/rpc/callContext.js";
import { requestHandlerOf } from "../../../src/sandbox/socket/requestTable.js";
import { SeededRandom } from "../../codec/seededRandom.js";
import { likelyRequest } from "./requests.js";
import { address, type SmallWorld, smallWorld, type Who } from "./smallWorld.js";
import { type Dump, isSame, linesOf, StateDump } from "./stateDump.js";

// The bounds are constants; a copy of them can be made small.
vi.mock("../../../src/sandbox/limits.js", async (original) => {
  const { limits: actual } = await original<typeof import("../../../src/sandbox/limits.js")>();
  return { limits: { ...actual } };
});

const bounds = limits as { -readonly [Name in keyof typeof limits]: number };
const actualBounds = { ...limits };
/** Bounds that refuse what is added beyond them; the bound of most kinds is drawn most often. */
const FULL = [
  ...(["people", "clans", "channels", "rolesPerClan", "eventsPerClan", "quickMenus", "artworks"] as const),
  ...(["records", "records", "records", "records"] as const),
];

const ROUNDS = 40;
/** Calls that change nothing anyway are asked less often. */
const READS = /^(Get|List|Search|Is|Check|Detail|EmojiRecent|Healthcheck)/;
const dump = new StateDump(["clock", "#clock", "logger", "faults", "#ids", "#socket", "#outgoing", "#server"]);

beforeEach(() => void Object.assign(bounds, actualBounds));
afterAll(() => dump.close());

interface Served {
  readonly name: string;
  readonly schema: DescMessage;
  run(small: SmallWorld, who: Who, body: Uint8Array): void;
}

const calls: readonly Served[] = servedMethods.flatMap((method) => {
  const handler = allHandlers[method.handler] as ((request: unknown, context: CallContext) => unknown) | undefined;
  const rpc = Mezon.methods.find(({ name }) => name === method.name);
  if (handler === undefined || rpc === undefined) return [];
  return {
    name: method.name,
    schema: rpc.input,
    run: ({ platform, people, connections }, who, body) => {
      const context = new CallContext({ platform, address, caller: people[who], joined: connections[who] });
      method.encodeResponse(handler(method.decodeRequest(body), context) as never);
    },
  };
});

const requests: readonly Served[] = EnvelopeSchema.fields.flatMap((field) => {
  const handler = requestHandlerOf(field.localName as Parameters<typeof requestHandlerOf>[0]);
  if (handler === undefined || field.fieldKind !== "message") return [];
  const schema = field.message;
  return {
    name: field.localName,
    schema,
    run: ({ platform, connections }, who, body) => {
      handler(fromBinary(schema, body), { platform, connection: connections[who] });
    },
  };
});

/** A small world, its state, and what becomes of both when somebody asks for something. */
class Trial {
  readonly #served: Served;
  #world = smallWorld();
  #state = this.#dump();

  constructor(served: Served) {
    this.#served = served;
  }

  get world(): SmallWorld {
    return this.#world;
  }

  /** What a refused request has changed, "" when nothing; `undefined` when it was served. */
  ask(who: Who, body: Uint8Array): string | undefined {
    const { platform, pushed } = this.#world;
    pushed.length = 0;
    try {
      platform.broadcaster.deliverAfter(() => this.#served.run(this.#world, who, body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const changes = difference(this.#state, this.#dump());
      return [...changes, ...pushed.map(() => "a push")].join("\n");
    }
    if (!isSame(this.#dump(), this.#state)) this.#begin();
    return undefined;
  }

  #begin(): void {
    Object.assign(bounds, actualBounds);
    this.#world = smallWorld();
    this.#state = this.#dump();
  }

  #dump(): Dump {
    const { platform, connections } = this.#world;
    return dump.of({ platform, connections });
  }
}

function difference(before: Dump, after: Dump): readonly string[] {
  if (isSame(before, after)) return [];
  const [old, now] = [new Set(linesOf(before)), new Set(linesOf(after))];
  const gone = [...old].filter((line) => !now.has(line)).map((line) => `- ${line}`);
  const come = [...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`);
  // What has only changed places shows in no line.
  return gone.length + come.length > 0 ? [...gone, ...come] : ["another order"];
}

describe.each([...calls, ...requests].map((served) => [served.name, served] as const))("%s", (name, served) => {
  test("changes nothing when it is refused", () => {
    const random = new SeededRandom(name);
    const trial = new Trial(served);
    let servedOnce = false;
    const rounds = READS.test(name) ? ROUNDS / 4 : ROUNDS;
    for (let round = 0; round < rounds; round += 1) {
      for (const who of ["member", "stranger", "owner"] as const) {
        Object.assign(bounds, actualBounds);
        const request = likelyRequest(served.schema, { world: trial.world, random, about: name });
        const full = random.chance(0.4) ? random.pick(FULL) : undefined;
        if (full !== undefined) bounds[full] = 0;
        const changed = trial.ask(who, toBinary(served.schema, request));
        expect(changed ?? "", `${who}: ${JSON.stringify(request)}, full: ${full}`).toBe("");
        servedOnce ||= changed === undefined;
      }
    }
    // Requests that never get through would prove nothing.
    expect(servedOnce).toBe(true);
  });
});

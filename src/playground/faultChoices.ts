import { rpcMethods } from "../../generated/rpcClient.js";
import { ValidationError } from "../core/errors.js";
import type { Fault, Sandbox } from "../sandbox/index.js";
import type { FaultChoice, FaultField } from "./contract.js";

/** What was set of a fault. */
interface FaultValues {
  number(name: string): number;
  /** Beginning of the path of the calls that it strikes. */
  path(): string;
}

interface Choice extends FaultChoice {
  /** Switches it on. What it returns switches it off; momentary ones return nothing. */
  readonly begin: (sandbox: Sandbox, values: FaultValues) => Pick<Fault, "remove"> | undefined;
}

/** A fault that is over as soon as it has struck. */
function instantly(strike: (sandbox: Sandbox, values: FaultValues) => void): Choice["begin"] {
  return (sandbox, values) => {
    strike(sandbox, values);
    return undefined;
  };
}

function numberField(name: string, label: string, initial: number, [min, max]: readonly [number, number]): FaultField {
  return { name, label, kind: "number", initial: String(initial), min, max };
}

const CALLS = "/mezon.api.Mezon/";
const CALL: FaultField = { name: "call", label: "Call", kind: "call", initial: "" };
const MINUTE_MS = 60_000;
const LASTING = { times: Number.POSITIVE_INFINITY };

// Sockets of people are left alone: the page itself has some, and it is the bot that is tried.
const choices: readonly Choice[] = [
  {
    ...{ id: "disconnect", title: "Disconnect", isLasting: false },
    explanation: "Closes the bot's sockets, as a restarting server does.",
    fields: [numberField("code", "Close code", 1001, [1000, 4999])],
    begin: instantly((sandbox, values) => sandbox.disconnectAll(values.number("code"), { of: sandbox.botId })),
  },
  {
    ...{ id: "cut", title: "Cut the connection", isLasting: false },
    explanation: "Resets the bot's sockets without a closing handshake, as a broken network does.",
    fields: [],
    begin: instantly(({ faults, botId }) => faults.cut({ of: botId })),
  },
  {
    ...{ id: "halfOpen", title: "Half-open sockets", isLasting: false },
    explanation: "The bot's sockets stay open, but nothing is read or answered on them any more.",
    fields: [],
    begin: instantly(({ faults, botId }) => faults.halfOpen({ of: botId })),
  },
  {
    ...{ id: "restart", title: "Restart the server", isLasting: false },
    explanation: "Refuses every connection for a time; what is stored stays.",
    fields: [numberField("ms", "Down for, ms", 2_000, [0, MINUTE_MS])],
    // It resolves when the server listens again, or the sandbox was closed meanwhile.
    begin: instantly(({ faults }, values) => {
      void faults.restart({ downMs: values.number("ms") }).catch(() => undefined);
    }),
  },
  {
    ...{ id: "expire", title: "Expire the session", isLasting: false },
    explanation: "Every access token counts as expired; refresh tokens still work.",
    fields: [],
    begin: instantly((sandbox) => sandbox.faults.expireSessions()),
  },
  {
    ...{ id: "revoke", title: "Revoke the session", isLasting: false },
    explanation: "Access tokens and refresh tokens are invalid, and the sockets are reset: the bot must log in again.",
    fields: [],
    begin: instantly((sandbox) => {
      sandbox.faults.revokeSessions();
      sandbox.faults.cut();
    }),
  },
  {
    ...{ id: "clock", title: "Set the server's clock", isLasting: false },
    explanation: "Forward, or back for a negative time.",
    fields: [numberField("seconds", "Seconds", 3_600, [-86_400, 86_400])],
    begin: instantly(({ faults }, values) => faults.jumpClock(values.number("seconds") * 1000)),
  },
  {
    ...{ id: "tooMany", title: "Too many requests (429)", isLasting: true },
    explanation: "A call over HTTP, or every call, is refused with 429.",
    fields: [CALL, numberField("retryAfter", "Retry-After, s", 2, [0, 3_600])],
    begin: ({ faults }, values) =>
      faults.http({
        ...{ kind: "status", status: 429, retryAfter: values.number("retryAfter"), path: values.path() },
        ...LASTING,
      }),
  },
  {
    ...{ id: "unavailable", title: "Server errors", isLasting: true },
    explanation: "A call over HTTP, or every call, is refused with this status.",
    fields: [CALL, numberField("status", "Status", 503, [400, 599])],
    begin: ({ faults }, values) =>
      faults.http({ kind: "status", status: values.number("status"), path: values.path(), ...LASTING }),
  },
  {
    ...{ id: "slowCalls", title: "Slow calls", isLasting: true },
    explanation: "A call over HTTP, or every call, is answered later.",
    fields: [CALL, numberField("ms", "Later by, ms", 3_000, [0, MINUTE_MS])],
    begin: ({ faults }, values) =>
      faults.http({ kind: "delay", ms: values.number("ms"), path: values.path(), ...LASTING }),
  },
  {
    ...{ id: "latency", title: "Latency", isLasting: true },
    explanation: "Everything that the server sends to the bot over sockets arrives later.",
    fields: [numberField("ms", "Later by, ms", 800, [0, MINUTE_MS])],
    begin: ({ faults, botId }, values) =>
      faults.frames({ kind: "delay", ms: values.number("ms"), to: botId, ...LASTING }),
  },
  {
    ...{ id: "lostAnswers", title: "Lost answers", isLasting: true },
    explanation: "Requests of the bot over sockets are carried out, but answers are lost.",
    fields: [numberField("percent", "Lost, %", 50, [1, 100])],
    begin: ({ faults, botId }, values) =>
      faults.frames({ kind: "drop", of: "answer", to: botId, probability: values.number("percent") / 100, ...LASTING }),
  },
  {
    ...{ id: "duplicates", title: "Duplicated events", isLasting: true },
    explanation: "Every event is sent to the bot twice.",
    fields: [],
    begin: ({ faults, botId }) => faults.frames({ kind: "duplicate", of: "push", to: botId, ...LASTING }),
  },
  {
    ...{ id: "lag", title: "Histories lag", isLasting: true },
    explanation: "New messages appear in histories some time after they were pushed.",
    fields: [numberField("ms", "Later by, ms", 5_000, [0, MINUTE_MS])],
    begin: ({ faults }, values) => {
      faults.lagHistory(values.number("ms"));
      return { remove: () => faults.lagHistory(0) };
    },
  },
  {
    ...{ id: "proverHangs", title: "The prover hangs", isLasting: true },
    explanation: "Requests for proofs are read and never answered: transfers of the bot do not come forward.",
    fields: [],
    begin: ({ chain }) => chain.faults.prover({ kind: "hang", ...LASTING }),
  },
  {
    ...{ id: "nodeDown", title: "The chain's node fails", isLasting: true },
    explanation: "Calls of the node are refused with this status.",
    fields: [numberField("status", "Status", 503, [400, 599])],
    begin: ({ chain }, values) => chain.faults.node({ kind: "status", status: values.number("status"), ...LASTING }),
  },
];

/** What the page offers. */
export const faultChoices: readonly FaultChoice[] = choices.map(({ id, title, explanation, isLasting, fields }) => {
  return { id, title, explanation, isLasting, fields };
});

const CALL_NAMES: ReadonlySet<string> = new Set(Object.values(rpcMethods).map(({ name }) => name));

function valuesOf(fields: readonly FaultField[], given: Readonly<Record<string, string>>): FaultValues {
  const textOf = ({ name, initial }: FaultField): string =>
    Object.hasOwn(given, name) ? String(given[name]) : initial;
  return {
    number: (name) => {
      const field = fields.find((each) => each.name === name);
      const { label = name, min = -Infinity, max = Infinity } = field ?? {};
      const number = Number(field === undefined ? Number.NaN : textOf(field));
      if (!(number >= min && number <= max)) throw new ValidationError(label, `must be a number from ${min} to ${max}`);
      return number;
    },
    path: () => {
      const call = textOf(CALL).trim();
      if (call !== "" && !CALL_NAMES.has(call))
        throw new ValidationError("Call", `there is no call ${JSON.stringify(call)}: such as ListClanDescs`);
      return `${CALLS}${call}`;
    },
  };
}

/** The switches of one sandbox's faults. */
export class FaultSwitches {
  readonly #sandbox: Sandbox;
  readonly #on = new Map<string, Pick<Fault, "remove">>();

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Ids of the lasting faults that are on. */
  get active(): readonly string[] {
    return [...this.#on.keys()];
  }

  /** @throws {ValidationError} for a value that cannot be set. */
  set(id: string, on: boolean, given: Readonly<Record<string, string>> = {}): void {
    this.#on.get(id)?.remove();
    this.#on.delete(id);
    const choice = choices.find((each) => each.id === id);
    if (!on || choice === undefined) return;
    const fault = choice.begin(this.#sandbox, valuesOf(choice.fields, given));
    if (fault !== undefined) this.#on.set(id, fault);
  }
}

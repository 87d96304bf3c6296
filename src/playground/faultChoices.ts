import type { Fault, Sandbox } from "../sandbox/index.js";
import type { FaultChoice } from "./contract.js";

interface Choice extends FaultChoice {
  /** Switches it on. What it returns switches it off; momentary ones return nothing. */
  readonly begin: (sandbox: Sandbox) => Pick<Fault, "remove"> | undefined;
}

/** A fault that is over as soon as it has struck. */
function instantly(strike: (sandbox: Sandbox) => void): Choice["begin"] {
  return (sandbox) => {
    strike(sandbox);
    return undefined;
  };
}

const LASTING = { times: Number.POSITIVE_INFINITY };
const LATENCY_MS = 800;
const LAG_MS = 5_000;
const DOWN_MS = 2_000;

const choices: readonly Choice[] = [
  {
    ...{ id: "disconnect", title: "Disconnect", isLasting: false },
    explanation: "Closes every socket with code 1001, as a restarting server does.",
    begin: instantly((sandbox) => sandbox.disconnectAll()),
  },
  {
    ...{ id: "cut", title: "Cut the connection", isLasting: false },
    explanation: "Resets every socket without a closing handshake, as a broken network does.",
    begin: instantly((sandbox) => sandbox.faults.cut()),
  },
  {
    ...{ id: "halfOpen", title: "Half-open sockets", isLasting: false },
    explanation: "The open sockets stay open, but nothing is read or answered on them any more.",
    begin: instantly((sandbox) => sandbox.faults.halfOpen()),
  },
  {
    ...{ id: "restart", title: "Restart the server", isLasting: false },
    explanation: `Refuses connections for ${DOWN_MS / 1000} seconds; what is stored stays.`,
    // It resolves when the server listens again, or the sandbox was closed meanwhile.
    begin: instantly((sandbox) => void sandbox.faults.restart({ downMs: DOWN_MS }).catch(() => undefined)),
  },
  {
    ...{ id: "expire", title: "Expire the session", isLasting: false },
    explanation: "Every access token counts as expired; refresh tokens still work.",
    begin: instantly((sandbox) => sandbox.faults.expireSessions()),
  },
  {
    ...{ id: "revoke", title: "Revoke the session", isLasting: false },
    explanation: "Access tokens and refresh tokens are invalid, and the sockets are reset: the bot must log in again.",
    begin: instantly((sandbox) => {
      sandbox.faults.revokeSessions();
      sandbox.faults.cut();
    }),
  },
  {
    ...{ id: "tooMany", title: "Too many requests (429)", isLasting: true },
    explanation: "Calls over HTTP are refused with 429 and Retry-After: 2.",
    begin: ({ faults }) =>
      faults.http({ kind: "status", status: 429, retryAfter: 2, path: "/mezon.api.Mezon/", ...LASTING }),
  },
  {
    ...{ id: "unavailable", title: "Server errors (503)", isLasting: true },
    explanation: "Every HTTP request is refused with 503; sockets are refused, too.",
    begin: ({ faults }) => faults.http({ kind: "status", status: 503, ...LASTING }),
  },
  {
    ...{ id: "latency", title: "Latency", isLasting: true },
    explanation: `Everything that the server sends over sockets arrives ${LATENCY_MS} ms later.`,
    begin: ({ faults }) => faults.frames({ kind: "delay", ms: LATENCY_MS, ...LASTING }),
  },
  {
    ...{ id: "lostAnswers", title: "Lost answers", isLasting: true },
    explanation: "Requests over sockets are carried out, but every second answer is lost.",
    begin: ({ faults }) => faults.frames({ kind: "drop", of: "answer", probability: 0.5, ...LASTING }),
  },
  {
    ...{ id: "duplicates", title: "Duplicated events", isLasting: true },
    explanation: "Every event is sent twice.",
    begin: ({ faults }) => faults.frames({ kind: "duplicate", of: "push", ...LASTING }),
  },
  {
    ...{ id: "lag", title: "Histories lag", isLasting: true },
    explanation: `New messages appear in histories ${LAG_MS / 1000} seconds after they were pushed.`,
    begin: ({ faults }) => {
      faults.lagHistory(LAG_MS);
      return { remove: () => faults.lagHistory(0) };
    },
  },
  {
    ...{ id: "proverHangs", title: "The prover hangs", isLasting: true },
    explanation: "Requests for proofs are read and never answered: transfers of the bot do not come forward.",
    begin: ({ chain }) => chain.faults.prover({ kind: "hang", ...LASTING }),
  },
  {
    ...{ id: "nodeDown", title: "The chain's node fails", isLasting: true },
    explanation: "Calls of the node are refused with 503.",
    begin: ({ chain }) => chain.faults.node({ kind: "status", status: 503, ...LASTING }),
  },
];

/** What the page offers. */
export const faultChoices: readonly FaultChoice[] = choices.map(({ id, title, explanation, isLasting }) => {
  return { id, title, explanation, isLasting };
});

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

  set(id: string, on: boolean): void {
    this.#on.get(id)?.remove();
    this.#on.delete(id);
    if (!on) return;
    const fault = choices.find((choice) => choice.id === id)?.begin(this.#sandbox);
    if (fault !== undefined) this.#on.set(id, fault);
  }
}

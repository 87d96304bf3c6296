import { LosslessNumber } from "lossless-json";
import { type HttpAnswer, type HttpRequest, retryAfterHeader } from "../../http/exchange.js";
import type { Blockchain } from "../blockchain.js";
import { chainLimits } from "../chainLimits.js";
import type { NodeFault } from "../faults/chainFault.js";
import type { ChainFaultState } from "../faults/chainFaults.js";
import { spoilBody } from "../faults/spoiltBody.js";
import { bare, plain, type Reply } from "../reply.js";
import { coded } from "./admission.js";
import { answerText, type Call, CallCode, CallFailure, failureJson, idOf, parseBody, readCall } from "./jsonRpc.js";
import { failed, type NodeMethods } from "./nodeMethods.js";
import type { RequestRate } from "./requestRate.js";

export interface NodeServiceParts {
  readonly chain: Blockchain;
  readonly methods: NodeMethods;
  readonly rate: RequestRate;
  readonly faults: ChainFaultState;
  /** Resolves after a delay, or when the sandbox closes. */
  readonly pause: (ms: number) => Promise<void>;
}

const ADD = "tx.addtx";
const NONCE = "account.getcurrentnonce";
/** Faults that only affect some calls. */
const OF_CALLS: Partial<Record<NodeFault["kind"], readonly string[]>> = {
  nonceTooLow: [ADD],
  nonceTooHigh: [ADD],
  drop: [ADD],
  emptyHash: [ADD],
  wrongNonce: [NONCE],
  lagging: [NONCE, "tx.gettxbyhash", "tx.getpendingtransactions", "health.check"],
  crowd: ["tx.getpendingtransactions"],
};

/** The node over HTTP: one address, JSON-RPC 2.0, no batches. */
export class NodeService {
  readonly #parts: NodeServiceParts;

  constructor(parts: NodeServiceParts) {
    this.#parts = parts;
  }

  async answer(request: HttpRequest): Promise<Reply> {
    if (request.method === "OPTIONS") return { status: 200 };
    if (request.method !== "POST") return { status: 405, headers: { "Accept-Post": "application/json" } };
    if (request.body.length > chainLimits.requestBytes) return plain(400, "invalid request body\n");
    if (!this.#parts.rate.allows(callerOf(request))) return TOO_MANY;
    const json = parseBody(request.body);
    if (json === undefined) return plain(400, "invalid request\n");
    const fault = contentTypeFault(request.headers["content-type"] ?? "");
    return fault === undefined ? this.#call(json) : plain(415, `${fault}\n`);
  }

  async #call(json: Readonly<Record<string, unknown>>): Promise<Reply> {
    const method = typeof json["method"] === "string" ? json["method"] : "";
    const fault = this.#parts.faults.node.strike((spec) => strikes(spec, method));
    switch (fault?.kind) {
      case "down":
        return "cut";
      case "hangBefore":
        return "hang";
      case "status":
        return bare(fault);
      case "tooMany":
        return { ...TOO_MANY, headers: retryAfterHeader(fault.retryAfter) };
      case "slow":
        await this.#parts.pause(fault.ms);
        return this.#answer(json);
      case "hangAfter":
        await this.#answer(json);
        return "hang";
      case "cutAfter":
        await this.#answer(json);
        return "cut";
      case "twice":
        await this.#answer(json);
        return this.#answer(json);
      default:
        return spoilBody(fault, await this.#answer(json, fault));
    }
  }

  async #answer(json: Readonly<Record<string, unknown>>, fault?: NodeFault): Promise<HttpAnswer> {
    let id: Call["id"];
    let outcome: { readonly result: unknown } | { readonly error: unknown };
    try {
      id = idOf(json);
      const { method, params } = readCall(json);
      outcome = { result: await this.#carryOut(method, params, fault) };
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      outcome = { error: failureJson(error) };
      if (id === undefined && json["id"] !== undefined && json["id"] !== null) return answer(undefined, outcome);
    }
    if (id === undefined) return { status: 204 };
    const isForeign = fault?.kind === "foreignId" || fault?.kind === "foreignError";
    return answer(isForeign ? FOREIGN_ID : id, outcome);
  }

  async #carryOut(method: string, params: unknown, fault: NodeFault | undefined): Promise<unknown> {
    const { methods } = this.#parts;
    switch (fault?.kind) {
      case "internal":
        throw failed("internal_error", "Server error, please try again");
      case "nonceTooLow":
        return refused("nonce_too_low", "Transaction nonce is too low");
      case "nonceTooHigh":
        return refused("nonce_too_high", "Transaction nonce is too high");
      case "internalAfter":
        await methods.call(method, params);
        throw new CallFailure(CallCode.InternalError, "Internal error");
      case "foreignError":
        await methods.call(method, params);
        throw new CallFailure(CallCode.InvalidParams, "invalid parameters");
      case "drop":
      case "emptyHash":
        return this.#afterwards(fault.kind, await methods.call(method, params));
      case "wrongNonce":
        return { ...((await methods.call(method, params)) as object), nonce: fault.nonce };
      case "lagging":
        return methods.call(method, params, { slotsBehind: fault.slots });
      case "crowd":
        return methods.call(method, params, { othersWaiting: fault.count });
      default:
        return methods.call(method, params);
    }
  }

  /** Applies the fault to an accepted transaction. A refused one is not changed. */
  #afterwards(kind: "drop" | "emptyHash", result: unknown): unknown {
    const { ok, tx_hash: hash } = result as { readonly ok: boolean; readonly tx_hash: string };
    if (!ok) return result;
    if (kind === "emptyHash") return { ok, tx_hash: "", error: "" };
    const entry = this.#parts.chain.find(hash);
    if (entry !== undefined) this.#parts.chain.drop(entry);
    return result;
  }
}

const FOREIGN_ID = new LosslessNumber("4294967295");
const TOO_MANY = plain(429, "Too many requests\n");

function strikes({ kind, method }: NodeFault, called: string): boolean {
  return (method === undefined || method === called) && (OF_CALLS[kind]?.includes(called) ?? true);
}

function refused(code: string, message: string): unknown {
  return { ok: false, tx_hash: "", error: coded(code, message).message };
}

function answer(id: Call["id"], outcome: { readonly result: unknown } | { readonly error: unknown }): HttpAnswer {
  return { status: 200, contentType: "application/json", body: answerText(id, outcome) };
}

/** Returns the address of the caller; the node trusts the headers. */
function callerOf({ headers }: HttpRequest): string {
  const [realIp = headers["x-forwarded-for"]] = [headers["x-real-ip"]].flat();
  return (
    String(realIp ?? "")
      .split(",")[0]
      ?.trim() ?? ""
  );
}

function contentTypeFault(contentType: string): string | undefined {
  if (!contentType.startsWith("application/json")) return "unsupported content type";
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  if (type !== "application/json") return "content-type must be application/json";
  const charset = parameters.map((part) => /^charset="?([^"]*)"?$/.exec(part)?.[1]).find((each) => each !== undefined);
  return charset === undefined || charset === "utf-8" ? undefined : "invalid content-type charset";
}

import { stringify } from "lossless-json";
import type { HttpAnswer, HttpRequest } from "../../http/exchange.js";
import type { IndexerFault } from "../faults/chainFault.js";
import type { ChainFaultState } from "../faults/chainFaults.js";
import { spoilBody } from "../faults/spoiltBody.js";
import { type Reply, refusedAs } from "../reply.js";
import { IndexerRefusal } from "./indexQuery.js";
import type { Lists } from "./lists.js";

export interface IndexerParts {
  readonly lists: Lists;
  readonly faults: ChainFaultState;
  /** Resolves after a delay, or when the sandbox closes. */
  readonly pause: (ms: number) => Promise<void>;
}

// Older clients request two slashes if their address ends with one.
const ROOT = /^\/indexer-api(?:\/(?=\/))?/;

const LISTS = /^\/1337\/transactions(\/infinite)?$/;

type Operation = (request: { readonly query: URLSearchParams; readonly id: string; readonly lag: number }) => unknown;

/** The indexer over HTTP: past transactions, with a lag. */
export class IndexerService {
  readonly #parts: IndexerParts;
  readonly #operations: readonly (readonly [path: RegExp, operation: Operation])[];

  constructor(parts: IndexerParts) {
    this.#parts = parts;
    const { lists } = parts;
    this.#operations = [
      [/^\/health$/, () => lists.health()],
      [/^\/1337\/tx\/([^/]+)\/detail$/, ({ query, id, lag }) => lists.transaction(query, id, lag)],
      [/^\/1337\/transactions$/, ({ query, lag }) => lists.page(query, lag)],
      [/^\/1337\/transactions\/infinite$/, ({ query, lag }) => lists.scroll(query, lag)],
      [/^\/1337\/blocks$/, ({ query, lag }) => lists.blocks(query, lag)],
      [/^\/1337\/pending-transactions$/, ({ query }) => lists.waiting(query)],
      [/^\/1337\/pending-tx\/([^/]+)\/detail$/, ({ query, id }) => lists.waitingTransaction(query, id)],
      [/^\/1337\/wallets\/([^/]+)\/detail$/, ({ query, id, lag }) => lists.wallet(query, id, lag)],
    ];
  }

  async answer(request: HttpRequest): Promise<Reply> {
    if (request.method === "OPTIONS") return { status: 200 };
    const fault = this.#parts.faults.indexer.strike(({ kind }) => strikes(kind, pathOf(request)));
    switch (fault?.kind) {
      case "down":
        return "cut";
      case "hang":
        return "hang";
      case "status":
        return refusedAs(refusal(fault.status, "the indexer failed"), fault);
      case "slow":
        await this.#parts.pause(fault.ms);
        break;
      default:
    }
    return spoilBody(fault, this.#operate(request, fault));
  }

  #operate(request: HttpRequest, fault: IndexerFault | undefined): HttpAnswer {
    const { method, query } = request;
    const path = pathOf(request);
    const lag = fault?.kind === "lag" ? fault.slots : 0;
    try {
      if (method === "GET") {
        for (const [pattern, operation] of this.#operations) {
          const match = pattern.exec(path);
          if (match === null) continue;
          const found = operation({ query, id: decodeURIComponent(match[1] ?? ""), lag });
          if (fault?.kind === "emptyPage") return answer(200, this.#parts.lists.emptyPage(query));
          return answer(200, found, fault?.kind === "noStatus" ? withoutStatus : undefined);
        }
      }
      return refusal(404, "not found");
    } catch (error) {
      if (error instanceof IndexerRefusal) return refusal(error.status, error.message);
      if (error instanceof URIError) return refusal(400, "the path is not encoded as it should be");
      throw error;
    }
  }
}

function refusal(code: number, message: string): HttpAnswer {
  return answer(code, { code, message, support_id: "TODO" });
}

type Replacer = (key: string, value: unknown) => unknown;

function answer(status: number, value: unknown, replacer?: Replacer): HttpAnswer {
  return { status, contentType: "application/json", body: stringify(value, replacer) ?? "" };
}

function withoutStatus(key: string, value: unknown): unknown {
  return key === "status" && typeof value === "number" ? null : value;
}

function strikes(kind: IndexerFault["kind"], path: string): boolean {
  // This fault affects transactions, not requests.
  if (kind === "late") return false;
  return kind !== "emptyPage" || LISTS.test(path);
}

function pathOf({ path }: HttpRequest): string {
  return path.replace(ROOT, "");
}

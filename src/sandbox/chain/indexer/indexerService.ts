import { stringify } from "lossless-json";
import type { HttpAnswer, HttpRequest } from "../../http/exchange.js";
import type { ChainFaultState } from "../faults/chainFaults.js";
import type { Reply } from "../reply.js";
import { IndexerRefusal } from "./indexQuery.js";
import type { Lists } from "./lists.js";

export interface IndexerParts {
  readonly lists: Lists;
  readonly faults: ChainFaultState;
  /** Resolves after a while, or when the sandbox closes. */
  readonly pause: (ms: number) => Promise<void>;
}

// Older clients ask for two slashes when their address ends with one.
const ROOT = /^\/indexer-api(?:\/(?=\/))?/;

type Operation = (request: { readonly query: URLSearchParams; readonly id: string; readonly lag: number }) => unknown;

/** The indexer's HTTP side: what happened on the chain, a little late. */
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
      [/^\/1337\/pending-transactions$/, ({ query }) => lists.waiting(query)],
      [/^\/1337\/pending-tx\/([^/]+)\/detail$/, ({ query, id }) => lists.waitingTransaction(query, id)],
      [/^\/1337\/wallets\/([^/]+)\/detail$/, ({ query, id, lag }) => lists.wallet(query, id, lag)],
    ];
  }

  async answer(request: HttpRequest): Promise<Reply> {
    if (request.method === "OPTIONS") return { status: 200 };
    const fault = this.#parts.faults.indexer.strike(() => true);
    switch (fault?.kind) {
      case "down":
        return "cut";
      case "hang":
        return "hang";
      case "status":
        return fault.body === undefined ? refusal(fault.status, "the indexer failed") : bare(fault.status, fault.body);
      case "slow":
        await this.#parts.pause(fault.ms);
        break;
      default:
    }
    return this.#operate(request, fault?.kind === "lag" ? fault.slots : 0);
  }

  #operate({ method, path, query }: HttpRequest, lag: number): HttpAnswer {
    try {
      if (method === "GET") {
        for (const [pattern, operation] of this.#operations) {
          const match = pattern.exec(path.replace(ROOT, ""));
          if (match === null) continue;
          return answer(200, operation({ query, id: decodeURIComponent(match[1] ?? ""), lag }));
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

function answer(status: number, value: unknown): HttpAnswer {
  return { status, contentType: "application/json", body: stringify(value) ?? "" };
}

function bare(status: number, body: string): HttpAnswer {
  return { status, body };
}

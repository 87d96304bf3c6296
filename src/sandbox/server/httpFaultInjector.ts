import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultState } from "../faults/faults.js";
import type { HttpFault } from "../faults/httpFault.js";
import { type HttpAnswer, PROTOBUF, retryAfterHeader } from "../http/exchange.js";
import { readRequest } from "./readRequest.js";

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  /** Carries out the request. */
  readonly serve: () => Promise<HttpAnswer | undefined>;
}

const GARBAGE_LENGTH = 64;

/** Makes HTTP requests fail according to the active faults. */
export class HttpFaultInjector {
  readonly #faults: FaultState;

  constructor(faults: FaultState) {
    this.#faults = faults;
  }

  /** Returns the fault that strikes this request, if any. */
  strike({ url = "/" }: IncomingMessage): HttpFault | undefined {
    return this.#faults.http.strike(({ path }) => path === undefined || url.startsWith(path));
  }

  /** Returns the response; `undefined` if the fault has ended the request already. */
  async spoil(fault: HttpFault, { incoming, response, serve }: Exchange): Promise<HttpAnswer | undefined> {
    switch (fault.kind) {
      case "status":
        await readAway(incoming);
        return refusal(fault);
      case "delay":
        await this.#faults.frames.late.pause(fault.ms);
        return serve();
      case "hang":
        await readAway(incoming);
        return undefined;
      case "cut":
        reset(response);
        return undefined;
      case "lose":
        await serve();
        reset(response);
        return undefined;
      case "truncate":
        await truncate(response, (await serve()) ?? { status: 200 });
        return undefined;
      case "garbage":
        await readAway(incoming);
        return { status: 200, contentType: PROTOBUF, body: this.#faults.frames.random.bytes(GARBAGE_LENGTH) };
    }
  }
}

function refusal({ status, retryAfter, body, contentType }: Extract<HttpFault, { kind: "status" }>): HttpAnswer {
  return { status, body, contentType, headers: retryAfterHeader(retryAfter) };
}

async function readAway(incoming: IncomingMessage): Promise<void> {
  // A request that is not carried out need not have arrived completely.
  await readRequest(incoming).catch(() => undefined);
}

/** Announces the whole body, sends half of it and resets the connection. */
async function truncate(response: ServerResponse, answer: HttpAnswer): Promise<void> {
  const body = Buffer.from(answer.body ?? "");
  response.writeHead(answer.status, { "Content-Length": Math.max(1, body.length) });
  const half = body.subarray(0, Math.floor(body.length / 2));
  await new Promise<void>((resolve) => response.write(half.length === 0 ? "" : half, () => resolve()));
  response.destroy();
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

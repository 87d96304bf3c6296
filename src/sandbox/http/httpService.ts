import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal, Status } from "../refusal.js";
import { BodyTooLong, type HttpAnswer, JSON_TYPE, readRequest } from "./exchange.js";
import { failureBody, httpStatusOf } from "./httpFailure.js";
import { Routes } from "./routes.js";
import type { ServiceContext } from "./serviceContext.js";

// A client in a browser may stand on any origin.
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept",
};

/** Answers every HTTP request, the failed ones too. */
export class HttpService {
  readonly #routes = new Routes();
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method === "OPTIONS") {
      write(response, { status: 204 });
      return;
    }
    try {
      const request = await readRequest(incoming);
      write(response, this.#routes.answer(request, this.#context));
    } catch (error) {
      // Whoever hung up hears no answer.
      if (response.destroyed) return;
      this.#fail(response, error);
    }
  }

  #fail(response: ServerResponse, error: unknown): void {
    if (error instanceof Refusal) {
      write(response, failure(httpStatusOf[error.status], error.status, error.message));
    } else if (error instanceof BodyTooLong) {
      // The rest of the body is dropped, and no further request waited for behind it.
      response.setHeader("Connection", "close");
      write(response, failure(413, Status.InvalidArgument, "the body is too long"));
    } else {
      this.#context.platform.logger.error({ err: error }, "the sandbox failed to answer a request");
      write(response, failure(500, Status.Internal, "the sandbox failed; its logger knows why"));
    }
  }
}

function failure(httpStatus: number, status: Status, message: string): HttpAnswer {
  return { status: httpStatus, contentType: JSON_TYPE, body: failureBody(status, message) };
}

function write(response: ServerResponse, answer: HttpAnswer): void {
  const type = answer.contentType === undefined ? {} : { "Content-Type": answer.contentType };
  response.writeHead(answer.status, { ...CORS, ...type });
  response.end(answer.body);
}

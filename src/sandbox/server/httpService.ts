import type { IncomingMessage, ServerResponse } from "node:http";
import { CallStatus } from "../../../generated/constants.js";
import { type HttpAnswer, type HttpRequest, JSON_TYPE } from "../http/exchange.js";
import { failureBody, httpStatusOf } from "../http/httpFailure.js";
import { answerRequest } from "../http/routes.js";
import type { ServiceContext } from "../http/serviceContext.js";
import { ClientTooOld, Refusal, type RefusalStatus } from "../refusal.js";
import { AgentStreams } from "./agentStreams.js";
import { endWithReply } from "./chainReplies.js";
import { HttpFaultInjector } from "./httpFaultInjector.js";
import { BodyTooLong, readRequest } from "./readRequest.js";
import { addBrowserHeaders, Misdirected, requireLocalVisitor } from "./visitors.js";

/** A request and its response, for observers. */
interface SeenExchange {
  request: HttpRequest | undefined;
  answer: HttpAnswer | undefined;
}

const NOTHING = new Uint8Array(0);
const BEARER = /^Bearer +(\S+)$/i;

/** Responds to every HTTP request, failed ones included. */
export class HttpService {
  readonly #context: ServiceContext;
  #hasWarned = false;
  readonly #spoiler: HttpFaultInjector;

  readonly #inProgress = new Set<Promise<unknown>>();
  #requests = 0;

  /** Sends the events of AI agents. */
  readonly agents: AgentStreams;

  constructor(context: ServiceContext) {
    this.#context = context;
    this.agents = new AgentStreams(context.app);
    this.#spoiler = new HttpFaultInjector(context.platform.faults);
  }

  /** Number of requests so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Resolves when no request is being served. Ignores requests that a fault affects. */
  async settled(): Promise<void> {
    while (this.#inProgress.size > 0) await Promise.all(this.#inProgress);
  }

  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      requireLocalVisitor(incoming, this.#context.allowedOrigins);
    } catch (error) {
      // The body of a refused request is not awaited.
      await write(response, { ...failureOf(error), headers: { Connection: "close" } });
      return;
    }
    addBrowserHeaders(incoming, response);
    const isChain = this.#context.chain.serves(incoming.url ?? "/");
    if (incoming.method === "OPTIONS" && !isChain) {
      await write(response, { status: 204 });
      return;
    }
    const fault = this.#spoiler.strike(incoming);
    if (fault === undefined && this.agents.handle(incoming, response)) return;
    this.#requests += 1;
    let afterwards: HttpAnswer["afterwards"];
    const startedAt = this.#context.platform.clock.now();
    const seen: SeenExchange = { request: undefined, answer: undefined };
    const serve = async (): Promise<HttpAnswer | undefined> => {
      const answer = await this.#tracked(this.#answer(incoming, seen, isChain ? response : undefined));
      afterwards = answer?.afterwards;
      return answer;
    };
    try {
      const answer =
        fault === undefined ? await serve() : await this.#spoiler.spoil(fault, { incoming, response, serve });
      // A caller that has disconnected receives no response.
      if (answer !== undefined && !response.destroyed) await this.#tracked(write(response, answer));
    } finally {
      this.#tellOf(incoming, response, seen, startedAt);
      afterwards?.();
    }
  }

  #tellOf(incoming: IncomingMessage, response: ServerResponse, seen: SeenExchange, startedAt: number): void {
    const { traffic, clock } = this.#context.platform;
    if (!traffic.isObserved) return;
    traffic.tell({
      kind: "http",
      personId: this.#callerOf(incoming),
      method: incoming.method ?? "GET",
      path: pathOf(incoming),
      status: response.headersSent ? response.statusCode : undefined,
      requestBody: seen.request?.body ?? NOTHING,
      responseBody: Buffer.from(seen.answer?.body ?? ""),
      ms: clock.now() - startedAt,
    });
  }

  #callerOf({ headers: { authorization = "" } }: IncomingMessage): string {
    const [, token] = BEARER.exec(authorization) ?? [];
    return token === undefined ? "" : (this.#context.platform.sessions.ownerOf(token) ?? "");
  }

  #tracked<T>(work: Promise<T>): Promise<T> {
    const end = (): void => void this.#inProgress.delete(done);
    const done: Promise<void> = work.then(end, end);
    this.#inProgress.add(done);
    return work;
  }

  /** @param chainResponse Given for requests to the chain, which may end without a response. */
  async #answer(
    incoming: IncomingMessage,
    seen: SeenExchange,
    chainResponse?: ServerResponse,
  ): Promise<HttpAnswer | undefined> {
    try {
      const request = await readRequest(incoming);
      seen.request = request;
      if (chainResponse !== undefined) {
        const reply = await this.#context.chain.answer(request);
        if (typeof reply !== "string") seen.answer = "spoilt" in reply ? reply.answer : reply;
        return await endWithReply(chainResponse, reply);
      }
      seen.answer = answerRequest(request, this.#context);
      return seen.answer;
    } catch (error) {
      if (error instanceof ClientTooOld) this.#warnOf(error, incoming);
      if (error instanceof Refusal) return failureOf(error);
      // The rest of the body is dropped, and no other request is accepted on the connection.
      if (error instanceof BodyTooLong)
        return {
          ...failure(413, CallStatus.InvalidArgument, "the body is too long"),
          headers: { Connection: "close" },
        };
      if (!incoming.destroyed) this.#context.platform.logger.error({ err: error }, "the sandbox failed to answer");
      return failure(500, CallStatus.Internal, "the sandbox failed; its logger knows why");
    }
  }

  /** Such a client shows nothing of an answer that it cannot use: whoever runs the sandbox is told, once. */
  #warnOf({ message }: ClientTooOld, incoming: IncomingMessage): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#context.platform.logger.warn({ method: incoming.method, path: pathOf(incoming).slice(0, 200) }, message);
  }
}

/** Returns the response for a refusal; throws any other error again. */
function failureOf(error: unknown): HttpAnswer {
  if (!(error instanceof Refusal)) throw error;
  const httpStatus = error instanceof Misdirected ? 421 : httpStatusOf[error.status];
  return failure(httpStatus, error.status, error.message);
}

function failure(httpStatus: number, status: RefusalStatus, message: string): HttpAnswer {
  return { status: httpStatus, contentType: JSON_TYPE, body: failureBody(status, message) };
}

/** Returns the path without the query, which may contain tokens. */
function pathOf({ url = "/" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "/";
}

/** Resolves when the response was sent, or its connection was lost. */
function write(response: ServerResponse, answer: HttpAnswer): Promise<void> {
  if (answer.contentType !== undefined) response.setHeader("Content-Type", answer.contentType);
  response.writeHead(answer.status, answer.headers);
  return new Promise((resolve) => {
    response.once("close", resolve).end(answer.body, resolve);
  });
}

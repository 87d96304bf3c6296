import type { IncomingMessage, ServerResponse } from "node:http";
import { equalSecrets } from "../crypto.js";
import { failureBody, httpStatusOf } from "../http/httpFailure.js";
import { Refusal, unauthenticated } from "../refusal.js";
import type { BotAccount } from "../state/botAccount.js";
import { urlOf } from "./readRequest.js";

const PATH = "/api/sse/metadata";

/** Server-sent events of AI agents, for clients that have the app's token. */
export class AgentStreams {
  readonly #app: BotAccount;
  readonly #open = new Set<ServerResponse>();

  constructor(app: BotAccount) {
    this.#app = app;
  }

  /** Returns whether it handled the request. */
  handle(incoming: IncomingMessage, response: ServerResponse): boolean {
    const { pathname, searchParams } = urlOf(incoming);
    if (incoming.method !== "GET" || pathname !== PATH) return false;
    try {
      const { botId, token, banned } = this.#app;
      const isKnown = searchParams.get("appid") === botId && equalSecrets(searchParams.get("token") ?? "", token);
      if (!isKnown || banned) throw unauthenticated("unknown app id or wrong token");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.writeHead(httpStatusOf[error.status]).end(failureBody(error.status, error.message));
      return true;
    }
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(": connected\n\n");
    this.#open.add(response);
    response.once("close", () => this.#open.delete(response));
    return true;
  }

  /** Sends an event to every listening client. Returns their number. */
  send(data: string): number {
    const open = [...this.#open].filter(({ socket }) => socket?.destroyed === false);
    for (const response of open) response.write(`data: ${data}\n\n`);
    return open.length;
  }
}

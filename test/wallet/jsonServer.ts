import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Answers one request: with a text as JSON, or in a way of its own. */
export type Answer = (asked: Asked, response: ServerResponse) => string | undefined;

/** A service that answers what a test wants, the last answer again and again. Closed when the test ends. */
export async function jsonServer(...answers: Answer[]): Promise<{ readonly url: string; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method = "", url = "", headers } = request;
    asked.push({ method, url, headers, body });
    const text = (answers[asked.length - 1] ?? answers.at(-1))?.({ method, url, headers, body }, response);
    if (text === undefined) return;
    response.setHeader("Content-Type", "application/json");
    response.end(text);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

/** A JSON-RPC answer to whatever is asked. */
export function result(json: string): Answer {
  return ({ body }) => `{"jsonrpc":"2.0","id":${(JSON.parse(body) as { id: number }).id},"result":${json}}`;
}

/** An answer that goes on until its connection is let go. */
export class EndlessAnswer {
  /** Bytes that the server has written. */
  written = 0;
  isLetGo = false;

  readonly answer: Answer = (_, response) => {
    response.writeHead(200).once("close", () => {
      this.isLetGo = true;
    });
    const more = (): void => {
      if (this.isLetGo) return;
      this.written += 65_536;
      if (response.write("9".repeat(65_536))) setImmediate(more);
      else response.once("drain", more);
    };
    more();
    return undefined;
  };
}

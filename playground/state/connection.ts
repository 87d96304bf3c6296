import type {
  ActionArgs,
  ActionName,
  ActionResult,
  PageAttachment,
  ServerMessage,
} from "../../src/playground/contract.js";
import { CONTROL_PATH, UPLOAD_PATH } from "../../src/playground/contract.js";

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const RETRY_MS = 1_000;

/** The page's socket to the playground's server. It connects again by itself. */
class Connection {
  readonly #token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
  readonly #waiting = new Map<number, Waiting>();
  #socket: WebSocket | undefined;
  #lastId = 0;
  onMessage: (message: ServerMessage) => void = () => undefined;
  onState: (isOpen: boolean) => void = () => undefined;

  open(): void {
    const url = new URL(CONTROL_PATH, location.href);
    url.protocol = "ws:";
    url.hash = "";
    url.searchParams.set("token", this.#token);
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener("open", () => this.onState(true));
    socket.addEventListener("message", ({ data }) => this.#received(JSON.parse(String(data)) as ServerMessage));
    socket.addEventListener("close", () => {
      this.onState(false);
      for (const waiting of this.#waiting.values()) waiting.reject(new Error("the playground has ended"));
      this.#waiting.clear();
      setTimeout(() => this.open(), RETRY_MS);
    });
  }

  /** Asks the server. Rejects with what it says against it. */
  ask<Name extends ActionName>(action: Name, args: ActionArgs<Name>): Promise<ActionResult<Name>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#socket?.readyState !== WebSocket.OPEN) return reject(new Error("the playground is not connected"));
      this.#waiting.set(id, { resolve: (result) => resolve(result as ActionResult<Name>), reject });
      this.#socket.send(JSON.stringify({ id, action, args }));
    });
  }

  /** Uploads a file as somebody. */
  async upload(as: string, file: File): Promise<PageAttachment> {
    const query = new URLSearchParams({ token: this.#token, as, name: file.name });
    const type = file.type === "" ? "application/octet-stream" : file.type;
    const response = await fetch(`${UPLOAD_PATH}?${query}`, {
      method: "PUT",
      headers: { "Content-Type": type },
      body: file,
    });
    if (!response.ok) throw new Error(await response.text());
    const { url } = (await response.json()) as { readonly url: string };
    return { filename: file.name, url, filetype: type, size: file.size };
  }

  #received(message: ServerMessage): void {
    if (message.kind !== "answer" && message.kind !== "refusal") {
      this.onMessage(message);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === "answer") waiting?.resolve(message.result);
    else waiting?.reject(new Error(message.message));
  }
}

export const connection = new Connection();

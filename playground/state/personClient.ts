import { signal } from "@preact/signals";
import type { ClientState, Message, MezonClient } from "../../src/index.js";
import type { PageMessage } from "../../src/playground/contract.js";
import { connection } from "./connection.js";

const RETRY_MS = 3_000;

/**
 * The person who is played, logged in with the package's own client: it sends what they write and receives what they
 * receive. The core is loaded when it is first needed.
 */
class PersonClient {
  /** State of the client of the person who is played; "idle" while there is none. */
  readonly state = signal<ClientState>("idle");
  onMessage: (message: PageMessage) => void = () => undefined;
  #client: MezonClient | undefined;
  /** Counts who was played, so that a login that comes late is dropped. */
  #turn = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** The client, if it can be used now: the playground's server does the rest. */
  get ready(): MezonClient | undefined {
    return this.#client?.state === "ready" ? this.#client : undefined;
  }

  /** Logs somebody in, in place of who was played before. */
  async become(username: string): Promise<void> {
    const left = this.leave();
    const turn = this.#turn;
    await left;
    try {
      const { MezonClient } = await import("../../src/index.js");
      const { host, port, email, password } = await connection.ask("credentials", { as: username });
      if (turn !== this.#turn) return;
      const person = { email, password };
      const client = new MezonClient({ host, port, useSSL: false, person, logger: false, limits: false });
      this.#client = client;
      this.#follow(client);
      await client.login();
    } catch {
      // The server is down, or a fault is on: everything works without, and it is tried again.
      if (turn === this.#turn) this.#retry = setTimeout(() => void this.become(username), RETRY_MS);
    }
  }

  /** Closes the client. */
  async leave(): Promise<void> {
    clearTimeout(this.#retry);
    this.#turn += 1;
    const client = this.#client;
    this.#client = undefined;
    this.state.value = "idle";
    await client?.close({ drainMs: 0 });
  }

  #follow(client: MezonClient): void {
    const changed = (): void => {
      if (client === this.#client) this.state.value = client.state;
    };
    for (const name of ["ready", "disconnected", "reconnecting", "resumed", "closed"] as const)
      client.on(name, changed);
    // What a client tells of its own troubles is on the wire, which the page shows.
    client.on("error", () => undefined);
    client.on("message", (message) => this.onMessage(heard(message)));
  }
}

export const personClient = new PersonClient();

function heard(message: Message): PageMessage {
  const { id, channelId, author, code, text, content, topicId = "0", createdAt, isEphemeral } = message;
  const [reference] = message.references;
  return {
    ...{ id, channelId, code, text, content, topicId, isEphemeral, reactions: [] },
    ...{ senderId: author.id, senderName: author.username, createdAt: createdAt.toISOString(), isEdited: false },
    mentions: message.mentions.map(({ userId, roleId, s, e }) => ({ userId, roleId, s, e })),
    attachments: message.attachments.map(({ filename, url, filetype, size }) => {
      return { filename, url, filetype, size: Number(size) };
    }),
    replyTo: reference && { id: reference.messageRefId, senderName: reference.messageSenderUsername, text: "" },
  };
}

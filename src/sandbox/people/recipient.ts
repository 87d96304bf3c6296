import type { Platform } from "../platform.js";
import type { Person } from "../state/person.js";
import { Inbox, type SandboxWaitOptions } from "./inbox.js";
import { itemPicker, messagePicker } from "./pickers.js";
import type { SandboxReceived, SandboxReceivedKind } from "./received.js";
import { channelIdOf } from "./sandboxChannel.js";
import type { SandboxMessage } from "./sandboxMessage.js";
import { checkMessageWait, checkWait } from "./userChecks.js";
import type { MessageWaitOptions } from "./userOptions.js";

/** A person who receives what a client of theirs would show, and can be waited for. */
export class Recipient {
  readonly #inbox: Inbox;
  readonly #person: Person;
  readonly #unsubscribe: () => void;

  /** @internal */
  constructor(platform: Platform, person: Person) {
    this.#person = person;
    this.#inbox = new Inbox(person.id, platform.clock);
    this.#unsubscribe = platform.broadcaster.subscribe(this.#inbox);
  }

  /** @internal What the person has received. */
  protected get inbox(): Inbox {
    return this.#inbox;
  }

  get id(): string {
    return this.#person.id;
  }

  get username(): string {
    return this.#person.username;
  }

  /** Items that the person received, oldest first; at most the newest 10,000. */
  get received(): readonly SandboxReceived[] {
    return this.#inbox.items;
  }

  /** Clears the received items, so that a wait only sees later ones. */
  clearReceived(): void {
    this.#inbox.clear();
  }

  /**
   * Resolves with the first item that matches, received already or later; by kind, by predicate, or both. Rejects with
   * `TimeoutError`, or the signal's reason.
   *
   * ```ts
   * const { reaction } = await alice.waitFor("reaction");
   * const { message } = await alice.waitFor("edit", (item) => item.message.id === messageId);
   * ```
   */
  waitFor<Kind extends SandboxReceivedKind>(
    kind: Kind,
    predicate?: (item: Extract<SandboxReceived, { kind: Kind }>) => boolean,
    options?: SandboxWaitOptions,
  ): Promise<Extract<SandboxReceived, { kind: Kind }>>;
  waitFor<Item extends SandboxReceived>(
    predicate: (item: SandboxReceived) => item is Item,
    options?: SandboxWaitOptions,
  ): Promise<Item>;
  waitFor(predicate: (item: SandboxReceived) => boolean, options?: SandboxWaitOptions): Promise<SandboxReceived>;
  waitFor(
    wanted: SandboxReceivedKind | ((item: SandboxReceived) => boolean),
    second?: ((item: never) => boolean) | SandboxWaitOptions,
    third?: SandboxWaitOptions,
  ): Promise<SandboxReceived> {
    const { kind, pick } = itemPicker(wanted, typeof second === "function" ? second : undefined);
    const options = typeof second === "object" ? second : third;
    if (options !== undefined) checkWait(options);
    return this.#inbox.wait(`${this.username} waited for ${kind ?? "something"}`, pick, options);
  }

  /**
   * Resolves with the first message of another person that matches, past or future: posted, edited or ephemeral. A
   * string must equal its text. Rejects with `TimeoutError`, or the signal's reason.
   */
  waitForMessage(
    wanted: string | ((message: SandboxMessage) => boolean),
    options: MessageWaitOptions = {},
  ): Promise<SandboxMessage> {
    checkMessageWait(options);
    const channelId = options.channel === undefined ? undefined : channelIdOf(options.channel);
    return this.#inbox.wait(
      `${this.username} waited for a message${typeof wanted === "string" ? ` ${JSON.stringify(wanted)}` : ""}`,
      messagePicker(wanted, { channelId, exceptFrom: this.id }),
      options,
    );
  }

  /** Ends the person's waits when the sandbox closes. @internal */
  close(reason: Error): void {
    this.#unsubscribe();
    this.#inbox.close(reason);
  }
}

import { toError } from "../core/errors.js";

interface Waiting {
  readonly sequence: number;
  start(): void;
  fail(error: Error): void;
}

/**
 * Joins channels that the server says must be joined first, and sends again what
 * was refused: once, in the order it was first sent, and before anything that was
 * given meanwhile.
 */
export class ChannelRepairs {
  readonly #waiting = new Map<string, Waiting[]>();
  #sequence = 0;

  /**
   * Runs `send`. When it fails with an error that `mustJoin` recognises, runs
   * `join`, and `send` once more.
   */
  async run<T>(
    channelId: string,
    send: () => Promise<T>,
    repair: { readonly mustJoin: (error: unknown) => boolean; readonly join: () => Promise<void> },
  ): Promise<T> {
    this.#sequence += 1;
    const sequence = this.#sequence;
    const underRepair = this.#waiting.get(channelId);
    if (underRepair !== undefined) return this.#wait(underRepair, sequence, send);
    try {
      return await send();
    } catch (error) {
      if (!repair.mustJoin(error)) throw error;
    }
    return this.#wait(this.#waiting.get(channelId) ?? this.#begin(channelId, repair.join), sequence, send);
  }

  #wait<T>(waiting: Waiting[], sequence: number, send: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push({ sequence, start: () => void send().then(resolve, reject), fail: reject });
    });
  }

  #begin(channelId: string, join: () => Promise<void>): Waiting[] {
    const waiting: Waiting[] = [];
    this.#waiting.set(channelId, waiting);
    const end = (finish: (each: Waiting) => void): void => {
      this.#waiting.delete(channelId);
      for (const each of waiting.sort((a, b) => a.sequence - b.sequence)) finish(each);
    };
    join().then(
      () => end((each) => each.start()),
      (error: unknown) => end((each) => each.fail(toError(error))),
    );
    return waiting;
  }
}

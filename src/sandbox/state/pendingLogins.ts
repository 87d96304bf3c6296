import { BoundedMap } from "../../core/boundedMap.js";
import { randomId, randomUuid } from "../crypto.js";
import { limits } from "../limits.js";
import { notFound } from "../refusal.js";
import type { Person } from "./person.js";

interface ConfirmableLogin {
  confirmedBy: Person | undefined;
}

/** Logins that wait for a code, or for somebody who is logged in to confirm them. Beyond a bound old ones are forgotten. */
export class PendingLogins {
  readonly #byCode = new BoundedMap<string, Person>(limits.pendingLogins);
  readonly #confirmable = new BoundedMap<string, ConfirmableLogin>(limits.pendingLogins);

  /** Returns the id under which the code is asked for. */
  addForCode(person: Person): string {
    const requestId = randomUuid();
    this.#byCode.set(requestId, person);
    return requestId;
  }

  findByCodeRequest(requestId: string): Person | undefined {
    return this.#byCode.peek(requestId);
  }

  endCodeRequest(requestId: string): void {
    this.#byCode.delete(requestId);
  }

  /** Returns the id that is to be confirmed. Whoever knows it gets the session: ids that count up would be guessed. */
  addConfirmable(): string {
    const loginId = randomId();
    this.#confirmable.set(loginId, { confirmedBy: undefined });
    return loginId;
  }

  getConfirmable(loginId: string): ConfirmableLogin {
    const login = this.#confirmable.peek(loginId);
    if (login === undefined) throw notFound(`no login ${loginId.slice(0, 40)} waits for a confirmation`);
    return login;
  }

  endConfirmable(loginId: string): void {
    this.#confirmable.delete(loginId);
  }
}

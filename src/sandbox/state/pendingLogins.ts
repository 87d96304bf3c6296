import { BoundedMap } from "../../core/boundedMap.js";
import { randomId, randomUuid } from "../crypto.js";
import { limits } from "../limits.js";
import { notFound } from "../refusal.js";
import type { Person } from "./person.js";

interface ConfirmableLogin {
  confirmedBy: Person | undefined;
}

/** Logins that wait for a code, or for a logged-in person's confirmation. Bounded: old ones are dropped. */
export class PendingLogins {
  readonly #byCode = new BoundedMap<string, Person>(limits.pendingLogins);
  readonly #confirmable = new BoundedMap<string, ConfirmableLogin>(limits.pendingLogins);

  /** Returns the id of the login, to confirm it with a code. */
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

  /** Returns the id to confirm. Anybody who knows it gets the session: consecutive ids could be guessed. */
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

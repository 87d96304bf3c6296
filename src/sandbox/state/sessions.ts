import type { Clock } from "../../core/clock.js";
import { assumptions } from "../assumptions.js";
import { randomBytes, randomUuid } from "../crypto.js";
import { limits } from "../limits.js";
import { unauthenticated } from "../refusal.js";
import { type Claims, signToken, verifyToken } from "./jsonWebToken.js";
import type { People } from "./people.js";
import type { Person } from "./person.js";

/** The tokens of a login. */
export interface IssuedSession {
  readonly sessionId: string;
  readonly person: Person;
  readonly token: string;
  readonly refreshToken: string;
  readonly idToken: string;
  readonly isRemember: boolean;
}

interface Issue {
  readonly sessionId: string;
  readonly isRemember: boolean;
}

/** An issued token, with its refresh token. */
interface Given extends Issue {
  readonly personId: string;
  readonly sinceSeconds: number;
  /** Whether it is refused as an access token although it has not expired. */
  expired: boolean;
}

/** The logins. Tokens of a refreshed session are valid until they expire. A logout ends them all. */
export class Sessions {
  readonly #people: People;
  readonly #clock: Clock;
  readonly #lifetime: number;
  // A refresh token cannot be used as an access token: each kind has its own key.
  readonly #accessKey = randomBytes(32);
  readonly #refreshKey = randomBytes(32);
  readonly #idKey = randomBytes(32);
  /** By token id, oldest first. */
  readonly #issues = new Map<string, Given>();

  /** @param lifetime Lifetime of a token in seconds. */
  constructor(people: People, clock: Clock, lifetime: number) {
    this.#people = people;
    this.#clock = clock;
    this.#lifetime = lifetime;
  }

  /** Creates a session for a person. */
  open(person: Person, vars: Readonly<Record<string, string>> = {}, isRemember = false): IssuedSession {
    return this.#issue(person, vars, { sessionId: randomUuid(), isRemember });
  }

  /** Exchanges a refresh token for new tokens of the same session. */
  refresh(refreshToken: string): IssuedSession {
    const { claims, issue } = this.#check(refreshToken, this.#refreshKey, "refresh token");
    return this.#issue(this.#people.get(claims.uid), claims.vrs, issue);
  }

  /** Returns the owner of a token; refuses one that is malformed, expired or revoked. */
  authenticate(token: string): Person {
    return this.#people.get(this.#check(token, this.#accessKey, "token").claims.uid);
  }

  /** Returns the id of the owner of a token, which may have ended; `undefined` for any other text. */
  ownerOf(token: string): string | undefined {
    return verifyToken(token, this.#accessKey)?.uid;
  }

  /**
   * Returns the id of the owner of an id token. Its session may have ended: services that accept id tokens only check
   * the signature.
   */
  ownerOfIdToken(token: string): string {
    const claims = verifyToken(token, this.#idKey);
    if (claims === undefined) throw unauthenticated("the id token is not valid");
    if (claims.exp <= this.#clock.now() / 1000) throw unauthenticated("the id token has expired");
    return claims.uid;
  }

  /** Ends the session of a token or a refresh token. Returns whether there was one. */
  end(token: string): boolean {
    const claims = verifyToken(token, this.#accessKey) ?? verifyToken(token, this.#refreshKey);
    const issue = claims === undefined ? undefined : this.#issues.get(claims.tid);
    if (issue === undefined) return false;
    for (const [tid, { sessionId }] of this.#issues) if (sessionId === issue.sessionId) this.#issues.delete(tid);
    return true;
  }

  /** Ends every session: all tokens and refresh tokens issued so far are refused from now on. */
  revokeAll(): void {
    this.#issues.clear();
  }

  /** Returns the logins of a person, each once. */
  of(personId: string): readonly { readonly sessionId: string; readonly sinceSeconds: number }[] {
    const own = [...this.#issues.values()].filter((given) => given.personId === personId);
    return own.filter((given, index) => own.findIndex(({ sessionId }) => sessionId === given.sessionId) === index);
  }

  /** Makes every token issued so far count as expired. Refresh tokens are still valid. */
  expireAll(): void {
    for (const given of this.#issues.values()) given.expired = true;
  }

  #issue(person: Person, vars: Readonly<Record<string, string>>, issue: Issue): IssuedSession {
    const tid = randomUuid();
    const { sessionId, isRemember } = issue;
    this.#issues.set(tid, {
      ...{ sessionId, isRemember, expired: false, personId: person.id },
      sinceSeconds: Math.floor(this.#clock.now() / 1000),
    });
    const [oldest] = this.#issues.keys();
    if (this.#issues.size > limits.sessions && oldest !== undefined) this.#issues.delete(oldest);
    const claims = (seconds: number): Claims => ({
      exp: Math.ceil(this.#clock.now() / 1000 + seconds),
      uid: person.id,
      usn: person.username,
      tid,
      vrs: vars,
    });
    return {
      sessionId,
      isRemember,
      person,
      token: signToken(claims(this.#lifetime), this.#accessKey),
      refreshToken: signToken(claims(this.#lifetime * assumptions.refreshLifetimeFactor), this.#refreshKey),
      idToken: signToken(claims(this.#lifetime), this.#idKey),
    };
  }

  #check(token: string, key: Uint8Array, what: string): { claims: Claims; issue: Given } {
    const claims = verifyToken(token, key);
    if (claims === undefined) throw unauthenticated(`the ${what} is not valid`);
    if (claims.exp <= this.#clock.now() / 1000) throw unauthenticated(`the ${what} has expired`);
    const issue = this.#issues.get(claims.tid);
    if (issue === undefined) throw unauthenticated(`the ${what} was revoked`);
    if (issue.expired && key === this.#accessKey) throw unauthenticated(`the ${what} has expired`);
    return { claims, issue };
  }
}

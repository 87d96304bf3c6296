import { randomBytes } from "node:crypto";
import { encodeLoginIDResponse, encodeSession } from "../../../generated/mezon/api/session_codec.js";
import { limits } from "../limits.js";
import { notFound } from "../refusal.js";
import type { Person } from "../state/person.js";
import { bearerToken, type HttpAnswer, type HttpRequest, PROTOBUF } from "./exchange.js";
import { readJson, textAt } from "./jsonBody.js";
import { RecentMap } from "./recentMap.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer } from "./sessionAnswer.js";

interface PendingLogin {
  confirmedBy: Person | undefined;
}

/** Logins that somebody who is logged in confirms. */
export class QrLogins {
  readonly #pending = new RecentMap<PendingLogin>(limits.pendingLogins);

  /** `POST /v2/account/authenticate/createqrlogin`. */
  create(request: HttpRequest, { platform: { world } }: ServiceContext): HttpAnswer {
    const { platform, address } = readJson(request.body);
    // Whoever knows it gets the session: ids that count up would be guessed.
    const loginId = String(randomBytes(8).readBigUInt64BE() >> 1n);
    this.#pending.set(loginId, { confirmedBy: undefined });
    const body = encodeLoginIDResponse({
      loginId,
      createTimeSeconds: String(world.nowSeconds()),
      platform: typeof platform === "string" ? platform : "",
      address: typeof address === "string" ? address : "",
    });
    return { status: 200, contentType: PROTOBUF, body };
  }

  /** `POST /v2/account/authenticate/checklogin`: a session without a token until somebody has confirmed. */
  check(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
    const loginId = textAt(readJson(request.body), "login_id");
    const { confirmedBy } = this.#get(loginId);
    if (confirmedBy === undefined) return { status: 200, contentType: PROTOBUF, body: encodeSession({}) };
    this.#pending.delete(loginId);
    return sessionAnswer(request, platform.sessions.open(confirmedBy), address);
  }

  /** `POST /v2/account/authenticate/confirmlogin`. */
  confirm(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
    const person = platform.sessions.authenticate(bearerToken(request));
    this.#get(textAt(readJson(request.body), "login_id")).confirmedBy = person;
    return { status: 200 };
  }

  #get(loginId: string): PendingLogin {
    const login = this.#pending.get(loginId);
    if (login === undefined) throw notFound(`no login ${loginId.slice(0, 40)} waits for a confirmation`);
    return login;
  }
}

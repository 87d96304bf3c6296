import { randomUUID } from "node:crypto";
import { encodeLinkAccountConfirmRequest } from "../../../generated/mezon/api/session_codec.js";
import { limits } from "../limits.js";
import { unauthenticated } from "../refusal.js";
import type { Person } from "../state/person.js";
import { equalSecrets } from "./appLogins.js";
import { type HttpAnswer, type HttpRequest, PROTOBUF } from "./exchange.js";
import { objectAt, readJson, textAt } from "./jsonBody.js";
import { personWith } from "./personLogins.js";
import { RecentMap } from "./recentMap.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer } from "./sessionAnswer.js";

/** Logins by a one-time code. No code is sent: everybody's is among their credentials. */
export class CodeLogins {
  readonly #waiting = new RecentMap<Person>(limits.pendingLogins);

  /** `POST /v2/account/authenticate/emailotp`. */
  requestByEmail(request: HttpRequest, context: ServiceContext): HttpAnswer {
    return this.#begin(personWith(context, "email", textAt(objectAt(readJson(request.body), "account"), "email")));
  }

  /** `POST /v2/account/authenticate/smsotp`. */
  requestByPhone(request: HttpRequest, context: ServiceContext): HttpAnswer {
    return this.#begin(personWith(context, "phone", textAt(objectAt(readJson(request.body), "account"), "phoneno")));
  }

  /** `POST /v2/account/authenticate/confirmotp`. */
  confirm(request: HttpRequest, context: ServiceContext): HttpAnswer {
    const json = readJson(request.body);
    const requestId = textAt(json, "req_id");
    const person = this.#waiting.get(requestId);
    if (person === undefined || !equalSecrets(textAt(json, "otp_code"), person.credentials.otpCode)) {
      throw unauthenticated("unknown request or wrong code");
    }
    this.#waiting.delete(requestId);
    return sessionAnswer(request, context.platform.sessions.open(person), context.address);
  }

  #begin(person: Person | undefined): HttpAnswer {
    if (person === undefined) throw unauthenticated("nobody has that e-mail address or telephone number");
    const reqId = randomUUID();
    this.#waiting.set(reqId, person);
    return { status: 200, contentType: PROTOBUF, body: encodeLinkAccountConfirmRequest({ reqId }) };
  }
}

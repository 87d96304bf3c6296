import { ConnectionError, DeliveryUnknownError, MezonError, TimeoutError, toError } from "../../core/errors.js";
import { RequestError } from "../../core/requestError.js";
import { Secrets } from "../../core/secrets.js";

/** What went wrong, and what to do. */
export interface Explanation {
  /** The code of the error; `"unknown"` for what is no error of the library. */
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** Codes of gRPC, as the server answers with them. */
const ServerCode = { InvalidArgument: 3, NotFound: 5, PermissionDenied: 7, Unimplemented: 12 } as const;

/** Returns what an error means for somebody who tries a feature. Holds no secrets. */
export function explain(error: unknown): Explanation {
  const { hide } = new Secrets(process.env["MEZON_TOKEN"] ?? "");
  const code = error instanceof MezonError ? error.code : "unknown";
  return { code, message: hide(toError(error).message), advice: adviceFor(error) };
}

function adviceFor(error: unknown): string {
  if (error instanceof RequestError) return adviceForRefusal(error);
  if (error instanceof TimeoutError)
    return error.wasSent
      ? "try again, with a longer --timeout; mezonkit doctor tells whether the server is reached"
      : "the connection was lost or the rate limit reached: mezonkit doctor tells which";
  if (error instanceof DeliveryUnknownError) return "look into the channel: it may have been carried out";
  if (error instanceof ConnectionError) return "mezonkit doctor tells what keeps the bot from the server";
  const code = error instanceof MezonError ? error.code : undefined;
  if (code === "expectation_failed") return "the server accepted it and did something else: report it with this text";
  if (code === "aborted") return "run it again";
  if (code === "insufficient_funds") return "send the bot tokens, or transfer fewer";
  return "see docs/errors.md for the code, and mezonkit doctor for the connection";
}

function adviceForRefusal({ httpStatus, serverCode, retryAfterMs }: RequestError): string {
  if (httpStatus === 429)
    return `wait${retryAfterMs === undefined ? "" : ` ${Math.ceil(retryAfterMs / 1000)} s`}: the server limits how often it is asked`;
  if (httpStatus === 403 || serverCode === ServerCode.PermissionDenied)
    return "give a role of the bot the permission in the clan's settings, or name another --channel";
  if (httpStatus === 501 || serverCode === ServerCode.Unimplemented)
    return "this server does not have the feature: leave it out with --skip";
  if (httpStatus === 404 || serverCode === ServerCode.NotFound)
    return "the bot cannot see it: is it a member of the clan and of the channel?";
  if (httpStatus !== undefined && httpStatus >= 500) return "the server failed: try again later";
  return "the server refused it, for the reason above; mezonkit listen shows what else it says";
}

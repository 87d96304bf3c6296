import type { Error as WireError } from "../../generated/mezon/realtime/envelope_pb.js";
import { RequestError } from "../core/requestError.js";
import { type Secrets, unknownSecrets } from "../core/secrets.js";

/**
 * Returns the error of an `error` envelope. Secrets are hidden.
 *
 * @param request The refused request.
 */
export function requestError(
  request: string,
  { code, message, context }: WireError,
  { hide }: Secrets = unknownSecrets,
): RequestError {
  const shown = Object.entries(context).map(([key, value]) => [hide(key), hide(value)] as const);
  return new RequestError({
    request,
    transport: "socket",
    serverCode: code,
    serverMessage: hide(message),
    context: Object.fromEntries(shown),
  });
}

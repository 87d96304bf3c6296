import type { Error as WireError } from "../../generated/mezon/realtime/envelope_pb.js";
import { ServerError } from "../core/errors.js";
import { type Secrets, unknownSecrets } from "../core/secrets.js";

/**
 * What an `error` envelope says, without what is secret.
 *
 * @param request What was refused.
 */
export function serverError(
  request: string,
  { code, message, context }: WireError,
  { hide }: Secrets = unknownSecrets,
): ServerError {
  const shown = Object.entries(context).map(([key, value]) => [hide(key), hide(value)] as const);
  return new ServerError(request, { code, message: hide(message), context: Object.fromEntries(shown) });
}

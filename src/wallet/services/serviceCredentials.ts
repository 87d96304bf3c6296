import { ValidationError } from "../../core/errors.js";
import { basicAuth } from "../../transport/basicAuth.js";

/** What a service of the chain wants to be shown: user name and password (HTTP Basic), or headers of its own. A secret. */
export type ServiceCredentials =
  | { readonly username: string; readonly password: string }
  | { readonly headers: Readonly<Record<string, string>> };

/** The headers that show credentials. Throws a `ValidationError`, which does not show them. */
export function credentialHeaders(credentials: ServiceCredentials | undefined): Readonly<Record<string, string>> {
  if (credentials === undefined) return {};
  try {
    if ("headers" in credentials) return Object.fromEntries(new Headers(credentials.headers));
    return { authorization: basicAuth(credentials.username, credentials.password) };
  } catch {
    throw new ValidationError(
      "credentials",
      "must be { username, password }, or { headers } whose names and values HTTP can carry",
    );
  }
}

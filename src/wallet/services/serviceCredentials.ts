import { ValidationError } from "../../core/errors.js";
import { basicAuth } from "../../transport/basicAuth.js";

/** Credentials for a service of the chain: user name and password (HTTP Basic), or its own headers. A secret. */
export type ServiceCredentials =
  | { readonly username: string; readonly password: string }
  | { readonly headers: Readonly<Record<string, string>> };

/** Returns the headers with the credentials. @throws {ValidationError} that does not contain them. */
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

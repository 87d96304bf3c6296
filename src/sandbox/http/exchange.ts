import { unauthenticated } from "../refusal.js";

/** Headers by lower-case name. */
export interface HttpHeaders {
  readonly [name: string]: string | string[] | undefined;
  readonly accept?: string | undefined;
  readonly authorization?: string | undefined;
  readonly "content-type"?: string | undefined;
}

/** A request with its whole body. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: HttpHeaders;
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType?: string | undefined;
  readonly body?: Uint8Array | string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Delivers the pushes of the request. Called when the response was sent or lost. */
  readonly afterwards?: (() => void) | undefined;
}

/** Returns the header with the waiting time, if there is one. */
export function retryAfterHeader(value: string | number | undefined): HttpAnswer["headers"] {
  return value === undefined ? undefined : { "Retry-After": String(value) };
}

/** Returns the token of a Bearer authorization. Refuses if there is none. */
export function bearerToken(request: HttpRequest): string {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) throw unauthenticated("the Authorization header holds no Bearer token");
  return token;
}

export const PROTOBUF = "application/x-protobuf";
export const JSON_TYPE = "application/json";

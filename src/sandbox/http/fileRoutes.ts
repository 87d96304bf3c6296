import { putFile } from "../actions/uploads.js";
import { md5Hex } from "../crypto.js";
import { notFound } from "../refusal.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";
import type { ServiceContext } from "./serviceContext.js";

export function isUploadPath(path: string): boolean {
  return path.startsWith("/uploads/");
}

/** Stores a file at an address that an upload call returned, token included. */
export function answerPutFile(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const type = request.headers["content-type"] ?? "application/octet-stream";
  putFile(platform, request.path, request.query.get("token") ?? "", { type, body: request.body });
  return { status: 200, headers: { ETag: `"${md5Hex(request.body)}"` } };
}

/** The content of a file is not trusted. Browsers must save it, and never run it as a page of the sandbox. */
const AS_ATTACHMENT = {
  "Content-Disposition": "attachment",
  "Content-Security-Policy": "default-src 'none'; sandbox",
};

export function answerGetFile(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const file = platform.world.files.get(request.path);
  if (file === undefined) throw notFound("there is no such file");
  return { status: 200, contentType: file.type, headers: AS_ATTACHMENT, body: file.body };
}

import { createHash } from "node:crypto";
import { denied, invalid, notFound } from "../refusal.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";
import type { ServiceContext } from "./serviceContext.js";

export function isUploadPath(path: string): boolean {
  return path.startsWith("/uploads/");
}

/** Takes a file at an address that an upload call handed out, token included. */
export function putFile(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const token = request.query.get("token") ?? "";
  if (!platform.world.files.mayWrite(request.path, token)) throw denied("no upload call handed out this address");
  if (request.body.length === 0) throw invalid("the file is empty");
  const type = request.headers["content-type"] ?? "application/octet-stream";
  platform.world.files.set(request.path, { type, body: request.body });
  return { status: 200, headers: { ETag: `"${createHash("md5").update(request.body).digest("hex")}"` } };
}

/** Anybody may have written it: it is to be saved, and never to run as a page of the sandbox. */
const AS_ATTACHMENT = {
  "Content-Disposition": "attachment",
  "Content-Security-Policy": "default-src 'none'; sandbox",
};

export function getFile(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const file = platform.world.files.get(request.path);
  if (file === undefined) throw notFound("there is no such file");
  return { status: 200, contentType: file.type, headers: AS_ATTACHMENT, body: file.body };
}

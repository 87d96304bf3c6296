import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { JobChange, JobClaim, JobQuery, StoredJob } from "./jobStorage.js";

const QUERY: KeysOf<JobQuery> = { name: true, limit: true };
const CHANGE: KeysOf<JobChange> = { occursAt: true, dueAt: true, attempt: true, leasedUntil: true };
const MOST = 1_000;

/** @throws {ValidationError} that names what is wrong with a job to store. */
export function checkJob(job: StoredJob, options: { readonly keepEqual: boolean }): void {
  requireObject(job, "job", "a job such as { id, name, payload, rule, occursAt, dueAt, attempt }");
  for (const name of ["id", "name", "payload", "rule"] as const) requireString(job[name], `job.${name}`);
  for (const name of ["occursAt", "dueAt", "attempt"] as const) requireNumber(job[name], `job.${name}`);
  requireObject(options, "options", "an object such as { keepEqual: true }");
}

/** @throws {ValidationError} that names what is wrong with a claim. */
export function checkClaim(claim: JobClaim): void {
  requireObject(claim, "claim", "an object such as { names, except, now, lease, leasedUntil, limit }");
  checkNames(claim.names, claim.except);
  requireString(claim.lease, "lease");
  for (const name of ["now", "leasedUntil", "limit"] as const) requireNumber(claim[name], name);
}

/** @throws {ValidationError} that names what is wrong with a change. */
export function checkChange(id: string, lease: string, change: JobChange): void {
  requireString(id, "id");
  requireString(lease, "lease");
  requireOptions(change, CHANGE, { path: "change" });
  for (const name of ["occursAt", "dueAt", "attempt"] as const) requireNumber(change[name], name);
}

/** @throws {ValidationError} that names what is wrong with a query. */
export function checkQuery(query: JobQuery): void {
  requireOptions(query, QUERY, { path: "query" });
  if (query.name !== undefined) requireString(query.name, "name");
  const { limit = 1 } = query;
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= MOST))
    throw new ValidationError("limit", `must be a whole number, 1 to ${MOST}`, { limit: MOST });
}

/** @throws {ValidationError} if ids, or a lease that may be given, are no text. */
export function checkId(id: string, lease?: string | undefined): void {
  requireString(id, "id");
  if (lease !== undefined) requireString(lease, "lease");
}

/** @throws {ValidationError} if they are no lists of texts. */
export function checkNames(names: readonly string[], except: readonly string[]): void {
  for (const [path, list] of Object.entries({ names, except }))
    for (const [index, each] of requireList(list, path, "texts").entries()) requireString(each, `${path}[${index}]`);
}

function requireNumber(value: unknown, path: string): void {
  if (typeof value !== "number" || Number.isNaN(value)) throw new ValidationError(path, "must be a number");
}

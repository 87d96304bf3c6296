import { expect, test } from "vitest";
import { StoreError } from "../../src/core/errors.js";
import { storeError } from "../../src/database/storeFailure.js";

function failure(fields: object, message = "what the driver said"): Error {
  return Object.assign(new Error(message), fields);
}

const SERVER = { file: undefined, isServer: true };
const FILE = { file: "x.db", isServer: false };

test.each([
  // What pg says when the server goes, and when the pool is asked meanwhile: none of it carries a code of SQL.
  ["Connection terminated", {}],
  ["Connection terminated unexpectedly", {}],
  ["timeout exceeded when trying to connect", {}],
  ["Client has encountered a connection error and is not queryable", {}],
  ["connect ECONNREFUSED", { code: "ECONNREFUSED" }],
  ["connect ENOENT /run/postgresql/.s.PGSQL.5432", { code: "ENOENT" }],
  ["write EPIPE", { code: "EPIPE" }],
  ["getaddrinfo EAI_AGAIN", { code: "EAI_AGAIN" }],
  ["certificate has expired", { code: "CERT_HAS_EXPIRED" }],
  ["terminating connection due to administrator command", { code: "57P01" }],
  ["the database system is starting up", { code: "57P03" }],
  ["sorry, too many clients already", { code: "53300" }],
  ["connection failure", { code: "08006" }],
  ["password authentication failed", { code: "28P01" }],
])("a server that cannot be reached is unavailable: %s", (message, fields) => {
  expect(storeError(failure(fields, message), SERVER)).toMatchObject({ reason: "unavailable" });
});

test.each([
  ["refused", "22003"],
  ["refused", "23505"],
  ["refused", "54000"],
  ["full", "53100"],
  ["locked", "40P01"],
  ["locked", "55P03"],
  ["corrupt", "XX001"],
  ["read_only", "25006"],
  ["unwritable", "42501"],
  ["failed", "42P01"],
])("what a server says is told apart: %s is %s", (reason, code) => {
  expect(storeError(failure({ code }), SERVER)).toMatchObject({ reason });
});

test.each([
  ["full", { code: "SQLITE_FULL" }],
  ["full", { code: "ENOSPC" }],
  ["locked", { code: "SQLITE_BUSY_SNAPSHOT" }],
  ["corrupt", { code: "SQLITE_NOTADB" }],
  ["refused", { code: "SQLITE_CONSTRAINT_NOTNULL" }],
  ["unwritable", { code: "EACCES" }],
  // Node's own driver tells numbers: extended ones hold the plain one in their lowest byte.
  ["locked", { code: "ERR_SQLITE_ERROR", errcode: 5 }],
  ["refused", { code: "ERR_SQLITE_ERROR", errcode: 1555 }],
  ["corrupt", { code: "ERR_SQLITE_ERROR", errcode: 26 }],
  ["failed", { code: "ERR_SQLITE_ERROR", errcode: 1 }],
  ["failed", {}],
])("what SQLite says is told apart, whichever driver says it: %s", (reason, fields) => {
  expect(storeError(failure(fields), FILE)).toMatchObject({ reason, file: "x.db" });
});

test("a mistake in a program is no trouble with a connection", () => {
  expect(storeError(new TypeError("x is not a function"), SERVER)).toMatchObject({ reason: "failed" });
});

test("what is told apart already stays as it is", () => {
  const error = new StoreError("overflow", "too much");
  expect(storeError(error, SERVER)).toBe(error);
});

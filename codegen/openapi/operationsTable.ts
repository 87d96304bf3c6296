/** Prints the table of all REST operations. */
import type { Operation } from "./operations.js";

export function printOperations(operations: readonly Operation[]): string {
  const entries = operations.map(printEntry).join("\n");
  return `${head(operations)}
/** Every REST operation by its id. */
export const restOperations = {
${entries}
} as const satisfies Record<string, RestOperation>;

/** Id of a REST operation. */
export type RestOperationId = keyof typeof restOperations;
`;
}

function head(operations: readonly Operation[]): string {
  const names = union(operations.map(({ document }) => document));
  const methods = union(operations.map(({ method }) => method));
  return `// Generated from openapi/*.yaml by npm run generate. Do not edit.

/** Where and how to call a REST operation. */
export interface RestOperation {
  /** The document that describes it, one a host; its types are in the file of the same name. */
  readonly document: ${names};
  readonly operationId: string;
  readonly method: ${methods};
  /** Path below the server, with its parameters in braces. */
  readonly path: string;
  /** Kind of the \`Authorization\` header it takes. */
  readonly auth: "basic" | "bearer" | "none";
  /** False when it may also be called without that header. */
  readonly authRequired: boolean;
  /** Address to call unless the caller knows another; undefined when there is no public one. */
  readonly server: string | undefined;
  /** Content types for the request's body, the preferred one first; empty when it has no body. */
  readonly requestTypes: readonly string[];
  /** Content types of an answer that says it worked, the preferred one first. */
  readonly responseTypes: readonly string[];
  /** Full name of the protobuf message such an answer holds, if it holds one. */
  readonly responseMessage: string | undefined;
}
`;
}

function printEntry(operation: Operation): string {
  const fields = [
    `document: ${literal(operation.document)}`,
    `operationId: ${literal(operation.operationId)}`,
    `method: ${literal(operation.method)}`,
    `path: ${literal(operation.path)}`,
    `auth: ${literal(operation.auth)}`,
    `authRequired: ${operation.authRequired}`,
    `server: ${literal(operation.server)}`,
    `requestTypes: ${list(operation.requestTypes)}`,
    `responseTypes: ${list(operation.responseTypes)}`,
    `responseMessage: ${literal(operation.responseMessage)}`,
  ];
  const body = fields.map((field) => `    ${field},`).join("\n");
  return `${printComment(operation)}\n  ${operation.operationId}: {\n${body}\n  },`;
}

function printComment(operation: Operation): string {
  const text = operation.deprecated ? `${operation.comment}\n\n@deprecated` : operation.comment;
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `  /** ${lines[0]} */`;
  return ["  /**", ...lines.map((line) => `   * ${line}`.trimEnd()), "   */"].join("\n");
}

function union(values: readonly string[]): string {
  return [...new Set(values)].sort().map(literal).join(" | ");
}

function list(values: readonly string[]): string {
  return `[${values.map(literal).join(", ")}]`;
}

function literal(value: string | undefined): string {
  return value === undefined ? "undefined" : JSON.stringify(value);
}

/** Finds the operations of OpenAPI documents, with everything that a client needs to call them. */
import { asNode, asText, entriesOf, itemsOf, type Node, type RestDocument, resolveReference } from "./documents.js";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export type AuthKind = "basic" | "bearer" | "none";

export interface Operation {
  readonly document: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly auth: AuthKind;
  readonly authRequired: boolean;
  readonly server: string | undefined;
  readonly requestTypes: readonly string[];
  readonly responseTypes: readonly string[];
  readonly responseMessage: string | undefined;
  readonly deprecated: boolean;
  /** Summary and description. */
  readonly comment: string;
}

/** Returns all operations, in the order of the documents. No two may have the same id. */
export function collectOperations(documents: readonly RestDocument[]): Operation[] {
  const operations = documents.flatMap(operationsOf);
  const places = new Map<string, string>();
  for (const { operationId, document } of operations) {
    const other = places.get(operationId);
    if (other !== undefined) throw new Error(`${document}.yaml: ${other}.yaml has an operation ${operationId}, too`);
    places.set(operationId, document);
  }
  return operations;
}

function operationsOf(document: RestDocument): Operation[] {
  const file = `${document.name}.yaml`;
  return entriesOf(document.root["paths"], file).flatMap(([path, item]) =>
    entriesOf(item, `${file} ${path}`)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, node]) => {
        const place = `${file} ${method} ${path}`;
        return readOperation(document, method, path, asNode(node, place), place);
      }),
  );
}

function readOperation(document: RestDocument, method: string, path: string, node: Node, place: string): Operation {
  const answers = successContent(document, node, place);
  return {
    document: document.name,
    operationId: asText(node["operationId"], `${place} operationId`),
    method: method.toUpperCase(),
    path,
    ...readAuth(document, node, place),
    server: defaultServer(document),
    requestTypes: requestTypes(document, node, place),
    responseTypes: [...new Set(answers.map(([type]) => type))],
    responseMessage: messageOf(answers, place),
    deprecated: node["deprecated"] === true,
    comment: commentOf(node, place),
  };
}

/** Returns the first security scheme of an operation, and whether it is optional. The default is the document's. */
function readAuth(document: RestDocument, node: Node, place: string): Pick<Operation, "auth" | "authRequired"> {
  const listed = itemsOf(node["security"] ?? document.root["security"], place);
  const ways = listed.map((way) => Object.keys(asNode(way, `${place} security`)));
  const scheme = ways.flat()[0];
  if (scheme === undefined) return { auth: "none", authRequired: false };
  return { auth: authKind(document, scheme, place), authRequired: ways.every((way) => way.length > 0) };
}

function authKind(document: RestDocument, name: string, place: string): AuthKind {
  const pointer = `#/components/securitySchemes/${name}`;
  const { type, scheme } = resolveReference(document, { $ref: pointer }, place);
  if (type === "http" && (scheme === "basic" || scheme === "bearer")) return scheme;
  throw new Error(`${place}: ${name} is neither Basic nor Bearer authorization`);
}

/** Returns the first server, unless its address is incomplete: then the caller must provide one. */
function defaultServer(document: RestDocument): string | undefined {
  const place = `${document.name}.yaml servers`;
  const [first] = itemsOf(document.root["servers"], place);
  if (first === undefined) throw new Error(`${place}: name at least one`);
  const url = asText(asNode(first, place)["url"], place);
  return URL.canParse(url) ? url : undefined;
}

function requestTypes(document: RestDocument, node: Node, place: string): string[] {
  if (node["requestBody"] === undefined) return [];
  const body = resolveReference(document, node["requestBody"], `${place} requestBody`);
  return Object.keys(asNode(body["content"], `${place} requestBody content`));
}

/** Returns the content types of the successful responses, each with its content. */
function successContent(document: RestDocument, node: Node, place: string): [type: string, content: unknown][] {
  return entriesOf(node["responses"], `${place} responses`)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([status, response]) => {
      const at = `${place} ${status}`;
      return entriesOf(resolveReference(document, response, at)["content"], at);
    });
}

function messageOf(answers: readonly [type: string, content: unknown][], place: string): string | undefined {
  const messages = answers.flatMap(([type, content]) => {
    const message = asNode(content, `${place} ${type}`)["x-mezon-message"];
    return message === undefined ? [] : [asText(message, `${place} x-mezon-message`)];
  });
  if (new Set(messages).size > 1) throw new Error(`${place}: answers with several messages (${messages.join(", ")})`);
  return messages[0];
}

function commentOf(node: Node, place: string): string {
  const summary = asText(node["summary"], `${place} summary`);
  const description = node["description"];
  return description === undefined ? summary : `${summary}\n\n${asText(description, `${place} description`)}`;
}

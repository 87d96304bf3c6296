import { servedMethods } from "../../../generated/rpcServer.js";
import { diagnosticsChannel } from "../../core/telemetry.js";
import { encodeNothing } from "../../runtime/rpc.js";
import { DecodeError } from "../../runtime/wire.js";
import { assumptions } from "../assumptions.js";
import { invalid, unimplemented } from "../refusal.js";
import { allHandlers } from "./allHandlers.js";
import type { CallContext } from "./callContext.js";

/** Published on `mezonkit:sandbox:served`: a call that the sandbox carried out. */
export interface ServedCall {
  readonly rpc: string;
  readonly transport: "http" | "socket";
}

const served = diagnosticsChannel("mezonkit:sandbox:served");

type Method = (typeof servedMethods)[number];

const byName: ReadonlyMap<string, Method> = new Map(servedMethods.map((method) => [method.name, method]));
const byIndex: ReadonlyMap<number, Method> = new Map(
  servedMethods.flatMap((method) => (method.apiIndex === undefined ? [] : [[method.apiIndex, method] as const])),
);

/** Returns the call with a name. */
export function methodNamed(name: string): Method {
  const method = byName.get(name);
  if (method === undefined) throw unimplemented(`the service has no call named ${name.slice(0, 100)}`);
  return method;
}

/** Returns the call of a request over the socket, which has a name, an index, or both. */
export function methodOf(name: string, index: number): Method {
  if (name !== "" && assumptions.callNameDecides) return methodNamed(name);
  const method = byIndex.get(index);
  if (method === undefined) throw unimplemented(`the service has no call with index ${index}`);
  return method;
}

/** Whether a call's response is always empty. */
export function answersNothing({ encodeResponse }: Method): boolean {
  return encodeResponse === encodeNothing;
}

/** Executes one call. @throws {Refusal} */
export function callRpc(method: Method, body: Uint8Array, context: CallContext): Uint8Array {
  const handler = allHandlers[method.handler] as ((request: unknown, context: CallContext) => unknown) | undefined;
  if (handler === undefined) {
    throw unimplemented(`the sandbox does not serve ${method.name}`);
  }
  const answer = method.encodeResponse(handler(decoded(method, body), context) as never);
  if (served?.hasSubscribers === true) {
    served.publish({
      rpc: method.name,
      transport: context.joined === undefined ? "http" : "socket",
    } satisfies ServedCall);
  }
  return answer;
}

function decoded(method: Method, body: Uint8Array): unknown {
  try {
    return method.decodeRequest(body);
  } catch (error) {
    if (error instanceof DecodeError) throw invalid(`${method.name}: ${error.message}`);
    throw error;
  }
}

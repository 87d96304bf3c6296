import type { RpcHandlers } from "../../../generated/rpcServer.js";
import type { Awaitable } from "../../runtime/rpc.js";
import type { CallContext } from "./callContext.js";

type Answering<Handler> = Handler extends (request: infer Request, context: CallContext) => Awaitable<infer Answer>
  ? (request: Request, context: CallContext) => Answer
  : never;

/**
 * The generated handlers, but synchronous. All data is in memory, and a response must be sent before the pushes that
 * the call causes.
 */
export type Handlers = {
  readonly [Name in keyof RpcHandlers<CallContext>]: Answering<NonNullable<RpcHandlers<CallContext>[Name]>>;
};

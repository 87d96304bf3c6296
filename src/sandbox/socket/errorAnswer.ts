import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import { type Refusal, Status } from "../refusal.js";
import { ErrorCode } from "./errorCode.js";

/** The envelope's code of each refusal. */
const codeOf: Readonly<Record<Status, number>> = {
  [Status.InvalidArgument]: ErrorCode.BadInput,
  [Status.Unauthenticated]: ErrorCode.BadInput,
  [Status.PermissionDenied]: ErrorCode.BadInput,
  [Status.NotFound]: ErrorCode.BadInput,
  [Status.AlreadyExists]: ErrorCode.BadInput,
  [Status.ResourceExhausted]: ErrorCode.BadInput,
  [Status.Internal]: ErrorCode.RuntimeException,
  [Status.Unimplemented]: ErrorCode.UnrecognizedPayload,
};

export function errorAnswer(code: number, message: string): EnvelopePayload {
  return { case: "error", value: { code, message } };
}

export function refusalAnswer(refusal: Refusal): EnvelopePayload {
  return errorAnswer(codeOf[refusal.status], refusal.message);
}

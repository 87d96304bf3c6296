import { CallStatus, ErrorCode } from "../../../generated/constants.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Refusal, RefusalStatus } from "../refusal.js";

/** The error code of each refusal in an envelope. */
const codeOf: Readonly<Record<RefusalStatus, number>> = {
  [CallStatus.InvalidArgument]: ErrorCode.BadInput,
  [CallStatus.Unauthenticated]: ErrorCode.BadInput,
  [CallStatus.PermissionDenied]: ErrorCode.BadInput,
  [CallStatus.NotFound]: ErrorCode.BadInput,
  [CallStatus.AlreadyExists]: ErrorCode.BadInput,
  [CallStatus.ResourceExhausted]: ErrorCode.BadInput,
  [CallStatus.Internal]: ErrorCode.RuntimeException,
  [CallStatus.Unimplemented]: ErrorCode.UnrecognizedPayload,
};

export function errorAnswer(code: number, message: string): EnvelopePayload {
  return { case: "error", value: { code, message } };
}

export function refusalAnswer(refusal: Refusal): EnvelopePayload {
  return errorAnswer(codeOf[refusal.status], refusal.message);
}

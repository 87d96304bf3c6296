/** Codes of the envelope's `error`, as `mezon.realtime.Error.Code` numbers them. */
export const ErrorCode = {
  RuntimeException: 0,
  UnrecognizedPayload: 1,
  MissingPayload: 2,
  BadInput: 3,
} as const;

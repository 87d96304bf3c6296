import { addressOfUser, keyBytes } from "../addresses.js";

/** The user and the key of a proof. */
export interface ProofRequest {
  readonly userId: string;
  /** Base58 of 32 bytes. */
  readonly publicKey: string;
  readonly address: string;
  readonly jwt: string;
}

/** Thrown if the prover makes no proof. */
export class NotProven extends Error {
  override readonly name = "NotProven";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const CLIENT_TYPES: readonly unknown[] = ["mezon", "oauth", undefined];

/** Reads a request; checks its form only. @throws {NotProven} */
export function readProofRequest(body: Uint8Array): ProofRequest {
  const json = parse(body);
  const { user_id: userId, ephemeral_pk: publicKey, address, jwt, client_type: clientType } = json;
  if (typeof userId !== "string" || !/^[1-9]\d{0,18}$/.test(userId)) throw bad("user_id is no id in decimal digits");
  if (typeof publicKey !== "string" || keyBytes(publicKey) === undefined) {
    throw bad("ephemeral_pk is no public key: 32 bytes in base58");
  }
  if (address !== addressOfUser(userId)) throw bad("address is not that of user_id");
  if (!CLIENT_TYPES.includes(clientType)) throw bad("client_type is neither mezon nor oauth");
  if (typeof jwt !== "string" || jwt === "") throw new NotProven(401, "jwt is missing");
  return { userId, publicKey, address, jwt };
}

function parse(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    if (typeof json === "object" && json !== null) return json as Readonly<Record<string, unknown>>;
  } catch {
    // The refusal below has the message.
  }
  throw bad("the body is no JSON object");
}

function bad(message: string): NotProven {
  return new NotProven(400, message);
}

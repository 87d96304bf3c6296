import { base58 } from "@scure/base";
import type { Clock } from "../../../core/clock.js";
import { randomBytes } from "../../crypto.js";
import type { HttpAnswer, HttpRequest } from "../../http/exchange.js";
import { Refusal } from "../../refusal.js";
import type { Sessions } from "../../state/sessions.js";
import { chainLimits } from "../chainLimits.js";
import type { SandboxProofs } from "../chainOptions.js";
import type { ProverFault } from "../faults/chainFault.js";
import type { ChainFaultState } from "../faults/chainFaults.js";
import { spoilBody } from "../faults/spoiltBody.js";
import type { ProofText, Prover } from "../proving/prover.js";
import { SnarkjsMissing } from "../proving/snarkjsMissing.js";
import { json, type Reply, refusedAs } from "../reply.js";
import { NotProven, type ProofRequest, readProofRequest } from "./proofRequest.js";

export interface ProverParts {
  readonly prover: Prover;
  readonly proofs: SandboxProofs;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly faults: ChainFaultState;
  /** Resolves after a delay, or when the sandbox closes. */
  readonly pause: (ms: number) => Promise<void>;
}

const MESSAGES: Readonly<Record<SandboxProofs, string>> = {
  circuit: "the sandbox's prover runs",
  simulated: "the sandbox's prover runs; its proofs are simulated, since snarkjs is not installed or not wanted",
};
const PROVE = /^\/zk-api\/{1,2}prove$/;
const HEALTH = /^\/zk-api\/{1,2}health\/check$/;

/** Makes proofs that a key belongs to a user, for callers with the user's id token. */
export class ProverService {
  readonly #parts: ProverParts;
  #waiting = 0;

  constructor(parts: ProverParts) {
    this.#parts = parts;
  }

  async answer(request: HttpRequest): Promise<Reply> {
    if (request.method === "OPTIONS") return { status: 200 };
    const isProve = request.method === "POST" && PROVE.test(request.path);
    if (!isProve && !(request.method === "GET" && HEALTH.test(request.path))) return failure(404, "not found");
    const fault = this.#parts.faults.prover.strike(({ kind }) => isProve || OF_SERVICE.has(kind));
    switch (fault?.kind) {
      case "down":
        return "cut";
      case "hang":
        return "hang";
      case "status":
        return refusedAs(failure(fault.status, "the prover failed"), fault);
      case "error":
        return failure(200, fault.message ?? "the proof could not be made");
      case "noData":
        return json(200, { success: true });
      case "slow":
        await this.#parts.pause(fault.ms);
        break;
      default:
    }
    return spoilBody(fault, isProve ? await this.#prove(request.body, fault) : this.#health());
  }

  #health(): Reply {
    const timestamp = new Date(this.#parts.clock.now()).toISOString();
    return json(200, { status: "healthy", timestamp, message: MESSAGES[this.#parts.proofs], version: "sandbox" });
  }

  async #prove(body: Uint8Array, fault: ProverFault | undefined): Promise<Reply> {
    try {
      const asked = readProofRequest(body);
      this.#checkToken(asked);
      if (this.#waiting >= chainLimits.proofsWaiting) throw new NotProven(503, "too many proofs are being made");
      this.#waiting += 1;
      try {
        return json(200, { success: true, data: await makeProof(this.#parts.prover, asked, fault) });
      } finally {
        this.#waiting -= 1;
      }
    } catch (error) {
      if (error instanceof NotProven) return failure(error.status, error.message);
      if (error instanceof SnarkjsMissing) return failure(500, error.message);
      throw error;
    }
  }

  #checkToken({ jwt, userId }: ProofRequest): void {
    let owner: string;
    try {
      owner = this.#parts.sessions.ownerOfIdToken(jwt);
    } catch (error) {
      if (error instanceof Refusal) throw new NotProven(401, error.message);
      throw error;
    }
    if (owner !== userId) throw new NotProven(401, "the id token is of another user");
  }
}

const OF_SERVICE: ReadonlySet<ProverFault["kind"]> = new Set([
  ...(["down", "slow", "hang", "status", "endlessBody", "hangingBody", "hugeNumber"] as const),
]);

async function makeProof(
  prover: Prover,
  { userId, publicKey }: ProofRequest,
  fault: ProverFault | undefined,
): Promise<ProofText> {
  const otherKey = (): string => base58.encode(randomBytes(32));
  switch (fault?.kind) {
    case "wrongProof": {
      const { proof } = await prover.proofOf(userId, otherKey());
      const { public_input } = await prover.proofOf(userId, publicKey);
      return { proof, public_input };
    }
    case "foreignProof":
      return prover.proofOf(String(BigInt(userId) - 1n), otherKey());
    case "foreignKey":
      return prover.proofOf(userId, otherKey());
    default:
      return prover.proofOf(userId, publicKey);
  }
}

function failure(status: number, error: string): HttpAnswer {
  return json(status, { success: false, error });
}

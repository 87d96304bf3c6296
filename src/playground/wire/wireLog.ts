import { RPC_PATH } from "../../../generated/rpcClient.js";
import type { SandboxTraffic } from "../../sandbox/index.js";
import type { WireBody, WireDetails, WireEntry } from "../contract.js";
import {
  callRequestJson,
  callResponseJson,
  type Decoded,
  decodeAnswerFrame,
  decodeFrame,
  loginJson,
  textJson,
} from "./decodeTraffic.js";

/** Entries kept; the oldest go first. */
const MOST_ENTRIES = 2_000;
/** Bytes kept of one body. */
const MOST_BYTES = 65_536;
/** Requests whose answers are awaited. */
const MOST_OPEN = 1_000;

const LOGINS = "/v2/";
const NOTHING = new Uint8Array(0);

interface Body {
  readonly bytes: Uint8Array;
  readonly json: unknown;
}

interface Kept {
  readonly entry: WireEntry;
  readonly request: Body | undefined;
  readonly response: Body | undefined;
}

interface OpenRequest {
  readonly name: string;
  readonly at: number;
  /** The parts of an answer that has not ended. */
  readonly parts: Uint8Array[];
}

export interface WireLogParts {
  readonly now: () => number;
  readonly nameOf: (personId: string) => string;
  readonly onEntry: (entry: WireEntry) => void;
}

/** What went over the wire lately, decoded by the schema, with requests and answers paired. */
export class WireLog {
  readonly #parts: WireLogParts;
  readonly #open = new Map<string, OpenRequest>();
  #kept: Kept[] = [];
  #lastId = 0;

  constructor(parts: WireLogParts) {
    this.#parts = parts;
  }

  /** Oldest first. */
  get entries(): readonly WireEntry[] {
    return this.#kept.map(({ entry }) => entry);
  }

  add(traffic: SandboxTraffic): void {
    switch (traffic.kind) {
      case "frame":
        this.#addFrame(traffic);
        break;
      case "http":
        this.#addHttp(traffic);
        break;
      default: {
        const { kind, personId } = traffic;
        this.#keep({ direction: "both", transport: "socket", name: `socket ${kind}`, personId });
      }
    }
  }

  details(id: number): WireDetails {
    const kept = this.#kept.find(({ entry }) => entry.id === id);
    return { request: wireBody(kept?.request), response: wireBody(kept?.response) };
  }

  #addFrame({ direction, socket, personId, bytes }: Extract<SandboxTraffic, { kind: "frame" }>): void {
    const frame = direction === "out" ? decodeAnswerFrame(bytes) : undefined;
    if (frame !== undefined) {
      this.#addAnswer(`${socket}:${frame.cid}`, frame, { personId, size: bytes.length });
      return;
    }
    const decoded = decodeFrame(bytes);
    const key = `${socket}:${decoded.cid & 0xffff}`;
    const body = bodyOf(bytes, decoded.json);
    const common = { direction, transport: "socket", personId, size: bytes.length, ...rest(decoded) } as const;
    if (direction === "in") {
      if (decoded.cid !== 0) this.#await(key, decoded.name);
      this.#keep({ ...common, name: decoded.name, request: body });
    } else {
      const open = decoded.cid === 0 ? undefined : this.#open.get(key);
      this.#open.delete(decoded.cid === 0 ? "" : key);
      const ms = open === undefined ? undefined : this.#parts.now() - open.at;
      const name = open === undefined || decoded.name !== "empty" ? decoded.name : `${open.name}: done`;
      this.#keep({ ...common, name, ms, response: body });
    }
  }

  #addAnswer(
    key: string,
    frame: NonNullable<ReturnType<typeof decodeAnswerFrame>>,
    { personId, size }: { readonly personId: string; readonly size: number },
  ): void {
    const open = this.#open.get(key);
    open?.parts.push(frame.part.slice());
    if (!frame.last) return;
    this.#open.delete(key);
    const body = Buffer.concat(open?.parts ?? [frame.part]);
    const isError = frame.code !== 0;
    this.#keep({
      ...{ direction: "out", transport: "socket", personId, size, cid: frame.cid, status: frame.code, isError },
      name: open?.name ?? "answer",
      ms: open === undefined ? undefined : this.#parts.now() - open.at,
      response: isSessionCall(open?.name)
        ? { bytes: NOTHING, json: callResponseJson(open?.name ?? "", body, isError) }
        : bodyOf(body, callResponseJson(open?.name ?? "", body, isError)),
    });
  }

  #addHttp({
    path,
    method,
    status,
    personId,
    requestBody,
    responseBody,
    ms,
  }: Extract<SandboxTraffic, { kind: "http" }>): void {
    const call = path.startsWith(RPC_PATH) ? path.slice(RPC_PATH.length) : undefined;
    const isError = status === undefined || status >= 400;
    // Their bytes are tokens, for the most part.
    const isLogin = path.startsWith(LOGINS) || isSessionCall(call);
    if (isLogin) {
      const [request, response] = [requestBody, responseBody].map((body) => ({
        bytes: NOTHING,
        json: loginJson(body),
      }));
      const size = requestBody.length + responseBody.length;
      const name = call ?? `${method} ${path}`;
      this.#keep({
        direction: "both",
        transport: "http",
        personId,
        ms,
        status,
        isError,
        name,
        size,
        request,
        response,
      });
      return;
    }
    this.#keep({
      ...{ direction: "both", transport: "http", personId, ms, status, isError },
      name: call ?? `${method} ${path}`,
      size: requestBody.length + responseBody.length,
      request: bodyOf(requestBody, call === undefined ? textJson(requestBody) : callRequestJson(call, requestBody)),
      response: bodyOf(
        responseBody,
        call === undefined || isError ? textJson(responseBody) : callResponseJson(call, responseBody, false),
      ),
    });
  }

  #await(key: string, name: string): void {
    this.#open.set(key, { name, at: this.#parts.now(), parts: [] });
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_OPEN && oldest !== undefined) this.#open.delete(oldest);
  }

  #keep(given: {
    readonly direction: WireEntry["direction"];
    readonly transport: WireEntry["transport"];
    readonly name: string;
    readonly personId: string;
    readonly size?: number | undefined;
    readonly cid?: number | undefined;
    readonly ms?: number | undefined;
    readonly status?: number | undefined;
    readonly messageId?: string | undefined;
    readonly isError?: boolean | undefined;
    readonly request?: Body | undefined;
    readonly response?: Body | undefined;
  }): void {
    const { direction, transport, name, personId, size = 0, cid = 0, ms, status, messageId, isError = false } = given;
    this.#lastId += 1;
    const person = personId === "" ? "" : this.#parts.nameOf(personId);
    const at = this.#parts.now();
    const entry = {
      id: this.#lastId,
      at,
      direction,
      transport,
      name,
      person,
      size,
      cid,
      ms,
      status,
      messageId,
      isError,
    };
    this.#kept.push({ entry, request: given.request, response: given.response });
    if (this.#kept.length > MOST_ENTRIES) this.#kept = this.#kept.slice(MOST_ENTRIES / 10);
    this.#parts.onEntry(entry);
  }
}

/** Calls that renew or end a session carry its tokens. */
function isSessionCall(name: string | undefined): boolean {
  return name?.startsWith("Session") === true;
}

function rest({ cid, isError, messageId }: Decoded): Pick<Decoded, "cid" | "isError" | "messageId"> {
  return { cid, isError, messageId };
}

/** The bytes belong to the socket: they are copied. */
function bodyOf(bytes: Uint8Array, json: unknown): Body | undefined {
  return bytes.length === 0 ? undefined : { bytes: Uint8Array.from(bytes.subarray(0, MOST_BYTES + 1)), json };
}

function wireBody(body: Body | undefined): WireBody | undefined {
  if (body === undefined) return undefined;
  const isCut = body.bytes.length > MOST_BYTES;
  return { hex: Buffer.from(body.bytes.subarray(0, MOST_BYTES)).toString("hex"), json: body.json, isCut };
}

import { request } from "node:https";
import { WebSocket } from "ws";
import { decodeSession } from "../../generated/mezon/api/session_codec.js";
import type { Session } from "../../generated/mezon/api/session_pb.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { RPC_PATH } from "../../generated/rpcClient.js";
import type { Init } from "../../src/runtime/wire.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { ApiFrameAssembler } from "../../src/wire/apiFrameAssembler.js";
import { parseApiFrame } from "../../src/wire/apiFrames.js";
import { decodeEnvelope } from "../../src/wire/envelopeCodec.js";
import { Heard } from "../officialClients/heard.js";

type Payload = Envelope["message"];
export type Case = NonNullable<Payload["case"]>;
export type Value<Name extends Case> = Extract<Payload, { case: Name }>["value"];

/** What the server refuses a request of the socket with. */
export class WireError extends Error {
  override readonly name = "WireError";
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Posts over HTTP, trusting a sandbox's certificate if it has one, as a client does that was told to. */
function postTo(url: string, { headers, body }: Posted, ca: string | undefined): Promise<Response> {
  if (ca === undefined) return fetch(url, { method: "POST", headers, body: Buffer.from(body) });
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: "POST", headers, ca, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("end", () => {
        const { statusCode: status = 0 } = answer;
        const type = answer.headers["content-type"];
        const given = { status, headers: type === undefined ? {} : { "content-type": type } };
        resolve(new Response(status === 204 ? null : Buffer.concat(parts), given));
      });
    });
    asking.once("error", reject);
    asking.end(body);
  });
}

/** Logs the bot in, as every bot SDK does: JSON text labelled as protobuf, answered in protobuf. */
export async function logInAsApp({ baseUrl, botId, token, ca }: Sandbox): Promise<Session> {
  const headers = {
    Authorization: `Basic ${Buffer.from(`${token}:`).toString("base64")}`,
    "Content-Type": "application/proto",
    Accept: "application/x-protobuf",
  };
  const body = JSON.stringify({ account: { appid: botId, token } });
  const answer = await postTo(`${baseUrl}/v2/apps/authenticate/token`, { headers, body }, ca);
  if (!answer.ok) throw new WireError(answer.status, await answer.text());
  return decodeSession(new Uint8Array(await answer.arrayBuffer()));
}

/** How a client of another make reads the answer to a call over HTTP. */
export type ReadAnswer = (answer: Response) => Promise<Uint8Array>;

/** Who makes a call over HTTP, and how it reads the answer. */
export interface Caller {
  readonly session: Session;
  /** Certificate to trust. */
  readonly ca: string | undefined;
  readonly read: ReadAnswer;
}

/** Makes a call over HTTP. */
export async function callOverHttp({ session, ca, read }: Caller, name: string, body: Uint8Array): Promise<Uint8Array> {
  const headers = {
    Authorization: `Bearer ${session.token}`,
    "Content-Type": "application/proto",
    Accept: "application/proto",
  };
  const answer = await postTo(`${session.apiUrl}${RPC_PATH}${name}`, { headers, body }, ca);
  if (!answer.ok) throw new WireError(answer.status, await answer.text());
  return read(answer);
}

/** A socket as clients of another make use it: a cid a request, and what is pushed. */
export class WireConnection {
  readonly pushed = new Heard<Envelope>();
  /** Called at the moment at which something pushed arrives. */
  onPush: ((envelope: Envelope) => void) | undefined;
  readonly #socket: WebSocket;
  readonly #answered = new Heard<Envelope>();
  readonly #calls = new Heard<{ readonly cid: number; readonly code: number; readonly body: Uint8Array }>();
  #cid = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    const assembler = new ApiFrameAssembler();
    socket.on("message", (data: Buffer) => {
      const frame = parseApiFrame(data);
      if (frame !== undefined) {
        const answer = assembler.add(frame);
        if (answer !== undefined) this.#calls.hear(answer);
        return;
      }
      const envelope = decodeEnvelope(new Uint8Array(data));
      if (envelope.cid === 0) this.onPush?.(envelope);
      (envelope.cid === 0 ? this.pushed : this.#answered).hear(envelope);
    });
  }

  /** @param ca Certificate to trust. */
  static async open(url: string, protocols: string[], ca: string | undefined): Promise<WireConnection> {
    const socket = new WebSocket(url, protocols, ca === undefined ? {} : { ca });
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve).once("error", reject);
    });
    return new WireConnection(socket);
  }

  /** Sends a request and returns its answer. Rejects with a `WireError`. */
  async request<Name extends Case>(
    message: NonNullable<Init<Envelope>["message"]>,
    wanted: Name,
  ): Promise<Value<Name>> {
    const cid = this.#next();
    this.#socket.send(encodeEnvelope({ cid, message }));
    const { message: answer } = await this.#answered.waitFor((each) => each.cid === cid);
    if (answer.case === "error") throw new WireError(answer.value.code, answer.value.message);
    if (answer.case !== wanted) throw new Error(`expected ${wanted}, got ${String(answer.case)}`);
    return answer.value as Value<Name>;
  }

  /** Makes a call over the socket. Rejects with a `WireError`. */
  async call(apiIndex: number, apiName: string, body: Uint8Array): Promise<Uint8Array> {
    const cid = this.#next();
    this.#socket.send(
      encodeEnvelope({ cid, message: { case: "apiRequestEvent", value: { apiIndex, apiName, body } } }),
    );
    const answer = await this.#calls.waitFor((each) => each.cid === cid);
    if (answer.code !== 0) throw new WireError(answer.code, new TextDecoder().decode(answer.body));
    return answer.body;
  }

  /** The first push of a kind that matches, heard already or still to come. */
  async push<Name extends Case>(
    name: Name,
    matches: (value: Value<Name>) => boolean = () => true,
  ): Promise<Value<Name>> {
    const { message } = await this.pushed.waitFor((each) => {
      return each.message.case === name && matches(each.message.value as Value<Name>);
    });
    return message.value as Value<Name>;
  }

  close(): void {
    this.#socket.terminate();
  }

  #next(): number {
    this.#cid += 1;
    return this.#cid;
  }
}

import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import type { Init } from "../../src/runtime/wire.js";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox/index.js";
import { ApiFrameAssembler } from "../../src/wire/apiFrameAssembler.js";
import { type ApiAnswer, isApiFrame, parseApiFrame } from "../../src/wire/apiFrames.js";
import { decodeEnvelope } from "../../src/wire/envelopeCodec.js";
import { logIn } from "./rawHttp.js";

type Payload = Envelope["message"];
export type Case = NonNullable<Payload["case"]>;
type Value<Name extends Case> = Extract<Payload, { case: Name }>["value"];
export type Request = NonNullable<Init<Envelope>["message"]>;

/**
 * A sandbox that is closed when the test ends. Its sockets hear echoes at once, so that after an answer it is known what
 * was pushed.
 */
export async function start(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await createSandbox({ echoDelayMs: 0, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A bare socket: sends bytes, keeps every frame it gets, and waits for those that match. */
export class RawSocket {
  readonly frames: Uint8Array[] = [];
  readonly texts: string[] = [];
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #cid = 0;
  #closeCode: number | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) this.frames.push(new Uint8Array(data));
      else this.texts.push(data.toString());
      for (const look of [...this.#waiting]) look();
    });
    socket.on("close", (code) => {
      this.#closeCode = code;
      for (const look of [...this.#waiting]) look();
    });
  }

  static async open(sandbox: Sandbox, token: string, protocols: string[] = []): Promise<RawSocket> {
    const query = new URLSearchParams({ lang: "en", status: "true", token, format: "protobuf" });
    const socket = new WebSocket(`${sandbox.wsUrl}/ws?${query}`, protocols);
    const raw = new RawSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    onTestFinished(() => socket.terminate());
    return raw;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  sendBytes(bytes: Uint8Array | string): void {
    this.#socket.send(bytes);
  }

  /** Every envelope so far, in order of arrival; frames that hold none are passed over. */
  envelopes(): Envelope[] {
    return this.frames.flatMap((frame) => {
      try {
        return isApiFrame(frame) ? [] : [decodeEnvelope(frame)];
      } catch {
        return [];
      }
    });
  }

  /** Sends a request and answers what answers it. */
  async ask(message: Request): Promise<Envelope> {
    const cid = this.send(message);
    return this.envelope((envelope) => envelope.cid === cid);
  }

  /** Sends a request whose answer must be of this kind. */
  async request<Name extends Case>(message: Request, answer: Name): Promise<Value<Name>> {
    return payloadOf(await this.ask(message), answer);
  }

  /** Sends a request that must fail; answers the error. */
  refusal(message: Request): Promise<Value<"error">> {
    return this.request(message, "error");
  }

  send(message: Request): number {
    this.#cid += 1;
    this.sendBytes(encodeEnvelope({ cid: this.#cid, message }));
    return this.#cid;
  }

  /** The first pushed value of a kind that matches, past or future. */
  async pushed<Name extends Case>(
    name: Name,
    matches: (value: Value<Name>) => boolean = () => true,
  ): Promise<Value<Name>> {
    const envelope = await this.envelope(({ cid, message }) => {
      return cid === 0 && message.case === name && matches(message.value as Value<Name>);
    });
    return payloadOf(envelope, name);
  }

  /** What was pushed of a kind so far. To be asked after something that came later on the same socket. */
  pushes<Name extends Case>(name: Name): Value<Name>[] {
    return this.envelopes().flatMap(({ cid, message }) => {
      return cid === 0 && message.case === name ? [message.value as Value<Name>] : [];
    });
  }

  envelope(matches: (envelope: Envelope) => boolean): Promise<Envelope> {
    return this.#until(() => this.envelopes().find(matches));
  }

  /** Makes a call of the service over the socket; answers the joined answer, and the number of frames it came in. */
  async call(apiIndex: number, apiName: string, body: Uint8Array): Promise<ApiAnswer & { readonly frames: number }> {
    const cid = this.send({ case: "apiRequestEvent", value: { apiIndex, apiName, body } });
    return this.#until(() => {
      const assembler = new ApiFrameAssembler();
      const frames = this.frames.flatMap((frame) => parseApiFrame(frame) ?? []).filter((frame) => frame.cid === cid);
      for (const frame of frames) {
        const answer = assembler.add(frame);
        if (answer !== undefined) return { ...answer, frames: frames.length };
      }
      return undefined;
    });
  }

  /** Resolves with the close code when the other side has closed the socket. */
  closed(): Promise<number> {
    return this.#until(() => this.#closeCode);
  }

  #until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const attempt = (): void => {
        const found = look();
        if (found === undefined) return;
        this.#waiting.delete(attempt);
        resolve(found);
      };
      this.#waiting.add(attempt);
      attempt();
    });
  }
}

function payloadOf<Name extends Case>({ message }: Envelope, name: Name): Value<Name> {
  if (message.case !== name) throw new Error(`expected ${name}, got ${JSON.stringify(message)}`);
  return message.value as Value<Name>;
}

/** The bot's socket, which has joined the default clan and the conversations. */
export async function connectBot(sandbox: Sandbox): Promise<RawSocket> {
  const session = await logIn(sandbox);
  return join(sandbox, await RawSocket.open(sandbox, session.token));
}

/** A person's socket, which has joined the default clan and the conversations. */
export async function connectPerson(sandbox: Sandbox, name: string): Promise<RawSocket> {
  const { mezonToken } = sandbox.user(name).credentials;
  const answer = await fetch(`${sandbox.baseUrl}/v2/account/authenticate/mezon`, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: JSON.stringify({ token: mezonToken }),
  });
  const { token } = (await answer.json()) as { token: string };
  return join(sandbox, await RawSocket.open(sandbox, token));
}

async function join(sandbox: Sandbox, socket: RawSocket): Promise<RawSocket> {
  for (const clanId of [sandbox.clanId, "0"]) await socket.request({ case: "clanJoin", value: { clanId } }, "clanJoin");
  return socket;
}

/** Joins the default channel, or another. */
export async function joinChannel(sandbox: Sandbox, socket: RawSocket, channelId = sandbox.channelId): Promise<void> {
  await socket.request(
    { case: "channelJoin", value: { clanId: sandbox.clanId, channelId, channelType: 1, isPublic: true } },
    "channel",
  );
}

/** Posts `{ t: text }` in the default channel, or another. */
export async function postText(
  sandbox: Sandbox,
  socket: RawSocket,
  text: string,
  channelId = sandbox.channelId,
): Promise<Value<"channelMessageAck">> {
  return socket.request(
    { case: "channelMessageSend", value: { channelId, content: JSON.stringify({ t: text }) } },
    "channelMessageAck",
  );
}

/** A sandbox whose bot is connected and has joined the default channel. */
export async function startWithBot(): Promise<{ sandbox: Sandbox; bot: RawSocket }> {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  await joinChannel(sandbox, bot);
  return { sandbox, bot };
}

/**
 * `npm run fuzz -- --frames N --seed S`: sends malformed frames and bodies to a client, and from a hostile client to
 * the sandbox. Neither may crash, hang or grow.
 */
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { inspect, parseArgs } from "node:util";
import { WebSocket } from "ws";
import { decodeSession } from "../../generated/mezon/api/session_codec.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { ConnectionError, MezonClient, type MezonClientOptions, MezonError } from "../../src/index.js";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { brokenFrame, mutated, wellFormedFrames } from "./brokenFrames.js";
import { heapBytes } from "./heapBytes.js";

export interface FuzzOptions {
  /** Number of malformed frames for each side; a hundredth of that for bodies. */
  readonly frames: number;
  readonly seed: number;
}

export interface FuzzReport {
  readonly seed: number;
  readonly framesIntoClient: number;
  readonly framesIntoSandbox: number;
  readonly bodiesIntoClient: number;
  readonly bodiesIntoSandbox: number;
  readonly sessionsIntoClient: number;
  /** Growth of the heap from the first half of the frames to the second, in bytes, for each side. */
  readonly heapGrowth: { readonly client: number; readonly sandbox: number };
  /** How often a side did not respond when asked whether it still works. */
  readonly hangs: number;
  /** Errors that nobody caught, and failures of an unexpected class. */
  readonly crashes: readonly string[];
}

const BATCH = 500;
/** Bytes that do not count as growth: garbage that is not collected yet, and the code itself. */
export const HEAP_ALLOWANCE = 16 * 2 ** 20;

export async function fuzz({ frames, seed }: FuzzOptions): Promise<FuzzReport> {
  const crashes: string[] = [];
  const note = (error: unknown): void =>
    void crashes.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on("uncaughtException", note);
  process.on("unhandledRejection", note);
  const sandbox = await createSandbox();
  try {
    const random = new SeededRandom(seed);
    const bodies = Math.ceil(frames / 100);
    const client = await framesIntoClient(sandbox, random, frames);
    const server = await framesIntoSandbox(sandbox, random, frames);
    const hangs =
      client.hangs +
      server.hangs +
      (await bodiesIntoClient(sandbox, random, bodies, note)) +
      (await bodiesIntoSandbox(sandbox, random, bodies)) +
      (await sessionsIntoClient(sandbox, random, bodies, note));
    return {
      seed,
      framesIntoClient: frames,
      framesIntoSandbox: frames,
      bodiesIntoClient: bodies,
      bodiesIntoSandbox: bodies,
      sessionsIntoClient: bodies,
      heapGrowth: { client: client.growth, sandbox: server.growth },
      hangs,
      crashes,
    };
  } finally {
    await sandbox.close();
    process.off("uncaughtException", note);
    process.off("unhandledRejection", note);
  }
}

/** Results for malformed frames. */
interface Borne {
  readonly hangs: number;
  readonly growth: number;
}

/** Measures the heap halfway and at the end. */
function heapWatch(count: number): { look(sent: number): void; readonly growth: number } {
  let halfway: number | undefined;
  return {
    look(sent) {
      if (halfway === undefined && sent >= count / 2) halfway = heapBytes();
    },
    get growth() {
      return halfway === undefined ? 0 : heapBytes() - halfway;
    },
  };
}

function clientFor(sandbox: Sandbox, options: Partial<MezonClientOptions> = {}): MezonClient {
  const { botId, token, host, port, useSSL } = sandbox;
  // Consecutive logins are intended here.
  const unhurried = { limits: false, connectAttemptsPerMinute: 100_000 } as const;
  return new MezonClient({ botId, token, host, port, useSSL, ...unhurried, ...options });
}

async function framesIntoClient(sandbox: Sandbox, random: SeededRandom, count: number): Promise<Borne> {
  await using client = clientFor(sandbox);
  client.onChannelMessage(
    (message) => void [message.text, message.mentions, message.attachments, message.references, message.reactions],
  );
  await client.login();
  const frames = wellFormedFrames();
  const heap = heapWatch(count);
  let hangs = 0;
  for (let sent = 0; sent < count; sent += BATCH) {
    for (let index = 0; index < BATCH; index += 1) sandbox.broadcastRaw(brokenFrame(random, frames));
    hangs += await hung(heardBy(client, sandbox));
    sandbox.user("alice").clearReceived();
    heap.look(sent);
  }
  return { hangs, growth: heap.growth };
}

/** Resolves when the client receives a person's message. */
async function heardBy(client: MezonClient, sandbox: Sandbox): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const remove = client.onChannelMessage((message) => {
      if (message.text !== "still there?") return;
      remove();
      resolve();
    });
  });
  await sandbox.user("alice").send(sandbox.channelId, "still there?");
  await heard;
}

async function framesIntoSandbox(sandbox: Sandbox, random: SeededRandom, count: number): Promise<Borne> {
  const frames = wellFormedFrames();
  const heap = heapWatch(count);
  let socket = await hostileSocket(sandbox);
  let hangs = 0;
  for (let sent = 0; sent < count; sent += BATCH) {
    for (let index = 0; index < BATCH; index += 1) socket.send(brokenFrame(random, frames));
    // The sandbox may have disconnected this client; a new one must be accepted.
    hangs += await hung(answeredOrClosed(socket));
    if (socket.readyState !== WebSocket.OPEN) socket = await hostileSocket(sandbox);
    socket.send(encodeEnvelope({ cid: 1, message: { case: "ping", value: {} } }));
    heap.look(sent);
  }
  socket.terminate();
  return { hangs, growth: heap.growth };
}

function answeredOrClosed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      socket.off("pong", settle).off("close", settle);
      resolve();
    };
    socket.on("pong", settle).on("close", settle);
    socket.ping();
  });
}

function logIn(sandbox: Sandbox): Promise<Response> {
  return fetch(`${sandbox.baseUrl}/v2/apps/authenticate/token`, {
    method: "POST",
    headers: { Accept: "application/x-protobuf" },
    body: JSON.stringify({ account: { appid: sandbox.botId, token: sandbox.token } }),
  });
}

async function hostileSocket(sandbox: Sandbox): Promise<WebSocket> {
  const answer = await logIn(sandbox);
  const { token } = decodeSession(new Uint8Array(await answer.arrayBuffer()));
  const socket = new WebSocket(`${sandbox.wsUrl}/ws?token=${encodeURIComponent(token)}&format=protobuf`);
  socket.on("message", () => undefined);
  await once(socket, "open");
  return socket;
}

async function bodiesIntoClient(
  sandbox: Sandbox,
  random: SeededRandom,
  count: number,
  unexpected: (error: unknown) => void,
): Promise<number> {
  const frames = wellFormedFrames();
  let breaking = false;
  const secrets = new Set([sandbox.token]);
  await using client = clientFor(sandbox, {
    fetch: async (request) => {
      const authorization = request.headers.get("Authorization") ?? "";
      const response = await fetch(request);
      if (!breaking) return response;
      if (authorization.startsWith("Bearer ")) secrets.add(authorization.slice("Bearer ".length));
      const body = random.below(4) === 0 ? echoOf(authorization) : brokenFrame(random, frames).slice();
      return new Response(Buffer.from(body), { status: random.pick([200, 200, 400, 500]) });
    },
  });
  await client.login();
  breaking = true;
  let hangs = 0;
  for (let sent = 0; sent < count; sent += 1) {
    const call = client.rpc.getAccount({ timeoutMs: 5_000 }).catch((error: unknown) => {
      if (!(error instanceof MezonError)) unexpected(error);
      const told = inspect(error, { depth: 10 });
      for (const secret of secrets) if (told.includes(secret)) unexpected("an error holds a secret");
    });
    hangs += await hung(call);
  }
  return hangs;
}

/** A refusal that quotes the request. */
function echoOf(authorization: string): string {
  const message = `no good: ${authorization}`;
  return JSON.stringify({ error: message, message, code: 16 });
}

/** Logins that return a malformed session; the socket of the session is refused. */
async function sessionsIntoClient(
  sandbox: Sandbox,
  random: SeededRandom,
  count: number,
  unexpected: (error: unknown) => void,
): Promise<number> {
  const session = new Uint8Array(await (await logIn(sandbox)).arrayBuffer());
  const client = clientFor(sandbox, {
    fetch: () => {
      const whole = mutated(random, session);
      const body = random.below(2) === 0 ? whole : whole.slice(0, random.below(whole.length));
      return Promise.resolve(new Response(body.slice().buffer));
    },
    openSocket: () => {
      throw new ConnectionError("refused");
    },
  });
  let hangs = 0;
  for (let sent = 0; sent < count; sent += 1) {
    const login = client.login().catch((error: unknown) => {
      if (!(error instanceof MezonError)) unexpected(error);
    });
    hangs += await hung(login);
  }
  return hangs;
}

async function bodiesIntoSandbox(sandbox: Sandbox, random: SeededRandom, count: number): Promise<number> {
  const frames = wellFormedFrames();
  const paths = [
    "/mezon.api.Mezon/ListChannelDescs",
    "/mezon.api.Mezon/CreateChannelDesc",
    "/v2/apps/authenticate/token",
    "/nowhere",
  ];
  let hangs = 0;
  for (let sent = 0; sent < count; sent += 1) {
    const body = brokenFrame(random, frames).slice().buffer;
    const asked = fetch(`${sandbox.baseUrl}${random.pick(paths)}`, { method: "POST", body }).then((answer) =>
      answer.arrayBuffer(),
    );
    hangs += await hung(asked);
  }
  return hangs;
}

/** Returns 1 if `work` does not end within ten seconds, otherwise 0. */
async function hung(work: Promise<unknown>): Promise<number> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<number>((resolve) => {
    timer = setTimeout(resolve, 10_000, 1);
  });
  try {
    return await Promise.race([work.then(() => 0), late]);
  } finally {
    clearTimeout(timer);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: { frames: { type: "string", default: "1000000" }, seed: { type: "string", default: "1" } },
  });
  const report = await fuzz({ frames: Number(values.frames), seed: Number(values.seed) });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  const { hangs, crashes, heapGrowth } = report;
  const grew = Math.max(heapGrowth.client, heapGrowth.sandbox) > HEAP_ALLOWANCE;
  process.exitCode = hangs === 0 && crashes.length === 0 && !grew ? 0 : 1;
}

import { dirname, resolve } from "node:path";
import { ValidationError } from "../core/errors.js";
import { randomSecret } from "../sandbox/crypto.js";
import type { SavedWorld } from "../sandbox/index.js";
import { nodeArgumentsFor } from "../testing/process/nodeArguments.js";
import { carryOut } from "./actions/carryOut.js";
import { watchFiles } from "./bot/watchFiles.js";
import { ControlSockets } from "./server/controlSockets.js";
import { packagedPage } from "./server/pageFiles.js";
import { PageServer, type UploadedFile } from "./server/pageServer.js";
import { Session } from "./session.js";

export interface PlaygroundOptions {
  /** The bot's file. @default none: a bot is started by somebody else */
  readonly file?: string | undefined;
  /** Port of the page; 0 takes any free one. @default 0 */
  readonly port?: number | undefined;
  /** Port of the sandbox; 0 takes any free one. @default 0 */
  readonly sandboxPort?: number | undefined;
  /** Rights of the bot in the default clan. @default "member" */
  readonly botIs?: "member" | "admin" | "owner" | undefined;
  /** Hosts whose pictures the page shows, beside the sandbox. @default none */
  readonly imageHosts?: readonly string[] | undefined;
  /** What the sandbox holds in the beginning. @default one clan */
  readonly world?: SavedWorld | undefined;
  /** Whether the bot is restarted when a source file in its folder changes. @default true */
  readonly watch?: boolean | undefined;
  /** Folder with the page. @default the package's */
  readonly pageFolder?: string | undefined;
  /** Called with every line that the bot writes. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** A running playground. */
export interface Playground extends AsyncDisposable {
  /** The address to open, with the token. Anybody who knows it can use the page. */
  readonly url: string;
  readonly session: Session;
  close(): Promise<void>;
}

const HOST_NAME = /^(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)*$/i;

/**
 * Starts a sandbox, the bot in it, and the page that shows both.
 *
 * @throws {ValidationError} for a file that cannot be run, or a wrong option.
 * @throws {ConnectionError} if it cannot listen, or the page was not built.
 */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { port = 0, sandboxPort = 0, botIs = "member", imageHosts = [], world, watch = true } = options;
  const file = options.file === undefined ? undefined : resolve(options.file);
  // What cannot be started is said before anything listens.
  if (file !== undefined) nodeArgumentsFor(file);
  const odd = imageHosts.find((host) => !HOST_NAME.test(host));
  if (odd !== undefined) throw new ValidationError("imageHosts", `must be host names, not ${JSON.stringify(odd)}`);
  const folder = options.pageFolder ?? packagedPage();

  const token = randomSecret();
  const control = new ControlSockets({
    welcome: () => session.welcome,
    carryOut: (action, args) => carryOut(session, action, args),
  });
  const session = await Session.start({
    ...{ file, sandboxPort, botIs, imageHosts, world },
    tell: (message) => control.tell(message),
    onLine: options.onLine ?? (() => undefined),
  });
  try {
    const server = await PageServer.listen({
      ...{ folder, port, token },
      imageHosts,
      filesOrigin: () => session.sandbox.baseUrl,
      onControl: (request, stream, head) => control.upgrade(request, stream, head),
      onUpload: (uploaded) => store(session, uploaded),
    });
    const stopWatching =
      file === undefined || !watch
        ? () => undefined
        : watchFiles(dirname(file), (changed) => void session.bot.restart(`${changed} changed: the bot starts again`));
    await session.bot.restart("the bot starts");
    const close = async (): Promise<void> => {
      stopWatching();
      control.close();
      await server.close();
      await session.close();
    };
    const url = `http://127.0.0.1:${server.port}/#token=${token}`;
    return { url, session, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await session.close();
    throw error;
  }
}

function store({ sandbox }: Session, { as, ...file }: UploadedFile): string {
  return sandbox.storeFile(sandbox.user(as), file);
}

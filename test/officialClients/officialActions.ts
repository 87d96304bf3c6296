import { afterAll, beforeAll } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { mezonJs, provideWebSocket } from "./officialPackages.js";
import { connect, type OfficialUser } from "./officialUser.js";

export const CHANNEL = mezonJs.ChannelType.CHANNEL_TYPE_CHANNEL;
export const CHANNEL_MODE = mezonJs.ChannelStreamMode.STREAM_MODE_CHANNEL;
export const DM = mezonJs.ChannelType.CHANNEL_TYPE_DM;

/** Starts a sandbox before the tests of a file, and closes it after them. */
export function sandboxOfFile(use: (sandbox: Sandbox) => void): void {
  let end: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const takeWebSocketAway = provideWebSocket();
    const sandbox = await createSandbox();
    end = async () => {
      await sandbox.close();
      takeWebSocketAway();
    };
    use(sandbox);
  });
  afterAll(() => end());
}

/** Connected, and in the sandbox's channel. */
export async function joined(sandbox: Sandbox, name: string): Promise<OfficialUser> {
  const user = await connect(sandbox, name);
  await join(user);
  return user;
}

/** Joins the sandbox's channel. */
export async function join({ socket, sandbox: { clanId, channelId } }: OfficialUser): Promise<void> {
  await socket.joinChat(clanId, channelId, CHANNEL, true);
}

/** Posts in the sandbox's channel. */
export function post(
  { socket, sandbox: { clanId, channelId } }: OfficialUser,
  content: { readonly t: string },
): ReturnType<typeof socket.writeChatMessage> {
  return socket.writeChatMessage(clanId, channelId, CHANNEL_MODE, true, content);
}

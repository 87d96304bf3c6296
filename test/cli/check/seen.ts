import type { SavedWorld } from "../../../src/sandbox/index.js";

/** What people see of a world. Nobody can remove a file that was uploaded, and conversations stay open. */
export function seen({ messages, channels, quickMenus }: SavedWorld): object {
  const inClans = channels.filter(({ clanId }) => clanId !== "0");
  return { messages, channels: inClans.map(({ id, name }) => ({ id, name })), quickMenus };
}

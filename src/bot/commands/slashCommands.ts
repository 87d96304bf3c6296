import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import { type MezonClient, QuickMenuType } from "../../index.js";
import { foldCase } from "../context/foldCase.js";
import type { Command } from "./command.js";

type QuickMenu = Awaited<ReturnType<MezonClient["me"]["quickMenus"]["list"]>>[number];

/** What was changed to make the slash commands match. */
export interface SlashChanges {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
}

export interface SlashCommandOptions {
  /** The clan whose menu is changed. */
  readonly clanId: string;
  /** Aborts the calls. */
  readonly signal?: AbortSignal | undefined;
}

const OPTIONS: KeysOf<SlashCommandOptions> = { clanId: true, signal: true };

/**
 * Makes the slash commands of a clan match the commands of the bot: registers those that are missing, corrects those
 * that differ, and removes those that the toolkit registered for commands that no longer exist. Calling it
 * again changes nothing. Quick menus that were created otherwise are kept. Rejects as calls of `client.rpc` do.
 */
export async function registerSlashCommands(
  client: MezonClient,
  commands: readonly Command<never>[],
  options: SlashCommandOptions,
): Promise<SlashChanges> {
  requireOptions(options, OPTIONS);
  const { clanId, signal } = options;
  requireId(clanId, "clanId");
  requireWaitOptions({ signal });
  requireList(commands, "commands", "commands, such as bot.allCommands");
  requireObject(client, "client", "a client");
  const { quickMenus } = client.me;
  const registered = await quickMenus.list({ menuType: QuickMenuType.QuickMenu, signal });
  const existing = registered.filter((menu) => menu.clanId === clanId && isOurs(menu));
  const wanted = new Map(commands.filter(isSlash).map(({ name }) => [foldCase(name), name]));
  let [added, updated, removed] = [0, 0, 0];
  for (const menu of existing) {
    const name = wanted.get(foldCase(menu.menuName));
    // The first of two that have one name is kept.
    wanted.delete(foldCase(menu.menuName));
    if (name === undefined) {
      await quickMenus.delete(menu.id, { signal });
      removed += 1;
    } else if (menu.menuName !== name || menu.actionMsg !== actionOf(name)) {
      await quickMenus.update(menu, { name, action: actionOf(name) }, { signal });
      updated += 1;
    }
  }
  for (const name of wanted.values()) {
    await quickMenus.add({ name, action: actionOf(name), clanId, menuType: QuickMenuType.QuickMenu }, { signal });
    added += 1;
  }
  return { added, updated, removed };
}

function isSlash({ definition }: Command<never>): boolean {
  return definition.slash !== false && definition.hidden !== true;
}

/** What is sent for a command that is picked from the menu; it tells the menus of the toolkit from others. */
function actionOf(name: string): string {
  return `/${name}`;
}

function isOurs({ menuName, actionMsg }: QuickMenu): boolean {
  return foldCase(actionMsg) === foldCase(actionOf(menuName));
}

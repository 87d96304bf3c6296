import type { QuickMenuAccess } from "../../../generated/mezon/api/quick_menu_pb.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { newSnowflake } from "../../core/snowflake.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireText } from "../require.js";

/** A command that people pick from a menu instead of typing it. */
export interface NewQuickMenu {
  /** Text of the menu item. */
  readonly name: string;
  /** Text that is sent to the bot. */
  readonly action: string;
  readonly clanId?: string | undefined;
  readonly channelId?: string | undefined;
  /** Address of a picture. */
  readonly background?: string | undefined;
  /** 1: flash message, 2: quick menu. @default 1 */
  readonly menuType?: number | undefined;
}

const MENU: KeysOf<NewQuickMenu> = {
  ...{ name: true, action: true, clanId: true, channelId: true, background: true, menuType: true },
};
const LIST_OPTIONS = { ...WAIT_KEYS, channelId: true, menuType: true } as const;

/** The quick menus of the bot. */
export class QuickMenus {
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    this.#context = context;
  }

  /** Adds a command. Returns its id. */
  async add(menu: NewQuickMenu, options: CallOptions = {}): Promise<string> {
    requireOptions(menu, MENU, { path: "menu" });
    const { name, action, background = "", menuType = 1 } = menu;
    const place = { clanId: idOrNone(menu.clanId, "clanId"), channelId: idOrNone(menu.channelId, "channelId") };
    // The client chooses the id, as the official client does.
    const id = newSnowflake(this.#context.clock);
    const request = { id, botId: this.#context.selfId, ...place, background, menuType };
    await this.#context.rpc.addQuickMenuAccess(
      { ...request, menuName: requireText(name, "name"), actionMsg: requireText(action, "action") },
      options,
    );
    return id;
  }

  async list(
    options: CallOptions & {
      readonly channelId?: string | undefined;
      readonly menuType?: number | undefined;
    } = {},
  ): Promise<readonly QuickMenuAccess[]> {
    requireOptions(options, LIST_OPTIONS);
    const { channelId: only, menuType = 0 } = options;
    const request = { botId: this.#context.selfId, channelId: idOrNone(only, "channelId"), menuType };
    return (await this.#context.rpc.listQuickMenuAccess(request, waitOf(options))).listMenus;
  }

  async update(menu: QuickMenuAccess, changes: Partial<NewQuickMenu>, options: CallOptions = {}): Promise<void> {
    requireObject(menu, "menu", "a menu that list() returned");
    requireId(menu.id, "menu.id");
    requireOptions(changes, MENU, { path: "changes" });
    const { name = menu.menuName, action = menu.actionMsg, background = menu.background } = changes;
    const texts = { menuName: requireText(name, "name"), actionMsg: requireText(action, "action") };
    const { clanId = menu.clanId, channelId = menu.channelId, menuType = menu.menuType } = changes;
    const place = { clanId: idOrNone(clanId, "clanId"), channelId: idOrNone(channelId, "channelId") };
    const request = { ...menu, ...texts, ...place, background, menuType };
    await this.#context.rpc.updateQuickMenuAccess(request, options);
  }

  async delete(id: string, options: CallOptions = {}): Promise<void> {
    const request = { id: requireId(id, "id"), botId: this.#context.selfId };
    await this.#context.rpc.deleteQuickMenuAccess(request, options);
  }
}

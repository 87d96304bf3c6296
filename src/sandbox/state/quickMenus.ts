import { limits } from "../limits.js";
import { notFound, tooMany } from "../refusal.js";

/** The `botId` of a menu that was created in a channel's settings. */
export const OF_THE_CHANNEL = "0";

/** A quick menu (slash command) of a bot, or of a channel. */
export interface QuickMenu {
  readonly id: string;
  /** "0" for a menu of the channel. */
  readonly botId: string;
  readonly clanId: string;
  /** "0" if it is offered in every channel of the clan. */
  readonly channelId: string;
  readonly menuName: string;
  readonly background: string;
  readonly actionMsg: string;
  /** 1 for a flash message, 2 for a quick menu. */
  readonly menuType: number;
}

/** The quick menus that were registered. */
export class QuickMenus {
  readonly #byId = new Map<string, QuickMenu>();

  /** Registers a menu, or replaces the one with the same id. */
  set(menu: QuickMenu): void {
    if (!this.#byId.has(menu.id) && this.#byId.size >= limits.quickMenus) {
      throw tooMany(`a sandbox holds at most ${limits.quickMenus} quick menus`);
    }
    this.#byId.set(menu.id, menu);
  }

  /** Removes a menu by its id, or all with a name. Only considers menus for which `owns` returns true. */
  remove(owns: (menu: QuickMenu) => boolean, named: { readonly id: string; readonly menuName: string }): void {
    const found = this.all().filter(
      (menu) => (menu.id === named.id || (named.id === "0" && menu.menuName === named.menuName)) && owns(menu),
    );
    if (found.length === 0) throw notFound("there is no such quick menu of yours");
    for (const menu of found) this.#byId.delete(menu.id);
  }

  /** Removes all menus of a bot. */
  removeAll(botId: string): void {
    for (const menu of this.all()) if (menu.botId === botId) this.#byId.delete(menu.id);
  }

  find(id: string): QuickMenu | undefined {
    return this.#byId.get(id);
  }

  all(): readonly QuickMenu[] {
    return [...this.#byId.values()];
  }
}

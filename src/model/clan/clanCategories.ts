import type { CategoryDesc } from "../../../generated/mezon/api/category_pb.js";
import { requireId } from "../../core/ids.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { categoryNotifications, type NotificationSettings } from "../notificationSettings.js";
import { listedIds, requireText } from "../require.js";
import type { Clan } from "./clan.js";

/** The categories into which a clan's channels are grouped. */
export class ClanCategories {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  async list(options: CallOptions = {}): Promise<readonly CategoryDesc[]> {
    return (await this.#context.rpc.listCategoryDescs({ clanId: this.#clan.id }, options)).categorydesc;
  }

  /** Creates a category. Rejects with `ValidationError` for an empty name. */
  async create(name: string, options: CallOptions = {}): Promise<CategoryDesc> {
    const request = { clanId: this.#clan.id, categoryName: requireText(name, "name") };
    return this.#context.rpc.createCategoryDesc(request, options);
  }

  async rename(categoryId: string, name: string, options: CallOptions = {}): Promise<void> {
    const categoryName = requireText(name, "name");
    const request = { clanId: this.#clan.id, categoryId: requireId(categoryId, "categoryId"), categoryName };
    await this.#context.rpc.updateCategory(request, options);
  }

  async delete(categoryId: string, options: CallOptions = {}): Promise<void> {
    const request = { clanId: this.#clan.id, categoryId: requireId(categoryId, "categoryId") };
    await this.#context.rpc.deleteCategoryDesc(request, options);
  }

  /** Sorts the categories in the order of the given ids. */
  async setOrder(categoryIds: readonly string[], options: CallOptions = {}): Promise<void> {
    const categories = listedIds(categoryIds, "categoryIds").map((categoryId, order) => ({ categoryId, order }));
    await this.#context.rpc.updateCategoryOrder({ clanId: this.#clan.id, categories }, options);
  }

  /** How the account is notified of the channels in a category. */
  notifications(categoryId: string): NotificationSettings {
    return categoryNotifications(this.#context, this.#clan.id, requireId(categoryId, "categoryId"));
  }
}

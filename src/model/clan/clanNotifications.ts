import type {
  NotificationChannelCategorySetting,
  NotificationSetting,
} from "../../../generated/mezon/api/notification_pb.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { NotificationLevel } from "../notificationSettings.js";
import type { Clan } from "./clan.js";

/** How the account is notified of a clan. This is the default for its channels. */
export class ClanNotifications {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  async fetch(options: CallOptions = {}): Promise<NotificationSetting> {
    return this.#context.rpc.getNotificationClan({ clanId: this.#clan.id }, options);
  }

  async set(notificationType: NotificationLevel, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.setNotificationClanSetting({ clanId: this.#clan.id, notificationType }, options);
  }

  /** Returns the channels and categories whose setting differs from the clan's default. */
  async exceptions(options: CallOptions = {}): Promise<readonly NotificationChannelCategorySetting[]> {
    const answer = await this.#context.rpc.getChannelCategoryNotiSettingsList({ clanId: this.#clan.id }, options);
    return answer.notificationChannelCategorySettingsList;
  }

  /** Returns the ids of the muted channels. */
  async muted(options: CallOptions = {}): Promise<readonly string[]> {
    return (await this.#context.rpc.listMutedChannel({ clanId: this.#clan.id }, options)).mutedList;
  }
}

import { HistoryDirection } from "../../../generated/constants.js";
import type { Notification } from "../../../generated/mezon/api/notification_pb.js";
import type { Account } from "../../../generated/mezon/api/session_pb.js";
import type { UserStatus } from "../../../generated/mezon/api/user_pb.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { type CallOptions, callOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireDuration, requireIds } from "../require.js";
import { Friends } from "./friends.js";
import { QuickMenus } from "./quickMenus.js";

/** Changes of the account; omitted fields keep their value. */
export interface AccountChanges {
  readonly displayName?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly aboutMe?: string | undefined;
  readonly location?: string | undefined;
  readonly timezone?: string | undefined;
  readonly langTag?: string | undefined;
}

/** Duration of a status. */
export interface StatusOptions extends CallOptions {
  /** Minutes. @default until it is changed */
  readonly minutes?: number | undefined;
}

/** Selects the notifications to list. */
export interface NotificationListOptions extends CallOptions {
  /** 1 mentions, 2 messages, 3 for you. @default 1 */
  readonly category?: number | undefined;
  /** Id of a clan. @default all clans */
  readonly clanId?: string | undefined;
}

const PAGE = 50;

const CHANGES: KeysOf<AccountChanges> = {
  ...{ displayName: true, avatarUrl: true, aboutMe: true, location: true, timezone: true, langTag: true },
};
const STATUS_OPTIONS: KeysOf<StatusOptions> = { ...WAIT_KEYS, minutes: true };
const LIST_OPTIONS: KeysOf<NotificationListOptions> = { ...WAIT_KEYS, category: true, clanId: true };
const DELETE_OPTIONS = { ...WAIT_KEYS, category: true } as const;

/** The account that is logged in. */
export class Me {
  readonly friends: Friends;
  readonly quickMenus: QuickMenus;
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    this.#context = context;
    this.friends = new Friends(context);
    this.quickMenus = new QuickMenus(context);
  }

  /** The account's user id. Throws `MezonError` (`not_ready`) before the first login. */
  get id(): string {
    const { selfId } = this.#context;
    if (selfId === "0") throw new MezonError("not_ready", "the account's id is known once login() has resolved");
    return selfId;
  }

  async account(options: CallOptions = {}): Promise<Account> {
    return this.#context.rpc.getAccount(options);
  }

  /** Changes the account. */
  async update(changes: AccountChanges, options: CallOptions = {}): Promise<void> {
    requireOptions(changes, CHANGES, { path: "changes" });
    await this.#context.rpc.updateAccount({ ...changes }, options);
  }

  /** Returns the status that others see. */
  async status(options: CallOptions = {}): Promise<UserStatus> {
    return this.#context.rpc.getUserStatus(options);
  }

  /** Sets the presence that others see, over the socket: a text, or `null` to appear offline. */
  async updateStatus(status: string | null, options: CallOptions = {}): Promise<void> {
    if (status !== null && typeof status !== "string") throw new ValidationError("status", "must be a text, or null");
    const value = { status: status ?? undefined };
    await this.#context.request({ case: "statusUpdate", value }, callOptions(options));
  }

  /** Sets the status as the official app does, such as `Online`, `Idle`, `Do Not Disturb`, `Invisible`. */
  async setPresence(status: string, options: StatusOptions = {}): Promise<void> {
    requireOptions(options, STATUS_OPTIONS);
    const { minutes = 0 } = options;
    requireDuration(minutes, "minutes", 0);
    await this.#context.rpc.updateUserStatus({ status, minutes, untilTurnOn: minutes === 0 }, waitOf(options));
  }

  /** Sets the text under the name; "" removes it. */
  async setCustomStatus(status: string, options: StatusOptions = {}): Promise<void> {
    requireOptions(options, STATUS_OPTIONS);
    const { minutes = 0 } = options;
    requireDuration(minutes, "minutes", 0);
    await this.#context.rpc.updateUserCustomStatus({ status, minutes, untilTurnOn: minutes === 0 }, waitOf(options));
  }

  /** Yields the account's notifications, newest first; requests them page by page. */
  notifications(options: NotificationListOptions = {}): AsyncGenerator<Notification, void, undefined> {
    requireOptions(options, LIST_OPTIONS);
    idOrNone(options.clanId, "clanId");
    return this.#notifications({ ...options });
  }

  async *#notifications(given: NotificationListOptions): AsyncGenerator<Notification, void, undefined> {
    const { category = 1, clanId = "0" } = given;
    const options = waitOf(given);
    const seen = new Set<string>();
    for (let notificationId = "0"; ; ) {
      const request = { limit: PAGE, clanId, notificationId, category, direction: HistoryDirection.Before };
      const { notifications } = await this.#context.rpc.listNotifications(request, options);
      const fresh = notifications.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      yield* fresh;
      const oldest = fresh.at(-1);
      if (oldest === undefined || notifications.length < PAGE) return;
      notificationId = oldest.id;
    }
  }

  async deleteNotifications(
    ids: readonly string[],
    options: CallOptions & { readonly category?: number | undefined } = {},
  ): Promise<void> {
    requireOptions(options, DELETE_OPTIONS);
    const { category = 1 } = options;
    await this.#context.rpc.deleteNotifications({ ids: requireIds(ids, "ids"), category }, waitOf(options));
  }
}

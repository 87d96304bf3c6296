/** How a person is notified of a clan, category or channel. */
export interface NotificationSetting {
  /** Id of the clan, category or channel. */
  readonly placeId: string;
  readonly clanId: string;
  /** 0 for the clan's default. */
  readonly level: number;
  /** Seconds of a mute; -1 if permanent, 0 if not muted. */
  readonly muteSeconds: number;
}

const nothingSet = { level: 0, muteSeconds: 0 } as const;

/** The notification settings of people. */
export class NotificationSettings {
  readonly #byPerson = new Map<string, Map<string, NotificationSetting>>();

  get(personId: string, placeId: string, clanId = "0"): NotificationSetting {
    return this.#byPerson.get(personId)?.get(placeId) ?? { placeId, clanId, ...nothingSet };
  }

  change(personId: string, placeId: string, change: Partial<NotificationSetting>): NotificationSetting {
    const setting = { ...this.get(personId, placeId), ...change };
    const own = this.#byPerson.get(personId) ?? new Map<string, NotificationSetting>();
    this.#byPerson.set(personId, own.set(placeId, setting));
    return setting;
  }

  reset(personId: string, placeId: string): void {
    if (this.#byPerson.get(personId)?.has(placeId) === true)
      this.change(personId, placeId, { level: nothingSet.level });
  }

  of(personId: string): readonly NotificationSetting[] {
    return [...(this.#byPerson.get(personId)?.values() ?? [])];
  }
}

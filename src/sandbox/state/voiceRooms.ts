/** The people in voice channels. A person is in one at a time. */
export class VoiceRooms {
  readonly #channelOf = new Map<string, string>();

  enter(personId: string, channelId: string): void {
    this.#channelOf.set(personId, channelId);
  }

  /** Removes a person. Returns the channel they were in. */
  leave(personId: string): string | undefined {
    const channelId = this.#channelOf.get(personId);
    this.#channelOf.delete(personId);
    return channelId;
  }

  peopleIn(channelId: string): readonly string[] {
    return [...this.#channelOf].filter(([, id]) => id === channelId).map(([personId]) => personId);
  }
}

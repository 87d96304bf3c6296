/** Who is in which voice channel. A person is in one at a time. */
export class VoiceRooms {
  readonly #channelOf = new Map<string, string>();

  enter(personId: string, channelId: string): void {
    this.#channelOf.set(personId, channelId);
  }

  /** Takes somebody out. Returns the channel they were in. */
  leave(personId: string): string | undefined {
    const channelId = this.#channelOf.get(personId);
    this.#channelOf.delete(personId);
    return channelId;
  }

  peopleIn(channelId: string): readonly string[] {
    return [...this.#channelOf].filter(([, id]) => id === channelId).map(([personId]) => personId);
  }
}

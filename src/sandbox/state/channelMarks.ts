/** Channels that people have marked. */
export class ChannelMarks {
  readonly #byPerson = new Map<string, Set<string>>();

  set(personId: string, channelId: string, isMarked: boolean): void {
    const marked = this.#byPerson.get(personId) ?? new Set<string>();
    if (isMarked) marked.add(channelId);
    else marked.delete(channelId);
    this.#byPerson.set(personId, marked);
  }

  has(personId: string, channelId: string): boolean {
    return this.#byPerson.get(personId)?.has(channelId) === true;
  }

  of(personId: string): readonly string[] {
    return [...(this.#byPerson.get(personId) ?? [])];
  }
}

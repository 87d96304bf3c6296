/** How far a person has read a channel. */
export interface ReadMark {
  readonly messageId: string;
  readonly timestampSeconds: number;
}

/** The read marks of all people. */
export class ReadMarks {
  readonly #marks = new Map<string, Map<string, ReadMark>>();

  set(personId: string, channelId: string, mark: ReadMark): void {
    const ofChannel = this.#marks.get(channelId) ?? new Map<string, ReadMark>();
    this.#marks.set(channelId, ofChannel.set(personId, mark));
  }

  get(personId: string, channelId: string): ReadMark | undefined {
    return this.#marks.get(channelId)?.get(personId);
  }

  forgetChannel(channelId: string): void {
    this.#marks.delete(channelId);
  }
}

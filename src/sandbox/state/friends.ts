/** How two people stand, seen from one of them; the numbers are the wire's. */
const FriendState = { Friend: 0, InviteSent: 1, InviteReceived: 2 } as const;

export interface Friendship {
  readonly otherId: string;
  readonly state: number;
  readonly updateTimeSeconds: number;
  /** Who asked first. */
  readonly sourceId: string;
}

/** Who is friends with whom. */
export class Friends {
  readonly #of = new Map<string, Map<string, Friendship>>();

  /** Asks for friendship, or agrees to it when the other has asked. Answers how it now stands. */
  ask(personId: string, otherId: string, updateTimeSeconds: number): Friendship {
    const known = this.#of.get(personId)?.get(otherId);
    if (known !== undefined && known.state !== FriendState.InviteReceived) return known;
    const agreed = known !== undefined;
    const sourceId = known?.sourceId ?? personId;
    const set = (from: string, to: string, state: number): Friendship => {
      const friendship = { otherId: to, state: agreed ? FriendState.Friend : state, updateTimeSeconds, sourceId };
      this.#of.set(from, (this.#of.get(from) ?? new Map<string, Friendship>()).set(to, friendship));
      return friendship;
    };
    set(otherId, personId, FriendState.InviteReceived);
    return set(personId, otherId, FriendState.InviteSent);
  }

  of(personId: string): readonly Friendship[] {
    return [...(this.#of.get(personId)?.values() ?? [])];
  }
}

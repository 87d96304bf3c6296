import { FriendState } from "../../../generated/constants.js";
import { denied } from "../refusal.js";

export interface Friendship {
  readonly otherId: string;
  readonly state: number;
  readonly updateTimeSeconds: number;
  /** Id of the person who sent the request. */
  readonly sourceId: string;
}

/** Friendships and friend requests. */
export class Friends {
  readonly #of = new Map<string, Map<string, Friendship>>();

  /** Refuses if the other person has blocked this one. */
  requireOpen(personId: string, otherId: string): void {
    if (this.#of.get(otherId)?.get(personId)?.state === FriendState.Blocked) throw denied("they do not want that");
  }

  /** Sends a friend request, or accepts the other person's. Returns the new state. */
  ask(personId: string, otherId: string, updateTimeSeconds: number): Friendship {
    this.requireOpen(personId, otherId);
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

  /** Ends a friendship or a friend request. Does not end a block. */
  end(personId: string, otherId: string): void {
    for (const [from, to] of [[personId, otherId] as const, [otherId, personId] as const]) {
      const known = this.#of.get(from)?.get(to);
      if (known !== undefined && known.state !== FriendState.Blocked) this.#of.get(from)?.delete(to);
    }
  }

  /** Blocks a person; stored for the one who blocks. */
  block(personId: string, otherId: string, updateTimeSeconds: number): void {
    this.end(personId, otherId);
    const friendship = { otherId, state: FriendState.Blocked, updateTimeSeconds, sourceId: personId };
    this.#of.set(personId, (this.#of.get(personId) ?? new Map<string, Friendship>()).set(otherId, friendship));
  }

  unblock(personId: string, otherId: string): void {
    if (this.#of.get(personId)?.get(otherId)?.state === FriendState.Blocked) this.#of.get(personId)?.delete(otherId);
  }

  of(personId: string): readonly Friendship[] {
    return [...(this.#of.get(personId)?.values() ?? [])];
  }
}

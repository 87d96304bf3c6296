import { FriendState } from "../../../generated/constants.js";
import type { Friend } from "../../../generated/mezon/api/friend_pb.js";
import { requireId } from "../../core/ids.js";
import { eachItem } from "../../core/pages.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireCount, requireText } from "../require.js";

/** Identifies a person: by id, or by username. */
export type FriendReference = string | { readonly username: string };

/** Selects the friends to list. */
export interface FriendListOptions extends CallOptions {
  /** Friends per page. @default 100 */
  readonly limit?: number | undefined;
  /** A value of `FriendState`. @default accepted friends */
  readonly state?: number | undefined;
}

/** The friends of the account. */
export class Friends {
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    this.#context = context;
  }

  /** Yields the friends; requests them page by page. */
  list({
    limit = 100,
    state = FriendState.Friend,
    ...options
  }: FriendListOptions = {}): AsyncGenerator<Friend, void, undefined> {
    requireCount(limit, "limit", [1, Number.MAX_SAFE_INTEGER]);
    return eachItem(async (cursor = "") => {
      const answer = await this.#context.rpc.listFriends({ limit, state, cursor }, options);
      // It is not established whether the server applies the state filter.
      return { items: answer.friends.filter((each) => each.state === state), next: answer.cursor || undefined };
    });
  }

  /** Sends a friend request. */
  async add(who: FriendReference, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.addFriends(named(who), options);
  }

  /** Accepts a friend request. */
  async accept(who: FriendReference, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.addFriends(named(who), options);
  }

  /** Ends a friendship, or withdraws or declines a friend request. */
  async remove(who: FriendReference, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deleteFriends(named(who), options);
  }

  async block(who: FriendReference, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.blockFriends(named(who), options);
  }

  async unblock(who: FriendReference, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.unblockFriends(named(who), options);
  }
}

function named(who: FriendReference): { readonly ids: string[]; readonly usernames: string[] } {
  if (typeof who === "string") return { ids: [requireId(who, "userId")], usernames: [] };
  return { ids: [], usernames: [requireText(who.username, "username")] };
}

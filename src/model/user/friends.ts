import { FriendState } from "../../../generated/constants.js";
import type { Friend } from "../../../generated/mezon/api/friend_pb.js";
import { requireId } from "../../core/ids.js";
import { eachItem } from "../../core/pages.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
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

const LIST_OPTIONS: KeysOf<FriendListOptions> = { ...WAIT_KEYS, limit: true, state: true };

/** The friends of the account. */
export class Friends {
  readonly #context: ModelContext;

  constructor(context: ModelContext) {
    this.#context = context;
  }

  /** Yields the friends; requests them page by page. */
  list(given: FriendListOptions = {}): AsyncGenerator<Friend, void, undefined> {
    requireOptions(given, LIST_OPTIONS);
    const { limit = 100, state = FriendState.Friend } = given;
    const options = waitOf(given);
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
  requireObject(who, "who", "a user id, or { username }");
  return { ids: [], usernames: [requireText(who.username, "username")] };
}

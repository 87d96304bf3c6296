import { FriendState } from "../../../generated/constants.js";
import { askFriend } from "../actions/friending.js";
import { describeUser } from "../describe/people.js";
import { invalid, notFound } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** `state` of a request that wants friends of every state. */
const EVERY_STATE = -1;

export const friendHandlers = {
  addFriends: (request, context) => {
    const { platform, caller } = context;
    const others = namedIn(request, context);
    for (const other of others) askFriend(platform, caller, other);
    return { ids: others.map((each) => each.id), usernames: others.map((each) => each.username) };
  },

  deleteFriends: (request, context) => {
    const { platform, caller } = context;
    for (const other of namedIn(request, context)) {
      platform.world.friends.end(caller.id, other.id);
      platform.pushes.toPeople([other.id], { case: "removeFriend", value: { userId: caller.id } });
    }
  },

  blockFriends: (request, context) => {
    const { platform, caller } = context;
    for (const other of namedIn(request, context)) {
      if (other.id === caller.id) throw invalid("nobody can block themselves");
      platform.world.friends.block(caller.id, other.id, platform.world.nowSeconds());
      platform.pushes.toPeople([caller.id], { case: "blockFriend", value: { userId: other.id } });
    }
  },

  unblockFriends: (request, context) => {
    const { platform, caller } = context;
    for (const { id: userId, username, displayName, avatar } of namedIn(request, context)) {
      platform.world.friends.unblock(caller.id, userId);
      const value = { userId, username, displayName, avatar };
      platform.pushes.toPeople([caller.id], { case: "unBlockFriend", value });
    }
  },

  isFollower: ({ followId }, { platform, caller }) => {
    const friendship = platform.world.friends.of(caller.id).find(({ otherId }) => otherId === followId);
    return { followId, isFollower: friendship?.state === FriendState.Friend };
  },

  listFriends: (request, { platform, caller }) => {
    const { people, friends } = platform.world;
    // A state of 0 is on the wire what no state is: everybody.
    const wanted = request.state === 0 ? EVERY_STATE : request.state;
    const all = friends.of(caller.id).filter(({ state }) => wanted === EVERY_STATE || state === wanted);
    const { items, cursor } = pageOf(all, request);
    return {
      friends: items.map(({ otherId, state, updateTimeSeconds, sourceId }) => ({
        user: describeUser(platform, people.get(otherId)),
        state,
        updateTimeSeconds,
        sourceId,
      })),
      cursor,
    };
  },
} satisfies Handlers;

type Named = { readonly ids: readonly string[]; readonly usernames: readonly string[] };

/** The people a request names, by id and by name. */
function namedIn({ ids, usernames }: Named, { platform }: CallContext): readonly Person[] {
  const { people } = platform.world;
  const byName = usernames.map((name) => {
    const person = people.findByName(name);
    if (person === undefined) throw notFound(`there is no user named ${name.slice(0, 100)}`);
    return person;
  });
  return [...new Set([...ids.map((id) => people.get(id)), ...byName])];
}

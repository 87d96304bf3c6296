import { FriendState } from "../../../generated/constants.js";
import { askFriends, block, unblock, unfriend } from "../actions/friends.js";
import { describeUser } from "../describe/people.js";
import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** `state` of a request for friends of every state. */
const EVERY_STATE = -1;

export const friendHandlers = {
  addFriends: (request, { platform, caller }) => {
    const others = namedIn(request, platform);
    askFriends(platform, caller, others);
    return { ids: others.map((each) => each.id), usernames: others.map((each) => each.username) };
  },

  deleteFriends: (request, { platform, caller }) => unfriend(platform, caller, namedIn(request, platform)),

  blockFriends: (request, { platform, caller }) => block(platform, caller, namedIn(request, platform)),

  unblockFriends: (request, { platform, caller }) => unblock(platform, caller, namedIn(request, platform)),

  isFollower: ({ followId }, { platform, caller }) => {
    const friendship = platform.world.friends.of(caller.id).find(({ otherId }) => otherId === followId);
    return { followId, isFollower: friendship?.state === FriendState.Friend };
  },

  listFriends: (request, { platform, caller }) => {
    const { people, friends } = platform.world;
    // A state of 0 is encoded like no state: it selects everybody.
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

/** Returns the people that a request names, by id and by name. */
function namedIn({ ids, usernames }: Named, platform: Platform): readonly Person[] {
  const { people } = platform.world;
  const byName = usernames.map((name) => {
    const person = people.findByName(name);
    if (person === undefined) throw notFound(`there is no user named ${name.slice(0, 100)}`);
    return person;
  });
  return [...new Set([...ids.map((id) => people.get(id)), ...byName])];
}

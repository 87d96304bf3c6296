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
    for (const other of others) {
      if (other.id === caller.id) throw invalid("nobody can be their own friend");
      platform.world.friends.ask(caller.id, other.id, platform.world.nowSeconds());
      platform.pushes.toPeople([other.id], {
        case: "addFriend",
        value: {
          userId: caller.id,
          username: caller.username,
          displayName: caller.displayName,
          avatar: caller.avatar,
        },
      });
    }
    return { ids: others.map((each) => each.id), usernames: others.map((each) => each.username) };
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

import type { Handlers } from "./handlers.js";

/** The availability people choose. */
export const statusHandlers = {
  updateUserStatus: ({ status }, { platform, caller }) => {
    const { world, pushes } = platform;
    caller.availability = status;
    const clans = world.clans.of(caller.id);
    pushes.to({ case: "userStatusEvent", value: { userId: caller.id, customStatus: status } }, (subscriber) =>
      clans.some((clan) => clan.memberIds.has(subscriber.personId) && subscriber.hearsClan(clan.id)),
    );
  },

  getUserStatus: (_, { caller }) => ({ userId: caller.id, status: caller.availability }),
} satisfies Handlers;

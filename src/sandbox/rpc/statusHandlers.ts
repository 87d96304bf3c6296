import { tellAcquaintances } from "../push/acquaintances.js";
import type { Handlers } from "./handlers.js";

/** The availability people choose. */
export const statusHandlers = {
  updateUserStatus: ({ status }, { platform, caller }) => {
    caller.availability = status;
    const value = { userId: caller.id, customStatus: status };
    tellAcquaintances(platform, caller, { case: "userStatusEvent", value });
  },

  getUserStatus: (_, { caller }) => ({ userId: caller.id, status: caller.availability }),
} satisfies Handlers;

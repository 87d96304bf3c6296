import { setAvailability } from "../actions/profiles.js";
import type { Handlers } from "./handlers.js";

/** The availability that people choose. */
export const statusHandlers = {
  updateUserStatus: ({ status }, { platform, caller }) => setAvailability(platform, caller, status),

  getUserStatus: (_, { caller }) => ({ userId: caller.id, status: caller.availability }),
} satisfies Handlers;

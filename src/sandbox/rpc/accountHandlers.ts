import { requireName } from "../actions/names.js";
import { describeUser } from "../describe/people.js";
import { tellAcquaintances } from "../push/acquaintances.js";
import type { Handlers } from "./handlers.js";

export const accountHandlers = {
  getAccount: (_, { platform, caller }) => ({
    user: describeUser(platform, caller),
    email: caller.credentials.email,
    passwordSetted: true,
  }),

  /** Changes the name that is shown and the picture; the rest of a profile is not kept. */
  updateAccount: ({ displayName, avatarUrl }, { platform, caller }) => {
    if (displayName !== undefined) caller.displayName = requireName(displayName, "display_name");
    caller.avatar = avatarUrl ?? caller.avatar;
    const value = { userId: caller.id, displayName: caller.displayName, avatar: caller.avatar };
    tellAcquaintances(platform, caller, { case: "userProfileUpdatedEvent", value });
  },
} satisfies Handlers;

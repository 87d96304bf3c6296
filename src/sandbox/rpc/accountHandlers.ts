import { changeProfile } from "../actions/profiles.js";
import { describeUser } from "../describe/people.js";
import type { Handlers } from "./handlers.js";

export const accountHandlers = {
  getAccount: (_, { platform, caller }) => ({
    user: describeUser(platform, caller),
    email: caller.credentials.email,
    passwordSetted: true,
  }),

  updateAccount: ({ displayName, avatarUrl: avatar }, { platform, caller }) =>
    changeProfile(platform, caller, { displayName, avatar }),
} satisfies Handlers;

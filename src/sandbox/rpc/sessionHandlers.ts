import { logOut, refresh } from "../actions/loggingIn.js";
import { describeSession } from "../describe/session.js";
import type { Handlers } from "./handlers.js";

export const sessionHandlers = {
  sessionRefresh: (request, { platform, address }) => describeSession(refresh(platform, request.token), address),

  sessionLogout: ({ token, refreshToken }, { platform }) => logOut(platform, [token, refreshToken]),

  healthcheck: () => undefined,
} satisfies Handlers;

import { describeSession } from "../describe/session.js";
import { denied } from "../refusal.js";
import type { Handlers } from "./handlers.js";

export const sessionHandlers = {
  sessionRefresh: (request, { platform, address }) =>
    describeSession(platform.sessions.refresh(request.token), address),

  sessionLogout: ({ token, refreshToken }, { platform }) => {
    const ended = [token, refreshToken].filter((each) => each !== "" && platform.sessions.end(each));
    if (ended.length === 0) throw denied("neither token belongs to a session");
  },

  healthcheck: () => undefined,
} satisfies Handlers;

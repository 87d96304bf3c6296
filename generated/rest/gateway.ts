// Generated from openapi/gateway.yaml by npm run generate. Do not edit.

export interface paths {
  "/v2/apps/authenticate/token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in as an app.
     * @description Exchanges the id and token of an app for a session. Take `api_url` and `ws_url` of the
     * answer as the hosts of everything that follows.
     *
     * The body is JSON text whichever of the two content types labels it. The first one listed
     * is the label known to be accepted everywhere; the body, not the header, is what seems to
     * decide who logs in. A missing app id has been seen to be refused with code 3.
     *
     * The session's `token` and `refresh_token` are JWTs whose claim `exp` is in seconds.
     */
    post: operations["authenticateApp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/apps/authenticate/refresh": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchange an app's refresh token for a new session.
     * @description An older form of the RPC `SessionRefresh`. It is not established that the gateway still
     * serves it, nor that it takes the refresh token of an app: on a refusal log in again with
     * `authenticateApp`.
     */
    post: operations["refreshApp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/apps/authenticate/logout": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End an app's session.
     * @description An older form of the RPC `SessionLogout`. It is not established that the gateway still
     * serves it.
     */
    post: operations["logoutApp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/email": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in a person by e-mail address and password.
     * @description For people, not for apps; apps use `authenticateApp`.
     */
    post: operations["authenticateEmail"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/emailotp": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a one-time code sent by e-mail.
     * @description The answer's `req_id` goes into `confirmOtp` together with the code. How long a code is
     * valid is not established.
     */
    post: operations["requestEmailOtp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/smsotp": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a one-time code sent by text message.
     * @description The answer's `req_id` goes into `confirmOtp` together with the code. How long a code is
     * valid is not established.
     */
    post: operations["requestSmsOtp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/confirmotp": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in a person with a one-time code.
     * @description The second step after `requestEmailOtp` or `requestSmsOtp`.
     */
    post: operations["confirmOtp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/mezon": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in a person by a token that Mezon issued.
     * @description How a client comes by such a token is not established. The body is JSON text whichever of
     * the two content types labels it; the first one listed has been seen in use.
     */
    post: operations["authenticateMezon"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/idtoken": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in a person by the id token of an identity provider.
     * @description Unlike the other logins this one answers in JSON. Which providers are accepted is not
     * established.
     */
    post: operations["authenticateIdToken"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/createqrlogin": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin a login by QR code.
     * @description Show the answer's `login_id` as a QR code, then ask with `checkLogin` until a device where
     * the person is logged in has confirmed it. How long a login id is valid is not established.
     */
    post: operations["createQrLogin"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/checklogin": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask whether a login by QR code was confirmed.
     * @description Call it repeatedly. While nobody has confirmed, the answer is a session without a `token`.
     */
    post: operations["checkLogin"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/account/authenticate/confirmlogin": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm, from a session of the same person, a login by QR code.
     * @description Sent to the host that the confirming session names in `api_url`. Clients have been seen to
     * send it with the session's token and without any credentials; how the latter is told
     * apart is not established, so send the token.
     */
    post: operations["confirmLogin"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/invite/{inviteId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read where an invite leads.
     * @description Gives the clan and channel of an invite, how many members the clan has and when the invite
     * expires (seconds since 1970). Needs no session.
     */
    get: operations["getInvite"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/clan/discover": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the clans that are open to everyone.
     * @description A page of the public directory. Needs no session.
     */
    post: operations["discoverClans"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/meet/external/{token}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enter a meeting by its public link.
     * @description Gives the token with which the media server lets someone into the meeting, and for a guest
     * an id and access token of their own. The link is the only credential. There is no request
     * body.
     */
    post: operations["generateMeetTokenExternal"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/healthcheck": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Ask whether the service runs.
     * @description The status is the answer. Whether a session is needed is not established: clients have sent
     * one. The RPC `Healthcheck` asks the same.
     */
    get: operations["healthcheck"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/readycheck": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Ask whether the service is ready for requests.
     * @description The status is the answer. Whether a session is needed is not established: clients have sent
     * one.
     */
    get: operations["readycheck"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * Format: binary
     * @description The bytes of the protobuf message that `x-mezon-message` names beside it.
     */
    ProtobufMessage: Uint8Array;
    /**
     * Format: int64
     * @description A 64-bit id in decimal digits. It does not fit a JavaScript number.
     */
    Snowflake: string;
    /** @description Free text values kept in the session's token, as its claim `vrs`. */
    Vars: {
      [key: string]: string;
    };
    /** @description Why a call failed. No property is certain to be there. */
    GatewayError: {
      /**
       * Format: int32
       * @description A gRPC status code: 3 bad input, 5 not found, 7 not allowed, 16 not logged in, …
       */
      code?: number;
      /** @description The reason, in English. */
      message?: string;
      /** @description The reason again; older servers. */
      error?: string;
    };
    /**
     * @example {
     *   "account": {
     *     "appid": "1840000000000000001",
     *     "token": "your-app-token"
     *   }
     * }
     */
    AuthenticateAppRequest: {
      account: {
        /** @description The id of the app, which is also the user id of its bot. */
        appid: components["schemas"]["Snowflake"];
        /** @description The secret token of the app. */
        token: string;
      };
    };
    RefreshAppRequest: {
      /** @description The `refresh_token` of the session. */
      refresh_token: string;
    };
    LogoutAppRequest: {
      /** @description The `token` of the session to end. */
      token: string;
      /** @description The `refresh_token` of the same session. */
      refresh_token: string;
    };
    /** @description A session in its JSON form. */
    SessionJson: {
      /** @description JWT for all further calls; its claim `exp` is in seconds. */
      token: string;
      /** @description JWT that buys a new session. */
      refresh_token?: string;
      user_id?: components["schemas"]["Snowflake"];
      /** @description Host for calls over HTTP, with scheme and port. */
      api_url?: string;
      /** @description Host of the socket, with or without a scheme. */
      ws_url?: string;
      /** @description JWT that the prover of the token chain wants. */
      id_token?: string;
      /** @description Whether this login made the account. */
      created?: boolean;
      /** @description Whether a session that lasts longer was given. */
      is_remember?: boolean;
    };
    AuthenticateEmailRequest: {
      /** @description Name of the account, should it be made. */
      username?: string;
      account: {
        /** Format: email */
        email: string;
        password: string;
        vars?: components["schemas"]["Vars"];
      };
    };
    RequestEmailOtpRequest: {
      /** @description Name of the account, should it be made. */
      username?: string;
      account: {
        /** Format: email */
        email: string;
        vars?: components["schemas"]["Vars"];
      };
    };
    RequestSmsOtpRequest: {
      /** @description Name of the account, should it be made. */
      username?: string;
      account: {
        /** @description Telephone number. Which notation is wanted is not established; `+84…` is safe. */
        phoneno: string;
        vars?: components["schemas"]["Vars"];
      };
    };
    ConfirmOtpRequest: {
      /** @description The `req_id` of the request for the code. */
      req_id: string;
      /** @description The code that was sent. */
      otp_code: string;
      /**
       * Format: int32
       * @description Meaning not established; leave it out.
       */
      status?: number;
    };
    AuthenticateMezonRequest: {
      /** @description The token. */
      token: string;
      vars?: components["schemas"]["Vars"];
    };
    AuthenticateIdTokenRequest: {
      /** @description The provider's id token, a JWT. */
      id_token: string;
      /** @description Id of the person that the token names. */
      user_id: string;
      /** @description User name of the same person. */
      username: string;
    };
    CreateQrLoginRequest: {
      /** @description What kind of device the login takes place on. */
      platform?: string;
      /** @description Address of the device. What the server does with it is not established. */
      address?: string;
    };
    QrLogin: {
      /** @description The `login_id` that `createQrLogin` gave. */
      login_id: components["schemas"]["Snowflake"];
      /** @description Ask for a session that lasts longer. */
      is_remember?: boolean;
    };
    DiscoverClansRequest: {
      /** @description Look for this clan only. */
      clan_id?: components["schemas"]["Snowflake"];
      /**
       * Format: int32
       * @description Clans a page. The default and the largest value are not established.
       */
      item_per_page?: number;
      /**
       * Format: int32
       * @description Which page. That the first one is 1 is not established.
       */
      page_number?: number;
      /** @description Only clans that Mezon has verified. */
      need_verified?: boolean;
    };
  };
  responses: {
    /** @description The session. */
    Session: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/x-protobuf": components["schemas"]["ProtobufMessage"];
      };
    };
    /** @description The request that waits for its code. */
    OtpRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/x-protobuf": components["schemas"]["ProtobufMessage"];
      };
    };
    /** @description It worked. What the body holds, if there is one, is not established. */
    Done: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "*/*": unknown;
      };
    };
    /**
     * @description The call was refused; the body says why. 401 means wrong or expired credentials, 429 too
     * many requests in a short time. A body that is not JSON is possible.
     */
    Refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["GatewayError"];
      };
    };
    /** @description The service failed or is not reachable. A body that is not JSON is possible. */
    Failed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["GatewayError"];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  authenticateApp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/proto": components["schemas"]["AuthenticateAppRequest"];
        "application/json": components["schemas"]["AuthenticateAppRequest"];
      };
    };
    responses: {
      200: components["responses"]["Session"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  refreshApp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RefreshAppRequest"];
      };
    };
    responses: {
      /** @description The new session, as JSON. That it is never protobuf is not established. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionJson"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  logoutApp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LogoutAppRequest"];
      };
    };
    responses: {
      200: components["responses"]["Done"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  authenticateEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AuthenticateEmailRequest"];
      };
    };
    responses: {
      200: components["responses"]["Session"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  requestEmailOtp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestEmailOtpRequest"];
      };
    };
    responses: {
      200: components["responses"]["OtpRequest"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  requestSmsOtp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestSmsOtpRequest"];
      };
    };
    responses: {
      200: components["responses"]["OtpRequest"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  confirmOtp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConfirmOtpRequest"];
      };
    };
    responses: {
      200: components["responses"]["Session"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  authenticateMezon: {
    parameters: {
      query?: {
        /** @description Make the account when there is none. */
        create?: boolean;
        /** @description Name of an account that is made. */
        username?: string;
        /** @description Ask for a session that lasts longer. How much longer is not established. */
        is_remember?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/proto": components["schemas"]["AuthenticateMezonRequest"];
        "application/json": components["schemas"]["AuthenticateMezonRequest"];
      };
    };
    responses: {
      200: components["responses"]["Session"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  authenticateIdToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AuthenticateIdTokenRequest"];
      };
    };
    responses: {
      /** @description The session. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionJson"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  createQrLogin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateQrLoginRequest"];
      };
    };
    responses: {
      /** @description The login that waits for a confirmation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/x-protobuf": components["schemas"]["ProtobufMessage"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  checkLogin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["QrLogin"];
      };
    };
    responses: {
      200: components["responses"]["Session"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  confirmLogin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["QrLogin"];
      };
    };
    responses: {
      200: components["responses"]["Done"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  getInvite: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The last part of an invite link. */
        inviteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the invite leads to. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/x-protobuf": components["schemas"]["ProtobufMessage"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  discoverClans: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DiscoverClansRequest"];
      };
    };
    responses: {
      /** @description The page, its number and the number of pages. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/x-protobuf": components["schemas"]["ProtobufMessage"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  generateMeetTokenExternal: {
    parameters: {
      query?: {
        /** @description Name to show in the meeting. */
        username?: string;
        /** @description Text handed to the media server as the participant's metadata. */
        metadata?: string;
        /** @description True for someone who has no Mezon account. */
        is_guest?: boolean;
        /**
         * @deprecated
         * @description Older name of `username`.
         */
        display_name?: string;
      };
      header?: never;
      path: {
        /** @description The token in the meeting's link. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The tokens. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/x-protobuf": components["schemas"]["ProtobufMessage"];
        };
      };
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  healthcheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["Done"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  readycheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["Done"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
}

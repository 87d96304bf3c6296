// Generated from openapi/webhook.yaml by npm run generate. Do not edit.

export interface paths {
  "/webhooks/{channelId}/{token}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Post a message into a channel.
     * @description The message appears under the webhook's own name and picture. Limits of size and rate are
     * not established.
     */
    post: operations["sendChannelWebhook"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/clanwebhooks/{token}/{user}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Post a direct message to a member of a clan.
     * @description The recipient must be a member of the clan the webhook belongs to. Limits of size and rate
     * are not established.
     */
    post: operations["sendClanWebhook"];
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
     * Format: int64
     * @description A 64-bit id in decimal digits. It does not fit a JavaScript number.
     */
    Snowflake: string;
    /**
     * @example {
     *   "type": "hook",
     *   "message": {
     *     "t": "Build 42 failed: https://ci.example.org/42",
     *     "mk": [
     *       {
     *         "type": "lk",
     *         "s": 17,
     *         "e": 42
     *       }
     *     ]
     *   }
     * }
     */
    ChannelWebhookRequest: {
      /**
       * @description The only kind known.
       * @constant
       */
      type: "hook";
      message: components["schemas"]["ChannelWebhookMessage"];
    };
    ChannelWebhookMessage: {
      /** @description The text. */
      t: string;
      /** @description Links and formatting of parts of the text. */
      mk?: components["schemas"]["WebhookMarkup"][];
      /** @description People named in the text. */
      mentions?: components["schemas"]["WebhookMention"][];
      /** @description Pictures below the text. */
      images?: components["schemas"]["WebhookImage"][];
      /** @description Channels named in the text. */
      hg?: components["schemas"]["WebhookHashtag"][];
    };
    /** @description Formatting of one part of the text. */
    WebhookMarkup: {
      /**
       * @description `lk` link, `pre` block of code; also known in messages: `t` triple and `s` single
       * back-ticks, `c` code, `b` bold, `vk` link of a voice room.
       */
      type: string;
      s: components["schemas"]["Start"];
      e: components["schemas"]["End"];
    };
    /**
     * @description One person named in the text, by id or by user name. `@here` has the id
     * `1775731111020111321` and the user name `here`.
     */
    WebhookMention: components["schemas"]["WebhookMentionById"] | components["schemas"]["WebhookMentionByName"];
    WebhookMentionById: {
      user_id: components["schemas"]["Snowflake"];
      username?: string;
      s: components["schemas"]["Start"];
      e: components["schemas"]["End"];
    };
    WebhookMentionByName: {
      username: string;
      s: components["schemas"]["Start"];
      e: components["schemas"]["End"];
    };
    /** @description One channel named in the text. */
    WebhookHashtag: {
      channelId: components["schemas"]["Snowflake"];
      s: components["schemas"]["Start"];
      e: components["schemas"]["End"];
    };
    /** @description One picture. It is not uploaded; readers load it from `url`. */
    WebhookImage: {
      /** @description File name. */
      fn: string;
      /** @description Size in bytes. */
      sz: number;
      /**
       * Format: uri
       * @description Public address of the picture.
       */
      url: string;
      /** @description Media type, such as `image/png`. */
      ft: string;
      /** @description Width in pixels. */
      w: number;
      /** @description Height in pixels. */
      h: number;
    };
    /**
     * @example {
     *   "content": "{\"t\":\"Your build failed.\"}"
     * }
     */
    ClanWebhookRequest: {
      /** @description A `ClanWebhookContent` as JSON text. */
      content: string;
      /** @description Files below the text. */
      attachments?: components["schemas"]["WebhookAttachment"][];
    };
    /** @description What the text in `content` of a `ClanWebhookRequest` holds. */
    ClanWebhookContent: {
      /** @description The text. */
      t: string;
      /** @description Links and formatting of parts of the text. */
      mk?: components["schemas"]["WebhookMarkup"][];
    };
    /** @description One file. It is not uploaded; readers load it from `url`. */
    WebhookAttachment: {
      /**
       * Format: uri
       * @description Public address of the file.
       */
      url: string;
      /** @description Media type, such as `image/png`. */
      filetype: string;
    };
    /** @description Where the part begins, in UTF-16 units. */
    Start: number;
    /** @description Where the part ends, in UTF-16 units; the unit at this place is not in it. */
    End: number;
  };
  responses: {
    /** @description The message was taken. What the body holds is not established. */
    Accepted: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "*/*": unknown;
      };
    };
    /**
     * @description The message was refused, for example because the token is not valid any more. What the
     * body holds is not established.
     */
    Refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "*/*": unknown;
      };
    };
    /** @description The service failed. What the body holds is not established. */
    Failed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "*/*": unknown;
      };
    };
  };
  parameters: {
    /** @description The secret part of the webhook's URL. */
    token: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  sendChannelWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the channel the webhook belongs to. */
        channelId: components["schemas"]["Snowflake"];
        /** @description The secret part of the webhook's URL. */
        token: components["parameters"]["token"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChannelWebhookRequest"];
      };
    };
    responses: {
      "2XX": components["responses"]["Accepted"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
  sendClanWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The secret part of the webhook's URL. */
        token: components["parameters"]["token"];
        /** @description User name or user id of the recipient. */
        user: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClanWebhookRequest"];
      };
    };
    responses: {
      "2XX": components["responses"]["Accepted"];
      "4XX": components["responses"]["Refused"];
      "5XX": components["responses"]["Failed"];
    };
  };
}

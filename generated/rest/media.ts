// Generated from openapi/media.yaml by npm run generate. Do not edit.

export interface paths {
  "/api/playmedia": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Play a media file or stream into a voice room.
     * @description Puts a participant into the room that plays what `url` delivers. Which formats it plays,
     * and how one stops it, is not established.
     */
    post: operations["playMedia"];
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
     * @example {
     *   "room_name": "abc-defg-hij",
     *   "participant_identity": "1840000000000000001-1",
     *   "participant_name": "Jukebox",
     *   "url": "https://media.example.org/song.mp3",
     *   "name": "Song"
     * }
     */
    PlayMediaRequest: {
      /** @description The `meeting_code` of the voice channel. */
      room_name: string;
      /**
       * @description Identity of the player in the room, at most 32 characters. Choose a new one for every
       * call: one that is in the room already is thrown out of it.
       */
      participant_identity: string;
      /** @description Name that the room shows for the player. */
      participant_name: string;
      /**
       * Format: uri
       * @description Public address of the media.
       */
      url: string;
      /** @description Title of what is played. */
      name: string;
    };
    /** @description Only these two properties are known, and neither is certain to be there. */
    PlayMediaResponse: {
      /** @description Id of the player at the media server. */
      ingress_id?: string;
      /** @description Other spelling of `ingress_id`. */
      ingressId?: string;
    } & {
      [key: string]: unknown;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  playMedia: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlayMediaRequest"];
      };
    };
    responses: {
      /** @description The request was taken. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PlayMediaResponse"];
        };
      };
      /** @description The call was refused. What the body holds is not established. */
      "4XX": {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "*/*": unknown;
        };
      };
      /** @description The service failed. What the body holds is not established. */
      "5XX": {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "*/*": unknown;
        };
      };
    };
  };
}

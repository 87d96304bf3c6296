import type { components } from "../../generated/rest/media.js";

/** A request to the media host to play media. */
export type PlayMediaRequest = components["schemas"]["PlayMediaRequest"];
/** The response of the media host; its fields are not established. */
export type PlayMediaResponse = components["schemas"]["PlayMediaResponse"];

/** Media to play into a voice room. */
export interface MediaToPlay {
  /** Public address of the media. */
  readonly url: string;
  /** Title of the media. @default the last part of its address */
  readonly name?: string | undefined;
  /** Name of the player, as the room shows it. @default `mezonkit` */
  readonly playerName?: string | undefined;
  /**
   * Identity of the player in the room, at most 32 characters. @default a new one, so that it replaces no other player
   */
  readonly playerId?: string | undefined;
}

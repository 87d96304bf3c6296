import type { components } from "../../generated/rest/media.js";

/** What the media host is asked to play. */
export type PlayMediaRequest = components["schemas"]["PlayMediaRequest"];
/** What it answers; what it holds is not certain. */
export type PlayMediaResponse = components["schemas"]["PlayMediaResponse"];

/** Something to play into a voice room. */
export interface MediaToPlay {
  /** Public address of the media. */
  readonly url: string;
  /** Title of what is played. @default the last part of its address */
  readonly name?: string;
  /** Name the room shows for the player. @default `mezonkit` */
  readonly playerName?: string;
  /** Identity of the player in the room, at most 32 characters. @default a new one, so that nobody is thrown out */
  readonly playerId?: string;
}

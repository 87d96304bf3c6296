/** A part of a text that stands for something, such as a mention. `end` is exclusive; both are UTF-16 offsets. */
export interface Entity {
  readonly start: number;
  readonly end: number;
  readonly userId?: string | undefined;
  readonly roleId?: string | undefined;
  readonly channelId?: string | undefined;
}

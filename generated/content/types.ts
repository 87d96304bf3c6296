// Generated from openapi/content/messageContent.yaml by npm run generate. Do not edit.

/**
 * What a message holds. Other keys are refused: rawContent() sends what this library does not know.
 * Offsets count UTF-16 units of `t`, and their end is exclusive.
 */
export type MessageContent = {
  /** The text. */
  readonly t?: string | undefined;
  /** Where channels are named. */
  readonly hg?: readonly Hashtag[] | undefined;
  /** Where custom emojis stand. */
  readonly ej?: readonly CustomEmoji[] | undefined;
  /** What is marked up, and links. */
  readonly mk?: readonly Markup[] | undefined;
  /** Links, in the older form; `mk` says the same. */
  readonly lk?: readonly TextRange[] | undefined;
  /** Links to voice rooms, in the older form. */
  readonly vk?: readonly TextRange[] | undefined;
  /** Links to YouTube, in the older form. */
  readonly lky?: readonly TextRange[] | undefined;
  readonly embed?: readonly Embed[] | undefined;
  /** Rows of buttons and selects below the message. */
  readonly components?: readonly ActionRow[] | undefined;
  /** Whether the message was forwarded. */
  readonly fwd?: boolean | undefined;
};

/** A part of the text. */
export interface TextRange {
  /** Where it begins. */
  readonly s: number;
  /** Where it has ended. */
  readonly e: number;
}

/** A channel that is named in the text. */
export interface Hashtag {
  /** Where it begins. */
  readonly s: number;
  /** Where it has ended. */
  readonly e: number;
  /** Id of the channel. Older clients write `channelid`. */
  readonly channelId?: Id | undefined;
  readonly channelid?: Id | undefined;
}

/** A custom emoji in the text. */
export interface CustomEmoji {
  /** Where it begins. */
  readonly s: number;
  /** Where it has ended. */
  readonly e: number;
  readonly emojiid: Id;
}

/** A part of the text that is marked up, or a link. */
export interface Markup {
  /** Where it begins. */
  readonly s: number;
  /** Where it has ended. */
  readonly e: number;
  /** How it is shown. */
  readonly type: MarkupType;
  /** Of a preview, where it leads. */
  readonly url?: string | undefined;
  /** Of a preview. */
  readonly title?: string | undefined;
  /** Of a preview. */
  readonly description?: string | undefined;
  /** Of a preview, the address of its picture. */
  readonly image?: string | undefined;
  /** Of a preview, its place among the previews. */
  readonly index?: number | undefined;
}

/** How a part of a text is shown. */
export const MarkupType = {
  TripleBacktick: "t",
  SingleBacktick: "s",
  Preformatted: "pre",
  Code: "c",
  Bold: "b",
  Link: "lk",
  VoiceLink: "vk",
  YouTubeLink: "lk_yt",
  FacebookLink: "lk_fb",
  TikTokLink: "lk_tt",
  LinkPreview: "lk_ogp",
} as const;

/** How a part of a text is shown. */
export type MarkupType = (typeof MarkupType)[keyof typeof MarkupType];

/** An id as a decimal string. */
export type Id = string;

/** An absolute address. */
export type Url = string;

/** The name of a component, unique within its message; what a click reports. */
export type ComponentId = string;

/** A card below the text. */
export interface Embed {
  /** Of the bar at the side. */
  readonly color?: string | undefined;
  readonly title?: string | undefined;
  /** Where the title leads. */
  readonly url?: Url | undefined;
  readonly author?: EmbedAuthor | undefined;
  readonly description?: string | undefined;
  readonly thumbnail?: EmbedThumbnail | undefined;
  readonly fields?: readonly EmbedField[] | undefined;
  readonly image?: EmbedImage | undefined;
  /** Shown at the end, ISO 8601 with a zone. */
  readonly timestamp?: string | undefined;
  readonly footer?: EmbedFooter | undefined;
}

/** Whose card it is. */
export interface EmbedAuthor {
  readonly name: string;
  readonly icon_url?: Url | undefined;
  readonly url?: Url | undefined;
}

/** A small picture at the side. */
export interface EmbedThumbnail {
  readonly url: Url;
}

/** A picture below the fields. */
export interface EmbedImage {
  readonly url: Url;
  /** In pixels, or `auto`. */
  readonly width?: string | number | undefined;
  /** In pixels, or `auto`. */
  readonly height?: string | number | undefined;
}

/** A line at the end. */
export interface EmbedFooter {
  readonly text: string;
  readonly icon_url?: Url | undefined;
}

/**
 * A field of a card: a text, and at most one of an input, a grid or buttons.
 * Inline fields that follow one another share a row, three at most.
 */
export interface EmbedField {
  readonly name: string;
  readonly value: string;
  readonly inline?: boolean | undefined;
  /** Something to fill in. */
  readonly inputs?: FieldInput | undefined;
  readonly shape?: Grid | undefined;
  /** Buttons at the right of the field. */
  readonly button?: readonly Button[] | undefined;
}

/** A row of buttons and selects. Without rows around them, components are not shown. */
export interface ActionRow {
  readonly components: readonly RowComponent[];
}

/** What a row may hold. */
export type RowComponent = Button | Select;

/** What can be filled in within a field. */
export type FieldInput = Input | Select | DatePicker | Radio | Animation;

/** How a button looks. */
export const ButtonStyle = {
  Primary: 1,
  Secondary: 2,
  Success: 3,
  Danger: 4,
  Link: 5,
} as const;

/** How a button looks. */
export type ButtonStyle = (typeof ButtonStyle)[keyof typeof ButtonStyle];

/** A button. One with a `url` opens it and reports no click. */
export interface Button {
  readonly id: ComponentId;
  readonly type: 1;
  readonly component: ButtonComponent;
}

export interface ButtonComponent {
  /** May be empty where there is an icon. */
  readonly label: string;
  readonly style: ButtonStyle;
  readonly url?: Url | undefined;
  /** Shown as disabled; today's web client reports clicks all the same. */
  readonly disable?: boolean | undefined;
  readonly icon?: "PLAY" | "PAUSE" | undefined;
}

/** What is chosen from. */
export const SelectType = {
  Text: 1,
  User: 2,
  Role: 3,
  Channel: 4,
} as const;

/** What is chosen from. */
export type SelectType = (typeof SelectType)[keyof typeof SelectType];

/** A list to choose from. Choosing is reported at once, as a click with the value. */
export interface Select {
  readonly id: ComponentId;
  readonly type: 2;
  readonly component: SelectComponent;
}

/** Several can be chosen when `min_options` is above 1 or `max_options` at least 2. */
export interface SelectComponent {
  readonly type?: SelectType | undefined;
  readonly options?: readonly SelectOption[] | undefined;
  readonly placeholder?: string | undefined;
  readonly min_options?: number | undefined;
  readonly max_options?: number | undefined;
  readonly disabled?: boolean | undefined;
  /** What is chosen from the beginning. */
  readonly valueSelected?: SelectOption | undefined;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly default?: boolean | undefined;
}

/** A text to write. */
export interface Input {
  readonly id: ComponentId;
  readonly type: 3;
  readonly component: InputComponent;
}

export interface InputComponent {
  /** The id of the input and `-component`. */
  readonly id?: string | undefined;
  readonly placeholder?: string | undefined;
  /** An input type of HTML, such as `text`, `number` or `datetime-local`. */
  readonly type?: string | undefined;
  /** Whether it has several lines. */
  readonly textarea?: boolean | undefined;
  /** Shown as `*`; the client does not insist on it. */
  readonly required?: boolean | undefined;
  /** Counts as filled in. */
  readonly defaultValue?: string | number | undefined;
  readonly disabled?: boolean | undefined;
}

/** A date to choose, reported as `YYYY-MM-DD`. */
export interface DatePicker {
  readonly id: ComponentId;
  readonly type: 4;
  readonly component: DatePickerComponent;
}

export interface DatePickerComponent {
  /** Not shown by today's web client. */
  readonly value?: string | undefined;
}

/**
 * Options to tick. Several can be ticked exactly when the first two have different
 * `name`s.
 */
export interface Radio {
  readonly id: ComponentId;
  readonly type: 5;
  readonly component: readonly RadioOption[];
  readonly max_options?: number | undefined;
}

export interface RadioOption {
  readonly label: string;
  readonly value: string;
  /** Equal or absent: one of them can be ticked. Different: several. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly style?: ButtonStyle | undefined;
  readonly disabled?: boolean | undefined;
}

/** Boxes that play the frames of a sprite sheet. */
export interface Animation {
  readonly id: ComponentId;
  readonly type: 6;
  readonly component: AnimationComponent;
}

export interface AnimationComponent {
  /** The sprite sheet. */
  readonly url_image: Url;
  /** Its JSON, which says where the frames are. */
  readonly url_position: Url;
  /** The frames of each box. */
  readonly pool: readonly FrameNames[];
  /** Seconds; 2 by default. */
  readonly duration?: number | undefined;
  /** How often; for ever by default. */
  readonly repeat?: number | undefined;
  readonly vertical?: boolean | undefined;
  /** Whether only the last frame is shown. */
  readonly isResult?: boolean | number | undefined;
}

export type FrameNames = readonly string[];

/** Pictures on a grid. */
export interface Grid {
  readonly id: ComponentId;
  readonly type: 7;
  readonly component: GridComponent;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

export interface GridComponent {
  readonly items: readonly GridItem[];
  readonly url_image?: Url | undefined;
  readonly url_position?: Url | undefined;
}

export interface GridItem {
  readonly start_col: number;
  readonly start_row: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The `type` of each component. */
export const ComponentType = {
  Button: 1,
  Select: 2,
  Input: 3,
  DatePicker: 4,
  Radio: 5,
  Animation: 6,
  Grid: 7,
} as const;

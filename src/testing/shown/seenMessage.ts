import type {
  MessageAttachment,
  MessageMention,
  MessageReaction,
  MessageRef,
} from "../../../generated/mezon/api/message_pb.js";
import { ValidationError } from "../../core/errors.js";
import type { SandboxMessage } from "../../sandbox/index.js";
import type { ReceivedContent } from "../../wire/messageContent.js";
import type { Action } from "../people/action.js";
import type { Person } from "../people/person.js";
import { messageLines } from "../timeline/messageText.js";
import { SeenButton, SeenInput, SeenRadio, SeenSelect } from "./seenComponents.js";
import { SeenForm } from "./seenForm.js";
import { findComponent, type ShownComponent, shownComponents } from "./shownComponents.js";
import { type ShownEmbed, shownEmbeds } from "./shownEmbed.js";

/**
 * A message as somebody saw it when it came: later edits do not change it. What is done with it (a click, a reply) is
 * done with the message as it stands then.
 */
export class SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly senderId: string;
  readonly senderName: string;
  readonly text: string;
  readonly content: ReceivedContent;
  readonly embeds: readonly ShownEmbed[];
  readonly components: readonly ShownComponent[];
  readonly mentions: readonly MessageMention[];
  readonly attachments: readonly MessageAttachment[];
  readonly reactions: readonly MessageReaction[];
  /** What it replies to. */
  readonly replyTo: MessageRef | undefined;
  /** Whether only some people see it. */
  readonly isEphemeral: boolean;
  readonly #seer: Person;

  /** Made by what people do and expect. */
  constructor(message: SandboxMessage, seer: Person, isEphemeral: boolean) {
    const { id, channelId, senderId, senderName, text, content, mentions, attachments, reactions } = message;
    this.id = id;
    this.channelId = channelId;
    this.senderId = senderId;
    this.senderName = senderName;
    this.text = text;
    this.content = content;
    this.mentions = mentions;
    this.attachments = attachments;
    this.reactions = reactions;
    this.replyTo = message.references[0];
    this.isEphemeral = isEphemeral;
    this.embeds = shownEmbeds(content);
    this.components = shownComponents(content);
    this.#seer = seer;
  }

  /**
   * The one card of the message.
   *
   * @throws {ValidationError} if it has none, or several: see `embeds`.
   */
  get embed(): ShownEmbed {
    const [only, ...others] = this.embeds;
    if (only === undefined || others.length > 0)
      throw new ValidationError("embed", `the message has ${this.embeds.length} cards and not one`);
    return only;
  }

  /** The inputs of its cards, to be filled in. */
  get form(): SeenForm {
    return new SeenForm(this, this.#seer);
  }

  /**
   * Returns the button with a label, or an id.
   *
   * @throws {ValidationError} if there is none, or several. So do the other ones.
   */
  button(labelOrId: string): SeenButton {
    return new SeenButton(findComponent(this.content, ["button"], labelOrId), this, this.#seer);
  }

  /** Returns the select with a label (of its field, or its placeholder), or an id. */
  select(labelOrId: string): SeenSelect {
    return new SeenSelect(findComponent(this.content, ["select"], labelOrId), this, this.#seer);
  }

  /** Returns the radio of the field with a name, or with an id. */
  radio(nameOrId: string): SeenRadio {
    return new SeenRadio(findComponent(this.content, ["radio"], nameOrId), this, this.#seer);
  }

  /** Returns the text or date input of the field with a name, or with an id. */
  input(nameOrId: string): SeenInput {
    return new SeenInput(findComponent(this.content, ["input", "date"], nameOrId), this, this.#seer);
  }

  /** Replies to it, as the person who saw it. */
  reply(text: string): Action<SeenMessage> {
    return this.#seer.say(text, { in: this.channelId, replyTo: this });
  }

  /** Reacts to it, as the person who saw it. */
  react(emoji: string): Action {
    return this.#seer.react(this, emoji);
  }

  /** What is shown of it, in lines. */
  toString(): string {
    return messageLines({ text: this.text, content: this.content, attachments: this.attachments }).join("\n");
  }
}

import { requireObject } from "../../core/requireObject.js";
import { requireString } from "../../core/requireString.js";
import { encodeContent, type MessageContentInput } from "../../wire/messageContent.js";
import { edit, remove } from "../actions/changingMessages.js";
import { joinClan } from "../actions/clanMembership.js";
import { openDirectConversation } from "../actions/creatingChannels.js";
import { askFriends } from "../actions/friends.js";
import { removeMembers } from "../actions/leavingClans.js";
import { pin, unpin } from "../actions/pinning.js";
import { closePoll, createPoll, vote } from "../actions/polls.js";
import { type Posted, post } from "../actions/posting.js";
import { callQuickMenuIn } from "../actions/quickMenuCalls.js";
import { react } from "../actions/reacting.js";
import { openTopic } from "../actions/topics.js";
import { type } from "../actions/typing.js";
import { enterVoiceRoom, leaveVoiceRoom } from "../actions/voice.js";
import { type SandboxTransaction, showTransaction } from "../chain/sandboxChain.js";
import { type SandboxAmount, unitsOf } from "../chain/tokens.js";
import type { Platform } from "../platform.js";
import type { Person, PersonCredentials } from "../state/person.js";
import { Cards } from "./cards.js";
import { checkAnswers, pollDraft, type SandboxPollOptions } from "./pollOptions.js";
import { Recipient } from "./recipient.js";
import { type MessageReference, type PersonReference, personIdOf, targetOf } from "./references.js";
import { type ChannelReference, channelIdOf, type SandboxChannel, showChannel } from "./sandboxChannel.js";
import { type SandboxMessage, showMessage } from "./sandboxMessage.js";
import { referenceTo, shownTo } from "./shownMessages.js";
import {
  checkChoose,
  checkClick,
  checkEdit,
  checkMenuCall,
  checkPay,
  checkReact,
  checkSend,
  requireValues,
} from "./userChecks.js";
import {
  type ChooseOptions,
  type ClickOptions,
  type PayOptions,
  type PeoplesChain,
  paymentExtra,
  type QuickMenuCallOptions,
  type ReactOptions,
  type SandboxSendOptions,
} from "./userOptions.js";

/**
 * A person that your code plays. The person sees what a client would show, and their actions reach the bot as they
 * would on Mezon. When a method resolves, its action is done, and its events have been sent to the sockets.
 *
 * Methods reject with a `MezonError` if the platform would refuse, and with a `ValidationError` if a client's interface
 * would not allow it.
 */
export class SandboxUser extends Recipient {
  readonly #platform: Platform;
  readonly #person: Person;
  readonly #cards: Cards;
  readonly #chain: PeoplesChain;

  /** @internal Created by `sandbox.user(name)`. */
  constructor(platform: Platform, person: Person, chain: PeoplesChain) {
    super(platform, person);
    this.#platform = platform;
    this.#person = person;
    this.#chain = chain;
    this.#cards = new Cards(platform, person);
  }

  /** The display name. */
  get displayName(): string {
    return this.#person.displayName;
  }

  /** Address of the picture; "" for none. */
  get avatarUrl(): string {
    return this.#person.avatar;
  }

  /** Credentials with which a client can log in as this person. */
  get credentials(): PersonCredentials {
    return this.#person.credentials;
  }

  /** Posts a message. Returns it as it was stored. A string stands for `{ t: string }`. */
  async send(
    channel: ChannelReference,
    content: MessageContentInput,
    options: SandboxSendOptions = {},
  ): Promise<SandboxMessage> {
    checkSend(options);
    const { replyTo, mentions = [], attachments = [], topicId = "0", code = 0 } = options;
    const references = replyTo === undefined ? [] : [referenceTo(this.#platform.world, replyTo)];
    const body = { content: encodeContent(content), mentions, attachments, references };
    const { message } = this.#act(() =>
      post(this.#platform, this.#person, { ...body, channelId: channelIdOf(channel), topicId, code }),
    );
    return showMessage(this.#platform.world, message);
  }

  /** Edits a message of this person. Returns the new version. */
  async edit(
    message: MessageReference,
    content: MessageContentInput,
    options: Pick<SandboxSendOptions, "mentions" | "attachments"> = {},
  ): Promise<SandboxMessage> {
    checkEdit(options);
    const { mentions = [], attachments = [] } = options;
    const body = { content: encodeContent(content), mentions, attachments, references: [] };
    const edited = this.#act((): Posted => edit(this.#platform, this.#person, targetOf(message), body));
    return showMessage(this.#platform.world, edited.message);
  }

  /** Removes a message of this person, or any message of a clan they own. */
  async remove(message: MessageReference): Promise<void> {
    this.#act(() => remove(this.#platform, this.#person, targetOf(message)));
  }

  /**
   * Adds a reaction to a message, or removes this person's own.
   *
   * @param emoji The emoji, or the id of a custom one with its short name.
   */
  async react(
    message: MessageReference,
    emoji: string | { readonly id: string; readonly name: string },
    options: ReactOptions = {},
  ): Promise<void> {
    checkReact(options);
    if (typeof emoji !== "string") {
      requireObject(emoji, "emoji", "an emoji, or { id, name }");
      requireString(emoji.id, "emoji.id");
      requireString(emoji.name, "emoji.name");
    }
    const named = typeof emoji === "string" ? { emojiId: "0", emoji } : { emojiId: emoji.id, emoji: emoji.name };
    const request = { ...targetOf(message), ...named, count: 1, remove: options.remove ?? false };
    this.#act(() => react(this.#platform, this.#person, request));
  }

  /** Pins a message to its channel. */
  async pin(message: MessageReference): Promise<void> {
    this.#act(() => pin(this.#platform, this.#person, targetOf(message)));
  }

  /** Unpins a message. */
  async unpin(message: MessageReference): Promise<void> {
    this.#act(() => unpin(this.#platform, this.#person, { ...targetOf(message), id: "0" }));
  }

  /** Opens the topic under a message; everybody has the same one. Returns its id, for `send(…, { topicId })`. */
  async openTopic(message: MessageReference): Promise<string> {
    return this.#act(() => openTopic(this.#platform, this.#person, targetOf(message))).id;
  }

  /** Posts a poll. Returns its message. */
  async createPoll(channel: ChannelReference, poll: SandboxPollOptions): Promise<SandboxMessage> {
    const draft = { ...pollDraft(poll), channelId: channelIdOf(channel) };
    const { messageId } = this.#act(() => createPoll(this.#platform, this.#person, draft));
    return showMessage(this.#platform.world, this.#platform.world.messages.get(draft.channelId, messageId));
  }

  /** Votes in a poll; replaces an earlier vote. @param answers The answers' positions, counted from 0. */
  async vote(poll: MessageReference, answers: readonly number[]): Promise<void> {
    const target = { ...targetOf(poll), pollId: "0" };
    checkAnswers(answers);
    this.#act(() => vote(this.#platform, this.#person, target, answers));
  }

  /** Closes a poll of this person. */
  async closePoll(poll: MessageReference): Promise<void> {
    this.#act(() => closePoll(this.#platform, this.#person, { ...targetOf(poll), pollId: "0" }));
  }

  /** Shows that the person is typing. */
  async type(channel: ChannelReference): Promise<void> {
    this.#act(() => type(this.#platform, this.#person, { channelId: channelIdOf(channel), topicId: "0" }));
  }

  /**
   * Fills in a field of a card: a text, a number as text, a date as `YYYY-MM-DD`, or the values of one or several
   * options to tick. The next click on a button of the message reports it.
   */
  async fill(message: MessageReference, inputId: string, value: string | readonly string[]): Promise<void> {
    requireString(inputId, "inputId");
    requireValues(value, "value");
    this.#cards.fill(shownTo(this.#platform.world, this.inbox, message), inputId, value);
  }

  /**
   * Chooses from a select, which reports it immediately; in a card it also becomes part of the form. `envelope:
   * "dropdown"` reports it as older clients do.
   */
  async choose(
    message: MessageReference,
    selectId: string,
    value: string | readonly string[],
    options: ChooseOptions = {},
  ): Promise<void> {
    checkChoose(options);
    requireString(selectId, "selectId");
    requireValues(value, "value");
    this.#cards.choose(shownTo(this.#platform.world, this.inbox, message), selectId, value, options);
  }

  /**
   * Clicks a button, or chooses from a select. The component must be in an action row or in a field of an embed, and
   * must not be a link.
   *
   * `extraData`: for a button, the form's state (the fields that were filled in and the defaults are added) or the
   * text itself; for a select, the chosen value. A disabled button can be clicked, as in today's web client.
   */
  async click(message: MessageReference, componentId: string, options: ClickOptions = {}): Promise<void> {
    checkClick(options);
    requireString(componentId, "componentId");
    this.#cards.click(shownTo(this.#platform.world, this.inbox, message), componentId, options);
  }

  /** Calls a quick menu (slash command) of a bot or of the channel; with `message`, on that message. */
  async callQuickMenu(channel: ChannelReference, menuName: string, options: QuickMenuCallOptions = {}): Promise<void> {
    checkMenuCall(options);
    const { text = `/${requireString(menuName, "menuName")}`, message } = options;
    const on = message === undefined ? undefined : shownTo(this.#platform.world, this.inbox, message);
    const call = { menuName, content: encodeContent(text), on };
    this.#act(() => callQuickMenuIn(this.#platform, this.#person, channelIdOf(channel), call));
  }

  /** Opens the direct conversation with another person; there is one for every two people. */
  async openDm(userId: string): Promise<SandboxChannel> {
    return showChannel(this.#act(() => openDirectConversation(this.#platform, this.#person, userId)));
  }

  /** Joins a clan, as with an invite. */
  async joinClan(clanId: string): Promise<void> {
    this.#act(() => joinClan(this.#platform, this.#person, this.#platform.world.clans.get(clanId)));
  }

  /** Leaves a clan. Its owner cannot. */
  async leaveClan(clanId: string): Promise<void> {
    this.#act(() => removeMembers(this.#platform, this.#person, clanId, [this.#person.id]));
  }

  /** Sends a friend request, or accepts one that the other person has sent. */
  async askFriend(userId: string): Promise<void> {
    this.#act(() => askFriends(this.#platform, this.#person, [this.#platform.world.people.get(userId)]));
  }

  /**
   * Pays tokens: a real transfer, with this person's key, proof and signature. Resolves with the transaction when it is
   * final, the indexer knows it, and both people were notified. For this, slots are ended immediately. With `settle:
   * false` the transfer is only submitted.
   *
   * @param receiver The receiver, or their id.
   * @param amount Tokens such as "50000", or `{ units }`.
   */
  async pay(
    receiver: PersonReference,
    amount: SandboxAmount,
    note = "",
    options: PayOptions = {},
  ): Promise<SandboxTransaction> {
    checkPay(options);
    requireString(note, "note");
    const receiverId = personIdOf(receiver);
    this.#platform.world.people.get(receiverId);
    const { settle = true } = options;
    const payment = { receiverId, units: unitsOf(amount), note, extra: paymentExtra(options) };
    const seen = this.#chain.seen;
    const entry = await this.#chain.service.pay(this.#person, payment, () => (settle ? seen.settle() : undefined));
    return showTransaction(entry);
  }

  /** Enters a voice channel. Leaves the current one, if any. */
  async joinVoice(channel: ChannelReference): Promise<void> {
    this.#act(() => enterVoiceRoom(this.#platform, this.#person, channelIdOf(channel)));
  }

  /** Leaves the current voice channel. */
  async leaveVoice(): Promise<void> {
    this.#act(() => leaveVoiceRoom(this.#platform, this.#person));
  }

  #act<T>(action: () => T): T {
    return this.#platform.broadcaster.deliverAfter(action);
  }
}

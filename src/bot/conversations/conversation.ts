import { ButtonBuilder, ButtonStyle, type EmbedBuilder, type Form } from "../../builders/index.js";
import { ValidationError } from "../../core/errors.js";
import { requireListener } from "../../core/requireFunction.js";
import { requireString } from "../../core/requireString.js";
import type { Message, MessageInput, SendOptions, UpdateOptions, User } from "../../index.js";
import { type Argument, ArgumentFault } from "../commands/arguments/argument.js";
import { parseArguments } from "../commands/arguments/parseArguments.js";
import { rest } from "../commands/arguments/values.js";
import type { Context } from "../context/context.js";
import { fingerprint } from "../storage/fingerprint.js";
import { readComponent, readText } from "./answerReaders.js";
import type { RecordedAnswer } from "./conversationLog.js";
import {
  type AskOptions,
  askOptions,
  type ConversationChoice,
  type ConversationFormOptions,
  choicesOf,
  formOptions,
} from "./conversationOptions.js";
import { ConversationEnd, ConversationRestart, type ConversationRun } from "./conversationRun.js";

/** A message that the conversation has posted. */
export interface ConversationMessage {
  readonly id: string;
  readonly channelId: string;
  /** Edits it, once. */
  edit(content: MessageInput, options?: UpdateOptions): Promise<void>;
}

/**
 * The steps of a conversation. The result of each step is recorded, so that the conversation can continue after a
 * restart: its function is called again, and every step that was completed returns its recorded result. Work that is not
 * done by a method of this object is done again, so wrap it in `once`.
 */
export class Conversation<State = unknown> {
  readonly #run: ConversationRun;

  /** @internal */
  constructor(run: ConversationRun) {
    this.#run = run;
  }

  /** What `ctx.enter` or `restart` was given. */
  get state(): State {
    return this.#run.record.state as State;
  }

  /** The update that is handled: the last answer. */
  get ctx(): Context {
    return this.#run.ctx;
  }

  /** The person. */
  get user(): User {
    return this.ctx.user;
  }

  /** Sends a message, with files and whatever else a send takes. */
  async say(content: MessageInput, options: SendOptions = {}): Promise<ConversationMessage> {
    return this.#send(content, content, options);
  }

  /**
   * Sends a question and returns the answer: the next message of the person in this channel. If the answer is not valid,
   * the person is told why and can answer again.
   */
  async ask(question: MessageInput, options?: AskOptions<string> & { readonly type?: undefined }): Promise<string>;
  async ask<T>(question: MessageInput, options: AskOptions<T> & { readonly type: Argument<T> }): Promise<T>;
  async ask<T>(question: MessageInput, options: AskOptions<T> = {}): Promise<T> {
    const { type = rest() as unknown as Argument<T>, validate, tries, send } = askOptions(options);
    await this.say(question, send);
    for (let wrong = 0; ; ) {
      const given = await this.#run.wait(readText(this.#run.record.userId));
      const read = await this.#read(type, given);
      const problem = read instanceof ArgumentFault ? read.reason(this.ctx.texts) : await validate?.(read);
      if (problem === undefined) return read as T;
      wrong += 1;
      if (wrong >= tries) throw new ConversationEnd(this.ctx.texts.tooManyTries);
      await this.say(problem);
    }
  }

  /** Shows buttons, and returns the value of the one that the person clicks. */
  async choose<const Value extends string>(
    question: string,
    choices: readonly (Value | ConversationChoice<Value>)[],
    options: SendOptions = {},
  ): Promise<Value> {
    requireString(question, "question");
    const all = choicesOf(choices);
    const buttons = new ButtonBuilder();
    const idOf = (index: number): string => `${this.#run.record.id}-${index}`;
    for (const [index, { label, style }] of all.entries()) {
      buttons.addButton({ id: idOf(index), label, style });
    }
    const print = [question, ...all.map(({ value }) => value)].join("\n");
    const message = await this.#send({ t: question, components: buttons }, print, options);
    const given = await this.#run.wait(
      readComponent(
        this.#run.record.userId,
        message.id,
        all.map((_, index) => idOf(index)),
      ),
    );
    const chosen = all.find((_, index) => given.kind === "component" && given.customId === idOf(index));
    if (chosen === undefined) throw new ConversationEnd();
    await message.edit(`${question} ${chosen.label}`);
    return chosen.value;
  }

  /** Asks for yes or no. */
  async confirm(question: string, options: SendOptions = {}): Promise<boolean> {
    const { yes, no } = this.ctx.texts;
    const choices = [
      { label: yes, value: "yes", style: ButtonStyle.Success },
      { label: no, value: "no", style: ButtonStyle.Danger },
    ] as const;
    return (await this.choose(question, choices, options)) === "yes";
  }

  /** Shows a card with fields and a button, and returns what the person has filled in once they click it. */
  async form<Values extends object>(
    card: EmbedBuilder<Values>,
    options: ConversationFormOptions = {},
  ): Promise<Values> {
    const { text, submitLabel = this.ctx.texts.submit, send } = formOptions(card, options);
    const { form } = card;
    const submit = `${this.#run.record.id}-submit`;
    const buttons = new ButtonBuilder().addButton({ id: submit, label: submitLabel, style: ButtonStyle.Primary });
    const print = [text ?? "", ...form.fieldIds].join("\n");
    const message = await this.#send({ t: text, embed: [card], components: buttons }, print, send);
    for (;;) {
      const given = await this.#run.wait(readComponent(this.#run.record.userId, message.id, [submit]));
      const state = given.kind === "component" ? given.state : {};
      const read = readValues(form, state);
      if (read.problem === undefined) {
        await message.edit(text ?? this.ctx.texts.submitted);
        return read.values;
      }
      await this.say(read.problem);
    }
  }

  /**
   * Runs work that must not be repeated when the conversation continues after a restart. Returns its result, which must be
   * a JSON value. If the process ends before the work is complete, the work runs again: pass `key` to an operation that
   * recognises a repetition, such as `idempotencyKey` of a transfer.
   */
  async once<T>(work: (step: { readonly key: string }) => Promise<T> | T): Promise<T> {
    requireListener(work, "work");
    return this.#run.once(work);
  }

  /** Returns the time, in milliseconds since the epoch, as it was when this step was first taken. */
  async now(): Promise<number> {
    return this.#run.once(() => this.ctx.now());
  }

  /** Runs a part of the conversation. When it has ended, its result replaces the results of its steps in the record. */
  async checkpoint<T>(part: () => Promise<T>): Promise<T> {
    requireListener(part, "part");
    return this.#run.checkpoint(part);
  }

  /** Starts the conversation again with a new `state`, and removes its record. Never returns. */
  restart(state: State): never {
    throw new ConversationRestart(state);
  }

  /** Ends the conversation. @param text What is posted for the person. */
  end(text?: string): never {
    throw new ConversationEnd(text);
  }

  async #send(content: MessageInput, print: unknown, options: SendOptions): Promise<ConversationMessage> {
    const { messageId: id, channelId } = await this.#run.send(fingerprint(print), async () => {
      const message: Message = await this.ctx.reply(content, options);
      return { messageId: message.id, channelId: message.channelId };
    });
    const edit = async (news: MessageInput, changes: UpdateOptions = {}): Promise<void> => {
      await this.once(async () => {
        const message = await this.ctx.client.channels.handle(channelId).messages.fetch(id);
        await message.update(news, changes);
      });
    };
    return { id, channelId, edit };
  }

  async #read<T>(type: Argument<T>, given: RecordedAnswer): Promise<T | ArgumentFault> {
    const { text, entities } = given.kind === "text" ? given : { text: "", entities: [] };
    const { client, clanId, channelId } = this.ctx;
    const context = { client, clanId, channelId, text, now: () => this.ctx.now() };
    if (type.settings.isList === true) {
      const parsed = await parseArguments({ answer: type }, context, { entities });
      return parsed.ok ? (parsed.values["answer"] as T) : new ArgumentFault(parsed.problem.text);
    }
    // All of it is the answer, spaces included.
    const start = text.length - text.trimStart().length;
    const end = text.trimEnd().length;
    const entity = entities.find((each) => each.start <= start && each.end >= end);
    const token = { text: text.slice(start, end), start, end, isQuoted: false, entity };
    return (await type.type.read(token, context)) as T | ArgumentFault;
  }
}

type ReadValues<Values> =
  | { readonly values: Values; readonly problem?: undefined }
  | { readonly problem: string; readonly values?: undefined };

/** Reads what was filled in. Returns what is wrong with it, if something is. */
function readValues<Values extends object>(
  form: Form<Values>,
  state: Extract<RecordedAnswer, { kind: "component" }>["state"],
): ReadValues<Values> {
  try {
    return { values: form.read(state) };
  } catch (error) {
    if (error instanceof ValidationError) return { problem: error.message };
    throw error;
  }
}

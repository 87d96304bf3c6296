import type { SavedWorld } from "../../sandbox/index.js";
import type { InputValue } from "../contract.js";
import type { Heard, RecordedAction, RecordedFile, RecordedStep } from "./recording.js";

type Saying = Extract<RecordedAction, { kind: "say" }>;

/** Characters of a file that a test holds. */
const MOST_BASE64 = 16_384;

export interface WriteTestOptions {
  /** The bot's file, as the test imports it: `./bot.ts`. */
  readonly botFile: string;
  /** The world as it is when the recording ends: it names people and channels. */
  readonly world: Pick<SavedWorld, "people" | "channels" | "files">;
}

/** Returns a recording as a vitest file that plays it again with mezonkit/testing. */
export function writeTest(steps: readonly RecordedStep[], options: WriteTestOptions): string {
  const { botFile } = options;
  const writer = new TestWriter(options.world);
  const lines = steps.flatMap((step) => writer.step(step));
  const people = [...writer.people].map((name) => `  const ${nameOf(name)} = bed.person(${text(name)});`);
  const world = writer.world();
  return [
    `import { afterEach, test } from "vitest";`,
    `import { botProcess, testBedsClosedBy } from "mezonkit/testing";`,
    "",
    "const testBed = testBedsClosedBy(afterEach);",
    "",
    `test("plays what was recorded in the playground", { timeout: 60_000 }, async () => {`,
    `  const start = botProcess(new URL(${text(botFile)}, import.meta.url));`,
    world === undefined
      ? "  const bed = await testBed({ start });"
      : `  const bed = await testBed({ start, world: ${world} });`,
    ...people,
    "",
    ...lines.map((line) => `  ${line}`),
    "});",
    "",
  ].join("\n");
}

class TestWriter {
  readonly people = new Set<string>();
  readonly #world: WriteTestOptions["world"];
  readonly #channels = new Set<string>();
  /** Variables of messages, by id. */
  readonly #variables = new Map<string, string>();
  /** Variables of topics' ids, by id. */
  readonly #topics = new Map<string, string>();
  #count = 0;
  /** Who did something last: that person sees the answer. */
  #last: string | undefined;

  constructor(world: WriteTestOptions["world"]) {
    this.#world = world;
  }

  step(step: RecordedStep): readonly string[] {
    return step.by === "person" ? this.#action(step.name, step.action) : this.#heard(step.seenBy, step.heard);
  }

  /** The people and channels that the test needs besides alice and "general"; `undefined` for none. */
  world(): string | undefined {
    const channels = [...this.#channels].filter((name) => name !== "general");
    const described = { people: [...this.people].filter((name) => name !== "alice"), channels };
    const entries = Object.entries(described).filter(([, names]) => names.length > 0);
    return entries.length === 0 ? undefined : JSON.stringify(Object.fromEntries(entries));
  }

  #action(name: string, action: RecordedAction): readonly string[] {
    this.people.add(name);
    // People act when the bot is at rest: what it does after an answer, such as waiting for a click, has begun.
    const rest = this.#last === undefined ? [] : ["await bed.bot.idle();"];
    this.#last = name;
    return [...rest, ...this.#did(name, action)];
  }

  #did(name: string, action: RecordedAction): readonly string[] {
    const person = nameOf(name);
    switch (action.kind) {
      case "say": {
        const variable = this.#variable(action.messageId, "said");
        if (this.#isDirect(action.channelId)) return [`const ${variable} = await ${person}.dm(${text(action.text)});`];
        const replied = action.replyTo === undefined ? undefined : this.#variables.get(action.replyTo);
        const topic = this.#topics.get(action.topicId ?? "0");
        const options = [
          ...this.#place(action.channelId),
          ...(topic === undefined ? [] : [`topicId: ${topic}`]),
          ...(replied === undefined ? [] : [`replyTo: ${replied}`]),
          ...this.#mentions(action.mentions ?? []),
          ...this.#files(person, action.attachments ?? []),
        ];
        const said = `const ${variable} = await ${person}.say(${text(action.text)}${optionsText(options)});`;
        const isElsewhere = topic === undefined && (action.topicId ?? "0") !== "0";
        return isElsewhere ? ["// In a topic that was opened before the recording began.", said] : [said];
      }
      case "createPoll": {
        const variable = this.#variable(action.messageId, "poll");
        const place = this.#place(action.channelId)[0]?.replace("in: ", "") ?? "bed.sandbox.channelId";
        const { question, answers } = action;
        const poll = JSON.stringify({ question, answers, multiple: action.multiple || undefined });
        return [`const ${variable} = await ${person}.user.createPoll(${place}, ${poll});`];
      }
      case "callMenu": {
        const options = [
          ...(action.text === "" ? [] : [`text: ${text(action.text)}`]),
          ...this.#place(action.channelId),
        ];
        return [`await ${person}.callQuickMenu(${text(action.name)}${optionsText(options)});`];
      }
      case "pay":
        return [
          `await ${person}.user.pay(${this.#receiver(action.receiver)}, ${text(action.amount)}, ${text(action.note)});`,
        ];
      default:
        return this.#onMessage(person, action);
    }
  }

  #onMessage(
    person: string,
    action: Exclude<RecordedAction, { kind: "say" | "createPoll" | "callMenu" | "pay" }>,
  ): readonly string[] {
    const message = this.#variables.get(action.messageId);
    if (message === undefined) return [`// ${action.kind}: the message was there before the recording began.`];
    switch (action.kind) {
      case "edit":
        return [`await ${person}.edit(${message}, ${text(action.text)});`];
      case "remove":
        return [`await ${person}.remove(${message});`];
      case "react":
        return [
          `await ${person}.react(${message}, ${text(action.emoji)}${action.remove ? ", { remove: true }" : ""});`,
        ];
      case "openTopic": {
        this.#count += 1;
        const topic = `topic${this.#count}`;
        this.#topics.set(action.topicId, topic);
        return [`const ${topic} = await ${person}.user.openTopic(${message});`];
      }
      case "vote":
        return [`await ${person}.user.vote(${message}, ${JSON.stringify(action.answers)});`];
      case "closePoll":
        return [`await ${person}.user.closePoll(${message});`];
      case "choose":
        return [`await ${message}.select(${text(action.componentId)}).choose(${list(action.value)});`];
      case "click": {
        const values = Object.entries(action.values);
        if (values.length === 0) return [`await ${message}.button(${text(action.componentId)}).click();`];
        const filled = values.map(([id, value]) => `${text(id)}: ${JSON.stringify(value)}`).join(", ");
        return [`await ${message}.form.fill({ ${filled} }).submit(${text(action.componentId)});`];
      }
    }
  }

  #heard(seenBy: readonly string[], heard: Heard): readonly string[] {
    const seer = this.#last !== undefined && seenBy.includes(this.#last) ? this.#last : seenBy[0];
    if (seer === undefined) return [];
    this.people.add(seer);
    const person = nameOf(seer);
    switch (heard.kind) {
      case "posted":
      case "ephemeral": {
        const { message } = heard;
        const variable = this.#variable(message.id, "answer");
        const expect = heard.kind === "posted" ? "expectMessage" : "expectEphemeral";
        const place = this.#isDirect(message.channelId) ? [`in: ${`"anywhere"`}`] : this.#place(message.channelId);
        return [`const ${variable} = await ${person}.${expect}(${match(message.text)}${optionsText(place)});`];
      }
      case "edited": {
        const { message } = heard;
        const edited = this.#variables.get(message.id);
        if (edited === undefined) return [];
        const variable = this.#variable(message.id, "edited");
        return [`const ${variable} = await ${person}.expectEdit(${match(message.text)}, { of: ${edited} });`];
      }
      case "removed": {
        const removed = this.#variables.get(heard.messageId);
        return removed === undefined ? [] : [`await ${person}.expectRemoval({ of: ${removed} });`];
      }
      case "reacted": {
        const on = this.#variables.get(heard.messageId);
        return on === undefined ? [] : [`await ${person}.expectReaction(${text(heard.emoji)}, { on: ${on} });`];
      }
    }
  }

  #variable(messageId: string, stem: string): string {
    this.#count += 1;
    const variable = `${stem}${this.#count}`;
    this.#variables.set(messageId, variable);
    return variable;
  }

  #isDirect(channelId: string): boolean {
    return this.#world.channels.find(({ id }) => id === channelId)?.clanId === "0";
  }

  #place(channelId: string): readonly string[] {
    const channel = this.#world.channels.find(({ id }) => id === channelId);
    if (channel === undefined || channel.name === "general") return [];
    this.#channels.add(channel.name);
    return [`in: bed.channel(${text(channel.name)})`];
  }

  #mentions(mentions: NonNullable<Saying["mentions"]>): readonly string[] {
    const list = mentions.flatMap(({ userId, s, e }) => {
      const found = this.#world.people.find(({ id }) => id === userId);
      return found === undefined ? [] : [`{ userId: ${this.#receiver(found.username)}, s: ${s}, e: ${e} }`];
    });
    return list.length === 0 ? [] : [`mentions: [${list.join(", ")}]`];
  }

  /** The files stand in the test: one that is too large for that is left empty. */
  #files(person: string, attachments: readonly RecordedFile[]): readonly string[] {
    const list = attachments.map(({ filename, filetype, url }) => {
      const path = URL.canParse(url) ? new URL(url).pathname : url;
      const { base64 = "" } = this.#world.files.find((file) => file.path === path) ?? {};
      const body = base64.length > MOST_BASE64 ? '""' : `${text(base64)}, "base64"`;
      const file = `{ name: ${text(filename)}, type: ${text(filetype)}, body: Buffer.from(${body}) }`;
      const stored = `url: bed.sandbox.storeFile(${person}, ${file})`;
      return `{ filename: ${text(filename)}, filetype: ${text(filetype)}, ${stored} }`;
    });
    return list.length === 0 ? [] : [`attachments: [${list.join(", ")}]`];
  }

  #receiver(name: string): string {
    const isBot = this.#world.people.some((person) => person.username === name && person.isBot);
    if (isBot) return "bed.bot.id";
    this.people.add(name);
    return `${nameOf(name)}.id`;
  }
}

function match(shown: string): string {
  // A card alone has no text.
  return shown === "" ? "undefined" : text(shown);
}

function optionsText(options: readonly string[]): string {
  return options.length === 0 ? "" : `, { ${options.join(", ")} }`;
}

function list(value: InputValue): string {
  return (typeof value === "string" ? [value] : value).map(text).join(", ");
}

function text(value: string): string {
  return JSON.stringify(value);
}

const RESERVED =
  /^(?:bed|start|test|await|class|const|delete|do|else|enum|export|for|function|if|import|in|let|new|null|return|super|switch|this|throw|true|false|try|typeof|var|void|while|with|yield)$/;

/** Returns a variable's name for a person's. */
function nameOf(username: string): string {
  const name = username.replaceAll(/[^A-Za-z0-9_$]/g, "_").replace(/^(?=\d)/, "_");
  return RESERVED.test(name) || name === "" ? `${name}_` : name;
}

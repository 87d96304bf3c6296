import type { ComponentChildren } from "preact";
import type { PageMessage } from "../../src/playground/contract.js";
import { channelName, nameOf, openChannel, world } from "../state/store.js";
import { type Json, linkOf, listOf, numberOf, objectOf, textOf } from "./json.js";
import { Picture } from "./picture.js";

/** A part of the text that is shown in its own way. */
interface Span {
  readonly s: number;
  readonly e: number;
  readonly show: (text: string) => ComponentChildren;
  /** Whether it stands on lines of its own. */
  readonly isBlock?: boolean | undefined;
}

/** The text of a message with its marks, links, mentions, channels and emojis. */
export function MessageText({ message }: { readonly message: PageMessage }) {
  const { text, content } = message;
  const spans = [...mentionSpans(message), ...contentSpans(content)]
    .filter(({ s, e }) => s >= 0 && e > s && e <= text.length)
    .sort((a, b) => a.s - b.s || b.e - a.e);
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const { s, e, show, isBlock } of spans) {
    // What overlaps with something before it is shown as text.
    if (s < at) continue;
    parts.push(text.slice(at, s), show(text.slice(s, e)));
    // A block ends its line itself.
    at = isBlock && text[e] === "\n" ? e + 1 : e;
  }
  parts.push(text.slice(at));
  return (
    <>
      {text === "" ? null : <div class="text">{parts}</div>}
      {listOf(content["mk"])
        .map(objectOf)
        .filter((mark) => mark["type"] === "lk_ogp")
        .map((mark, index) => (
          <LinkPreview key={index} mark={mark} />
        ))}
    </>
  );
}

function mentionSpans({ mentions }: PageMessage): readonly Span[] {
  return mentions.map(({ userId, roleId, s, e }) => ({
    ...{ s, e },
    show: (text) => (
      <span class="mention" title={userId === "0" ? `role ${roleId}` : nameOf(userId)}>
        {text}
      </span>
    ),
  }));
}

const BLOCKS: ReadonlySet<unknown> = new Set(["t", "pre"]);

function contentSpans(content: Json): readonly Span[] {
  const spans = (key: string, show: (item: Json) => Span["show"]): readonly Span[] =>
    listOf(content[key])
      .map(objectOf)
      .map((item) => ({
        s: numberOf(item["s"]) ?? -1,
        e: numberOf(item["e"]) ?? -1,
        show: show(item),
        isBlock: BLOCKS.has(item["type"]),
      }));
  return [
    ...spans("mk", (mark) => (text) => marked(textOf(mark["type"]), text)),
    ...spans("hg", (tag) => (text) => <ChannelTag id={textOf(tag["channelId"] ?? tag["channelid"])} text={text} />),
    ...spans("ej", (emoji) => (text) => (
      <span class="custom-emoji" title={`emoji ${textOf(emoji["emojiid"])}`}>
        {text}
      </span>
    )),
    ...["lk", "vk", "lky"].flatMap((key) => spans(key, () => (text) => link(text))),
  ];
}

function marked(type: string, text: string): ComponentChildren {
  switch (type) {
    case "t":
    case "pre":
      return <CodeBlock text={text} />;
    case "s":
    case "c":
      return <code>{text.replaceAll(/^`+|`+$/g, "")}</code>;
    case "b":
      return <strong>{text.replaceAll(/^\*\*|\*\*$/g, "")}</strong>;
    case "lk":
    case "vk":
    case "lk_yt":
    case "lk_fb":
    case "lk_tt":
    case "lk_ogp":
      return link(text);
    default:
      return text;
  }
}

function CodeBlock({ text }: { readonly text: string }) {
  const inner = text.replace(/^```[a-z]*\n?/i, "").replace(/\n?```$/, "");
  return (
    // It may be wider than the page: the keyboard must reach its end, too.
    <pre tabIndex={0} role="region" aria-label="Code">
      <code>{inner}</code>
    </pre>
  );
}

function link(text: string): ComponentChildren {
  const href = linkOf(text);
  if (href === "") return text;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

function ChannelTag({ id, text }: { readonly id: string; readonly text: string }) {
  const isKnown = world.value?.channels.some((channel) => channel.id === id) === true;
  if (!isKnown) return <>{text}</>;
  return (
    <button type="button" class="channel-tag" onClick={() => openChannel(id)}>
      #{channelName(id)}
    </button>
  );
}

function LinkPreview({ mark }: { readonly mark: Json }) {
  const href = linkOf(mark["url"]);
  const image = textOf(mark["image"]);
  return (
    <div class="preview">
      <p>
        {href === "" ? (
          textOf(mark["title"])
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {textOf(mark["title"]) || href}
          </a>
        )}
      </p>
      <p>{textOf(mark["description"])}</p>
      {image === "" ? null : <Picture url={image} label="preview" />}
    </div>
  );
}

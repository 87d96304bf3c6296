import { ButtonBuilder } from "../../builders/buttonBuilder.js";
import { builtContent, type ContentInput } from "../../builders/contentInput.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { Channel } from "../channel/channel.js";
import type { AnyInteraction } from "../interaction/interaction.js";
import type { Message } from "./message.js";

/** One page: a content without components, since the pager adds its own. */
export type Page = string | Omit<ContentInput, "components">;

export interface PaginateOptions {
  /** Id of the person who may turn the pages. @default anybody */
  readonly from?: string | undefined;
  /** Milliseconds without a click after which the buttons are removed. @default 120_000 */
  readonly idleMs?: number | undefined;
  /** Index of the first page that is shown, from 0. @default 0 */
  readonly start?: number | undefined;
  /** Labels of the buttons. @default `◀` and `▶` */
  readonly labels?: { readonly previous: string; readonly next: string } | undefined;
  /** Removes the buttons when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** A message whose pages can be turned. */
export interface Pager extends AsyncDisposable {
  readonly message: Message;
  /** Index of the page that is shown, from 0. */
  readonly index: number;
  /** Resolves when the buttons are removed and no listener is left. */
  readonly done: Promise<void>;
  /** Why it ended, if its message, channel or clan was removed, or the client was closed; `undefined` otherwise. */
  readonly reason: Error | undefined;
  /** Removes the buttons. */
  stop(): Promise<void>;
}

/** Returns a copy of the page: the caller may change its builders and objects afterwards. */
function shown(page: Page): ContentInput {
  return typeof page === "string" ? { t: page } : structuredClone(builtContent(page));
}

const LABELS = { previous: "◀", next: "▶" };
const LABEL_KEYS: KeysOf<typeof LABELS> = { previous: true, next: true };
const OPTIONS: KeysOf<PaginateOptions> = { from: true, idleMs: true, start: true, labels: true, signal: true };

const PREVIOUS = "previous-page";
const NEXT = "next-page";
const IDLE_MS = 120_000;

/** A closed client cannot remove the buttons. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof MezonError && (error.code === "not_ready" || error.code === "closed"))) throw error;
}

/**
 * Posts pages that people turn with two buttons, until nobody does for a while.
 *
 * ```ts
 * const pager = await paginate(channel, ["page one", { embed: [second] }], { from: message.author.id });
 * ```
 *
 * Rejects with `ValidationError` if there are no pages, or as `channel.send` does. If a page cannot be shown, an
 * `error` event is emitted.
 */
export async function paginate(
  channel: Channel,
  given: readonly Page[],
  options: PaginateOptions = {},
): Promise<Pager> {
  requireObject(channel, "channel", "a channel");
  requireList(given, "pages", "texts and contents");
  requireOptions(options, OPTIONS);
  const { from, idleMs = IDLE_MS, start = 0, labels: texts = LABELS, signal } = options;
  requireOptions(texts, LABEL_KEYS, { path: "labels" });
  // Copies: the pages are shown much later.
  const [pages, labels] = [given.map(shown), { ...texts }];
  if (pages.length === 0) throw new ValidationError("pages", "must hold a page");
  if (!Number.isInteger(start) || start < 0 || start >= pages.length)
    throw new ValidationError("start", `must be a page, 0 to ${pages.length - 1}`);
  let index = start;
  const contentOf = (hasButtons: boolean): ContentInput => {
    const content = pages[index] ?? {};
    if (!hasButtons || pages.length === 1) return content;
    const buttons = new ButtonBuilder()
      .addButton({ id: PREVIOUS, label: labels.previous, disabled: index === 0 })
      .addButton({ id: NEXT, label: labels.next, disabled: index === pages.length - 1 });
    return { ...content, components: buttons };
  };
  const message = await channel.send(contentOf(true));
  const customId = [PREVIOUS, NEXT];
  const clicks = message.collectInteractions({ from, customId, idleMs, signal });
  const turn = async ({ customId: clicked }: AnyInteraction): Promise<void> => {
    const wanted = clicked === NEXT ? index + 1 : index - 1;
    // Clients let people click disabled buttons all the same.
    if (wanted < 0 || wanted >= pages.length) return;
    index = wanted;
    await message.update(contentOf(true));
  };
  const run = async (): Promise<void> => {
    for await (const click of clicks) await message.reporting(() => turn(click));
    // A removed message has no buttons, and a closed client cannot remove them.
    if (clicks.reason !== undefined) return;
    await message.reporting(() => message.update(contentOf(false)).catch(ignoreClosed));
  };
  const done = pages.length === 1 ? clicks.return().then(() => undefined) : run();
  const stop = async (): Promise<void> => {
    await clicks.return();
    await done;
  };
  return {
    message,
    get index() {
      return index;
    },
    get reason() {
      return clicks.reason;
    },
    done,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

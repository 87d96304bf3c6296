import { ButtonBuilder } from "../../builders/buttonBuilder.js";
import { builtContent, type ContentInput } from "../../builders/contentInput.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import type { Channel } from "../channel/channel.js";
import type { AnyInteraction } from "../interaction/interaction.js";
import type { Message } from "./message.js";

/** One page: a content without components, which are the pager's. */
export type Page = string | Omit<ContentInput, "components">;

export interface PaginateOptions {
  /** Who may turn the pages. @default anybody */
  readonly from?: string | undefined;
  /** Milliseconds without a click after which the buttons go. @default 120_000 */
  readonly idleMs?: number | undefined;
  /** The page to begin with, counted from 0. @default 0 */
  readonly start?: number | undefined;
  /** What the buttons say. @default `◀` and `▶` */
  readonly labels?: { readonly previous: string; readonly next: string } | undefined;
  /** Takes the buttons away when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** A message whose pages can be turned. */
export interface Pager extends AsyncDisposable {
  readonly message: Message;
  /** The page that is shown, counted from 0. */
  readonly index: number;
  /** Resolves when the buttons are gone and nothing listens any more. */
  readonly done: Promise<void>;
  /** Why it ended, when its message, its channel or its clan went, or the client was closed; `undefined` otherwise. */
  readonly reason: Error | undefined;
  /** Takes the buttons away. */
  stop(): Promise<void>;
}

/** A page as it is when it is given: builders and objects may be changed afterwards. */
function shown(page: Page): ContentInput {
  return typeof page === "string" ? { t: page } : structuredClone(builtContent(page));
}

const PREVIOUS = "previous-page";
const NEXT = "next-page";
const IDLE_MS = 120_000;

/** A client that is closed leaves the buttons where they are: nobody can do anything about it. */
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
 * Rejects with `ValidationError` when there are no pages, or as `channel.send` does. A page that
 * cannot be shown is an `error` event.
 */
export async function paginate(
  channel: Channel,
  given: readonly Page[],
  { from, idleMs = IDLE_MS, start = 0, labels: texts = { previous: "◀", next: "▶" }, signal }: PaginateOptions = {},
): Promise<Pager> {
  // As they are now: they are shown long after.
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
    // Buttons that are shown as disabled can be clicked all the same.
    if (wanted < 0 || wanted >= pages.length) return;
    index = wanted;
    await message.update(contentOf(true));
  };
  const run = async (): Promise<void> => {
    for await (const click of clicks) await message.reporting(() => turn(click));
    // A message that is gone has no buttons, and those of a client that is closed stay where they are.
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

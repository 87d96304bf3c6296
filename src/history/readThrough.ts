import { HistoryDirection } from "../../generated/constants.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { type HistoryRange, idBefore } from "../cache/historyRange.js";
import type { ChannelReference } from "../cache/storeChange.js";
import { compareIds } from "../core/ids.js";
import { readStore } from "../model/channel/readStore.js";
import type { CallOptions } from "../model/message/sendOptions.js";
import type { ModelContext } from "../model/modelContext.js";

/** Where to read, and of what. */
export interface HistoryRequest extends CallOptions {
  readonly place: ChannelReference;
  /** "0": from the newest on. */
  readonly cursor: string;
  /** Towards what is newer. */
  readonly isForward: boolean;
  /** Only what is stored. */
  readonly offline: boolean;
}

/** A page of history, oldest first. */
export interface HistoryPage {
  readonly messages: readonly ChannelMessage[];
  /** Whether there is nothing beyond it. */
  readonly isLast: boolean;
}

export const HISTORY_PAGE = 100;
const NOTHING: HistoryPage = { messages: [], isLast: true };

/**
 * The page next to a cursor: from the store where it knows that part of the history
 * without gaps, else from the server, whose answer is stored.
 */
export async function historyPage(context: ModelContext, request: HistoryRequest): Promise<HistoryPage> {
  const { store } = context.archive;
  if (store === undefined) return request.offline ? NOTHING : fetchPage(context, request);
  await context.archive.settle();
  if (request.offline) return storedPage(context, request, undefined);
  const known = await readStore(context, () => knownPage(context, request));
  if (known === undefined) return fetchPage(context, request);
  const { span, page } = known;
  if (page.messages.length > 0) return { ...page, isLast: page.isLast && isEnd(context, request, span) };
  if (isEnd(context, request, span)) return NOTHING;
  const cursor = request.isForward ? span.newest : String(BigInt(span.after) + 1n);
  return fetchPage(context, { ...request, cursor });
}

/** The messages around one, it included. */
export async function fetchAround(
  context: ModelContext,
  place: ChannelReference,
  messageId: string,
  options: CallOptions,
): Promise<readonly ChannelMessage[]> {
  const messages = await ask(context, place, { messageId, direction: HistoryDirection.Around }, options);
  const [oldest, newest] = [messages[0], messages.at(-1)];
  const span = oldest && newest && { after: idBefore(oldest.messageId), newest: newest.messageId };
  context.archive.keep(place, messages, span);
  return messages;
}

/** What is stored of the history right beyond the cursor, without gaps. */
async function knownPage(
  context: ModelContext,
  request: HistoryRequest,
): Promise<{ readonly span: HistoryRange; readonly page: HistoryPage } | undefined> {
  const span = await spanNextTo(context, request);
  return span && { span, page: await storedPage(context, request, span) };
}

/** The part of the history that is stored and lies right beyond the cursor. */
async function spanNextTo(
  { archive }: ModelContext,
  { place, cursor, isForward }: HistoryRequest,
): Promise<HistoryRange | undefined> {
  const last = isForward ? cursor : cursor === "0" ? archive.newestOf(place) : idBefore(cursor);
  // Where not all is heard, only the server knows which message is the newest.
  return last === undefined ? undefined : archive.store?.rangeAt(place, last);
}

/** Whether there is no history beyond a span. */
function isEnd({ archive }: ModelContext, { place, isForward }: HistoryRequest, span: HistoryRange): boolean {
  return isForward ? archive.newestOf(place) === span.newest : span.after === "0";
}

async function storedPage(
  { archive }: ModelContext,
  { place, cursor, isForward }: HistoryRequest,
  span: HistoryRange | undefined,
): Promise<HistoryPage> {
  const { channelId, topicId } = place;
  const of = { channelId, topicId: topicId === "0" ? null : topicId, limit: HISTORY_PAGE };
  const [from, to] = isForward ? [cursor, span && String(BigInt(span.newest) + 1n)] : [span?.after, cursor];
  const stored = await archive.store?.page({
    ...of,
    order: isForward ? "oldest" : "newest",
    ...(from === undefined || from === "0" ? {} : { after: from }),
    ...(to === undefined || to === "0" ? {} : { before: to }),
  });
  const messages = (stored ?? []).map(({ wire }) => wire).sort((a, b) => compareIds(a.messageId, b.messageId));
  return { messages, isLast: messages.length < HISTORY_PAGE };
}

async function fetchPage(context: ModelContext, request: HistoryRequest): Promise<HistoryPage> {
  const { place, cursor, isForward } = request;
  const direction = isForward ? HistoryDirection.After : HistoryDirection.Before;
  const answer = await ask(context, place, { messageId: cursor, direction }, request);
  const messages = answer.filter(({ messageId }) => cursor === "0" || isBeyond(messageId, cursor, isForward));
  const isLast = answer.length < HISTORY_PAGE || messages.length === 0;
  const [oldest, newest] = [messages[0]?.messageId, messages.at(-1)?.messageId];
  const span = isForward
    ? newest && { after: cursor, newest }
    : { after: isLast ? "0" : idBefore(oldest ?? "1"), newest: cursor === "0" ? (newest ?? "0") : idBefore(cursor) };
  context.archive.keep(place, messages, span || undefined);
  return { messages, isLast };
}

/** A page from the server, oldest first, whatever the order it comes in. */
async function ask(
  context: ModelContext,
  { channelId, clanId, topicId }: ChannelReference,
  which: { readonly messageId: string; readonly direction: number },
  { signal, timeoutMs }: CallOptions,
): Promise<ChannelMessage[]> {
  const request = { clanId, channelId, topicId, limit: HISTORY_PAGE, ...which };
  const options = { ...(signal && { signal }), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  const { messages } = await context.rpc.listChannelMessages(request, options);
  return messages.sort((a, b) => compareIds(a.messageId, b.messageId));
}

function isBeyond(id: string, cursor: string, isForward: boolean): boolean {
  return isForward ? compareIds(id, cursor) > 0 : compareIds(id, cursor) < 0;
}

import { requireName } from "../actions/names.js";
import { requireChannelManager } from "../actions/permissions.js";
import { denied } from "../refusal.js";
import type { Canvas, TimelineEvent } from "../state/things.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

const UPSERTED = 1;
const REMOVED = 3;

/** What is kept beside a channel's messages: its canvases and its timeline. */
export const canvasHandlers = {
  editChannelCanvases: (request, context) => {
    const { platform, caller } = context;
    const { world, pushes } = platform;
    const channel = world.channels.getFor(caller.id, request.channelId);
    const { content, isDefault } = request;
    const known = request.id === "0" ? undefined : canvasFor(context, request.id, channel.id);
    if (known !== undefined && known.creatorId !== caller.id) requireChannelManager(platform, caller, channel);
    const now = world.nowSeconds();
    const canvas = world.canvases.add({
      ...{ id: known?.id ?? world.newId(), clanId: channel.clanId, channelId: channel.id },
      ...{ title: requireName(request.title, "title"), content, isDefault },
      ...{ creatorId: known?.creatorId ?? caller.id, editorId: caller.id },
      ...{ createTimeSeconds: known?.createTimeSeconds ?? now, updateTimeSeconds: now },
    });
    const { id, clanId, channelId, title, creatorId, editorId } = canvas;
    const value = { id, clanId, channelId, title, content, creatorId, editorId, isDefault, status: UPSERTED };
    pushes.toChannel(channel, { case: "canvasEvent", value });
    return { id };
  },

  getChannelCanvasDetail: ({ id, channelId }, context) => canvasFor(context, id, channelId),

  getChannelCanvasList: (request, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, request.channelId);
    const all = platform.world.canvases.where((canvas) => canvas.channelId === channel.id);
    const channelCanvases = [...pageOf(all, request).items];
    return { clanId: channel.clanId, channelId: channel.id, channelCanvases, count: all.length };
  },

  deleteChannelCanvas: ({ canvasId, channelId }, context) => {
    const { platform, caller } = context;
    const canvas = canvasFor(context, canvasId, channelId);
    const channel = platform.world.channels.get(channelId);
    if (canvas.creatorId !== caller.id) requireChannelManager(platform, caller, channel);
    platform.world.canvases.delete(canvas.id);
    const value = { id: canvas.id, clanId: canvas.clanId, channelId, status: REMOVED };
    platform.pushes.toChannel(channel, { case: "canvasEvent", value });
  },

  createChannelTimeline: (request, { platform, caller }) => {
    const { world } = platform;
    const channel = world.channels.getFor(caller.id, request.channelId);
    const now = world.nowSeconds();
    const { description, location, type, startTimeSeconds, endTimeSeconds } = request;
    const event = world.timelines.add({
      ...{
        id: world.newId(),
        clanId: channel.clanId,
        channelId: channel.id,
        title: requireName(request.title, "title"),
      },
      ...{ description, location, type, startTimeSeconds, endTimeSeconds, creatorId: caller.id },
      ...{ createTimeSeconds: now, updateTimeSeconds: now },
    });
    return { event };
  },

  listChannelTimeline: ({ channelId, startTime, endTime, limit }, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    const within = platform.world.timelines.where((event) => {
      const { startTimeSeconds: start } = event;
      return event.channelId === channel.id && start >= startTime && (endTime === 0 || start <= endTime);
    });
    const events = within.toSorted((a, b) => a.startTimeSeconds - b.startTimeSeconds);
    return { events: limit > 0 ? events.slice(0, limit) : events };
  },

  detailChannelTimeline: ({ id, channelId }, context) => ({ event: eventFor(context, id, channelId) }),

  updateChannelTimeline: (request, context) => {
    const { world } = context.platform;
    const known = eventFor(context, request.id, request.channelId);
    if (known.creatorId !== context.caller.id) throw denied("only who made an event may change it");
    const { title, description, location, type, startTimeSeconds } = request;
    const updateTimeSeconds = world.nowSeconds();
    const news = { title: requireName(title, "title"), description, location, type, startTimeSeconds };
    return { event: world.timelines.add({ ...known, ...news, updateTimeSeconds }) };
  },
} satisfies Handlers;

function canvasFor({ platform, caller }: CallContext, id: string, channelId: string): Canvas {
  const channel = platform.world.channels.getFor(caller.id, channelId);
  return platform.world.canvases.get(id, (canvas) => canvas.channelId === channel.id);
}

function eventFor({ platform, caller }: CallContext, id: string, channelId: string): TimelineEvent {
  const channel = platform.world.channels.getFor(caller.id, channelId);
  return platform.world.timelines.get(id, (event) => event.channelId === channel.id);
}

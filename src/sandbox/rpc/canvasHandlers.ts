import { deleteCanvas, visibleCanvas, writeCanvas } from "../actions/canvases.js";
import { addToTimeline, changeOnTimeline, visibleTimelineEvent } from "../actions/timelines.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** What a channel has besides messages: its canvases and its timeline. */
export const canvasHandlers = {
  editChannelCanvases: (request, { platform, caller }) => ({ id: writeCanvas(platform, caller, request).id }),

  getChannelCanvasDetail: ({ id, channelId }, { platform, caller }) => visibleCanvas(platform, caller, channelId, id),

  getChannelCanvasList: (request, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, request.channelId);
    const all = platform.world.canvases.where((canvas) => canvas.channelId === channel.id);
    const channelCanvases = [...pageOf(all, request).items];
    return { clanId: channel.clanId, channelId: channel.id, channelCanvases, count: all.length };
  },

  deleteChannelCanvas: ({ canvasId, channelId }, { platform, caller }) =>
    deleteCanvas(platform, caller, channelId, canvasId),

  createChannelTimeline: (request, { platform, caller }) => ({ event: addToTimeline(platform, caller, request) }),

  listChannelTimeline: ({ channelId, startTime, endTime, limit }, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    const within = platform.world.timelines.where((event) => {
      const { startTimeSeconds: start } = event;
      return event.channelId === channel.id && start >= startTime && (endTime === 0 || start <= endTime);
    });
    const events = within.toSorted((a, b) => a.startTimeSeconds - b.startTimeSeconds);
    return { events: limit > 0 ? events.slice(0, limit) : events };
  },

  detailChannelTimeline: ({ id, channelId }, { platform, caller }) => ({
    event: visibleTimelineEvent(platform, caller, channelId, id),
  }),

  updateChannelTimeline: (request, { platform, caller }) => ({ event: changeOnTimeline(platform, caller, request) }),
} satisfies Handlers;

import type { Platform } from "../platform.js";
import type { Canvas } from "../state/canvas.js";
import type { Person } from "../state/person.js";
import { requireName } from "./names.js";
import { requireChannelManager } from "./permissions.js";

const UPSERTED = 1;
const REMOVED = 3;

/** The content of a canvas; with an `id` of "0" a new canvas is created. */
export type CanvasDraft = Pick<Canvas, "id" | "channelId" | "title" | "content" | "isDefault">;

/**
 * Creates or changes a canvas of a channel and notifies those who can see the channel. Everybody who can see it may
 * create one; its creator and those who manage the channel may change it.
 */
export function writeCanvas(platform: Platform, person: Person, draft: CanvasDraft): Canvas {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, draft.channelId);
  const known = draft.id === "0" ? undefined : ownCanvas(platform, person, draft.channelId, draft.id);
  const { content, isDefault } = draft;
  const now = world.nowSeconds();
  const canvas = world.canvases.add({
    id: known?.id ?? world.newId(),
    clanId: channel.clanId,
    channelId: channel.id,
    title: requireName(draft.title, "title"),
    content,
    isDefault,
    creatorId: known?.creatorId ?? person.id,
    editorId: person.id,
    createTimeSeconds: known?.createTimeSeconds ?? now,
    updateTimeSeconds: now,
  });
  const { id, clanId, channelId, title, creatorId, editorId } = canvas;
  const value = { id, clanId, channelId, title, content, creatorId, editorId, isDefault, status: UPSERTED };
  broadcaster.toChannel(channel, { case: "canvasEvent", value });
  return canvas;
}

/** Deletes a canvas. Allowed for its creator and those who manage the channel. */
export function deleteCanvas(platform: Platform, person: Person, channelId: string, id: string): void {
  const { world, broadcaster } = platform;
  const canvas = ownCanvas(platform, person, channelId, id);
  world.canvases.delete(canvas.id);
  const value = { id: canvas.id, clanId: canvas.clanId, channelId: canvas.channelId, status: REMOVED };
  broadcaster.toChannel(world.channels.get(canvas.channelId), { case: "canvasEvent", value });
}

/** Returns a canvas of a channel that the person can see. */
export function visibleCanvas({ world }: Platform, person: Person, channelId: string, id: string): Canvas {
  const channel = world.channels.getFor(person.id, channelId);
  return world.canvases.get(id, (canvas) => canvas.channelId === channel.id);
}

function ownCanvas(platform: Platform, person: Person, channelId: string, id: string): Canvas {
  const canvas = visibleCanvas(platform, person, channelId, id);
  if (canvas.creatorId !== person.id)
    requireChannelManager(platform, person, platform.world.channels.get(canvas.channelId));
  return canvas;
}

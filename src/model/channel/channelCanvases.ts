import type { ChannelCanvasDetailResponse, ChannelCanvasItem } from "../../../generated/mezon/api/canvas_pb.js";
import { requireId } from "../../core/ids.js";
import { eachNumbered } from "../../core/pages.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireText } from "../require.js";
import type { Channel } from "./channel.js";

/** Title and content of a canvas. */
export interface CanvasText {
  readonly title: string;
  readonly content: string;
}

const PAGE = 100;

const TEXT: KeysOf<CanvasText> = { title: true, content: true };

/** The canvases of a channel: documents its members write together. */
export class ChannelCanvases {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  /** Creates a canvas. Returns its id. */
  async create(canvas: CanvasText, options: CallOptions = {}): Promise<string> {
    return this.#write("0", canvas, options);
  }

  /** Replaces title and content of a canvas. */
  async update(canvasId: string, canvas: CanvasText, options: CallOptions = {}): Promise<void> {
    await this.#write(requireId(canvasId, "canvasId"), canvas, options);
  }

  async fetch(canvasId: string, options: CallOptions = {}): Promise<ChannelCanvasDetailResponse> {
    const id = requireId(canvasId, "canvasId");
    const given = callOptions(options);
    return this.#context.rpc.getChannelCanvasDetail({ ...(await this.#channel.ids(given)), id }, given);
  }

  list(options: CallOptions = {}): AsyncGenerator<ChannelCanvasItem, void, undefined> {
    const waitOptions = callOptions(options);
    return eachNumbered(
      async (page) => {
        const request = { ...(await this.#channel.ids(waitOptions)), limit: PAGE, page };
        return (await this.#context.rpc.getChannelCanvasList(request, waitOptions)).channelCanvases;
      },
      { idOf: (canvas) => canvas.id, size: PAGE },
    );
  }

  async delete(canvasId: string, options: CallOptions = {}): Promise<void> {
    requireId(canvasId, "canvasId");
    const given = callOptions(options);
    await this.#context.rpc.deleteChannelCanvas({ ...(await this.#channel.ids(given)), canvasId }, given);
  }

  async #write(id: string, canvas: CanvasText, options: CallOptions): Promise<string> {
    requireOptions(canvas, TEXT, { path: "canvas" });
    const { title, content } = canvas;
    requireText(title, "title");
    const given = callOptions(options);
    const request = { ...(await this.#channel.ids(given)), id, title, content };
    return (await this.#context.rpc.editChannelCanvases(request, given)).id;
  }
}

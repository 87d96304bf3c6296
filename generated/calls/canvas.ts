import { decodeChannelCanvasDetailResponse, decodeChannelCanvasListResponse, decodeEditChannelCanvasResponse, encodeChannelCanvasDetailRequest, encodeChannelCanvasListRequest, encodeDeleteChannelCanvasRequest, encodeEditChannelCanvasRequest } from "../mezon/api/canvas_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const canvasCalls = {
  deleteChannelCanvas: {
    encode: encodeDeleteChannelCanvasRequest,
    decode: decodeNothing,
  },
  editChannelCanvases: {
    encode: encodeEditChannelCanvasRequest,
    decode: decodeEditChannelCanvasResponse,
  },
  getChannelCanvasDetail: {
    encode: encodeChannelCanvasDetailRequest,
    decode: decodeChannelCanvasDetailResponse,
  },
  getChannelCanvasList: {
    encode: encodeChannelCanvasListRequest,
    decode: decodeChannelCanvasListResponse,
  },
};

// Generated from proto/ by protoc-gen-mezon-index. Do not edit.

export * from "./mezon/realtime/presence_pb.js";
export * from "./mezon/realtime/channel_pb.js";
export * from "./mezon/realtime/message_pb.js";
export * from "./mezon/realtime/voice_pb.js";
export * from "./mezon/realtime/clan_pb.js";
export * from "./mezon/realtime/user_pb.js";
export * from "./mezon/realtime/envelope_pb.js";
export * from "./mezon/realtime/internal_pb.js";

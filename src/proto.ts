/**
 * Every message type and schema of the platform, for reflection with
 * `@bufbuild/protobuf`. Loads the descriptors, which the client does not need.
 */
export * as api from "../generated/api.js";
export { eventSchemas } from "../generated/eventSchemas.js";
export * as realtime from "../generated/realtime.js";

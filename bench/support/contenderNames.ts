/** Contenders as the tables call them. */

export const OURS = "mezonkit";
/** The official SDK. */
export const PEER = "mezon-sdk 2.8.33";
/** The official codec of today's schema. */
export const OFFICIAL_PROTOBUF = "mezon-js-protobuf 1.10.20";
export const REFLECTIVE = "protobuf-es, reflective";
export const JSON_TEXT = "JSON";
/** A bare socket with the same bytes and the same codec, and nothing else. */
export const BARE_SOCKET = "bare ws + codec";
/** Ours without what the row measures. */
export const WITHOUT_STORE = "mezonkit, no store";
/** The official client of the token chain. */
export const OFFICIAL_CHAIN = "mmn-client-js 1.0.16";
/** The library that proofs of this kind come from. */
export const SNARKJS = "snarkjs 0.7.6";
/** The composer of another platform's toolkit. */
export const TOOLKIT_PEER = "grammY 1.46.0";
export const BARE_DRIVER = "better-sqlite3, bare";
export const BARE_INSERT = "pg, bare batched insert";
export const ONE_AFTER_ANOTHER = "one channel after another";

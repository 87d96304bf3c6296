import type { Retention } from "../retention.js";
import type { StoreBackend } from "../storeBackend.js";
import type { PlainError } from "./plainError.js";

/** What the thread of a store is given when it begins. */
export interface ThreadSettings {
  readonly file: string;
  readonly onRemoval: "mark" | "remove";
  readonly retention: Retention | undefined;
  /** See `KyselyBackendOptions`. */
  readonly beginning: number | undefined;
}

/** What is asked of the thread: one of these methods. Batches of changes and rows go as bytes. */
export type Method = keyof StoreBackend;

export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}

/** To the thread of a store. */
export type Request =
  | Call
  /** The maintenance with this id is to end early. */
  | { readonly aborted: number }
  /** The maintenance with this id may go on. */
  | { readonly turned: number };

/** From the thread of a store. */
export type Response =
  | { readonly isReady: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: PlainError }
  /** The maintenance with this id has made a step, and waits for its turn. */
  | { readonly turn: number }
  | { readonly problem: PlainError };

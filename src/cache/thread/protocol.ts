import type { Retention } from "../retention.js";
import type { StoreBackend } from "../storeBackend.js";
import type { PlainError } from "./plainError.js";

/** The settings that a store's thread is started with. */
export interface ThreadSettings {
  readonly file: string;
  readonly onRemoval: "mark" | "remove";
  readonly retention: Retention | undefined;
  /** See `KyselyBackendOptions`. */
  readonly beginning: number | undefined;
}

/**
 * A method that the thread can be asked to call. Batches of changes and rows are passed as bytes. `applyNext` takes the
 * number of a pipeline too.
 */
export type Method = Exclude<keyof StoreBackend, "pipeline"> | "applyNext";

export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}

/** A message to the thread of a store. */
export type Request =
  | Call
  /** The maintenance with this id shall end early. */
  | { readonly aborted: number }
  /** The maintenance with this id may continue. */
  | { readonly proceed: number }
  /** The pipeline with this number has failed, and sends nothing more. */
  | { readonly ended: number };

/** A message from the thread of a store. */
export type Response =
  | { readonly isReady: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: PlainError }
  /** The maintenance with this id has finished a step and waits until it may proceed. */
  | { readonly step: number }
  | { readonly problem: PlainError };

/** The subject of a drift. */
export type DriftSubject = "message" | "field" | "oneof" | "enum" | "enum value" | "rpc" | "api index";

interface DriftFacts {
  readonly subject: DriftSubject;
  /** Full name of the message, enum or rpc that differs, or that contains the difference. */
  readonly of: string;
  /** True if peers with the two schemas lose or misread each other's data. */
  readonly breaks: boolean;
  /** True if the bytes are still decoded without an error, but as something else. */
  readonly silent: boolean;
  /** The whole difference as a sentence. */
  readonly sentence: string;
}

/** The other schema has something that the shipped one lacks. */
export interface Added extends DriftFacts {
  readonly kind: "added";
  /** The added part as its schema writes it. */
  readonly to: string;
}

/** The shipped schema has something that the other one lacks. */
export interface Gone extends DriftFacts {
  readonly kind: "gone";
  /** The missing part as its schema writes it. */
  readonly from: string;
}

/** A name has the same meaning and another number. */
export interface Renumbered extends DriftFacts {
  readonly kind: "renumbered";
  readonly from: number;
  readonly to: number;
}

/** A number, or an rpc, has another content: another type, or a name that had another number. */
export interface Retyped extends DriftFacts {
  readonly kind: "retyped";
  readonly from: string;
  readonly to: string;
}

/** Another name for the same bytes. Breaks only an rpc, since its name is its path over HTTP. */
export interface Renamed extends DriftFacts {
  readonly kind: "renamed";
  readonly from: string;
  readonly to: string;
}

/** A field may occur more or less often, or is in a oneof with others. */
export interface Relabelled extends DriftFacts {
  readonly kind: "relabelled";
  readonly from: string;
  readonly to: string;
}

/** One difference between two wire contracts, from the view of the shipped one. */
export type Drift = Added | Gone | Renumbered | Retyped | Renamed | Relabelled;

/** Explains in a report why a change of bytes breaks peers, or why it does not. */
export interface Consequence {
  readonly breaks: boolean;
  readonly silent: boolean;
  readonly words: string;
}

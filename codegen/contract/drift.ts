/** What a drift is about. */
export type DriftSubject = "message" | "field" | "oneof" | "enum" | "enum value" | "rpc" | "api index";

interface DriftFacts {
  readonly subject: DriftSubject;
  /** Full name of the message, enum or rpc that differs, or that holds what differs. */
  readonly of: string;
  /** True when peers of the two schemas lose or misread each other's data. */
  readonly breaks: boolean;
  /** True when the bytes still decode, without any error, as something else. */
  readonly silent: boolean;
  /** The whole difference in plain English. */
  readonly sentence: string;
}

/** The other schema has what the shipped one lacks. */
export interface Added extends DriftFacts {
  readonly kind: "added";
  /** The added thing as its schema states it. */
  readonly to: string;
}

/** The shipped schema has what the other one lacks. */
export interface Gone extends DriftFacts {
  readonly kind: "gone";
  /** The lost thing as its schema stated it. */
  readonly from: string;
}

/** A name kept its meaning and got another number. */
export interface Renumbered extends DriftFacts {
  readonly kind: "renumbered";
  readonly from: number;
  readonly to: number;
}

/** A number, or an rpc, carries something else than it did: another type, or a name that had another number. */
export interface Retyped extends DriftFacts {
  readonly kind: "retyped";
  readonly from: string;
  readonly to: string;
}

/** Another name for the same bytes. Only an rpc breaks by it, since its name is its path over HTTP. */
export interface Renamed extends DriftFacts {
  readonly kind: "renamed";
  readonly from: string;
  readonly to: string;
}

/** A field may occur more or less often, or shares a oneof with others. */
export interface Relabelled extends DriftFacts {
  readonly kind: "relabelled";
  readonly from: string;
  readonly to: string;
}

/** One difference between two wire contracts, as seen from the shipped one. */
export type Drift = Added | Gone | Renumbered | Retyped | Renamed | Relabelled;

/** Why a change of bytes hurts, or why it does not, in the words of a report. */
export interface Consequence {
  readonly breaks: boolean;
  readonly silent: boolean;
  readonly words: string;
}

/** Something that went over the wire, as the sandbox's server saw it. */
export type SandboxTraffic =
  /** A socket was opened, or has ended. */
  | {
      readonly kind: "opened" | "closed";
      readonly socket: number;
      readonly personId: string;
    }
  /** A frame that a client sent (`in`), or the sandbox (`out`). What a fault dropped is not among them. */
  | {
      readonly kind: "frame";
      readonly direction: "in" | "out";
      readonly socket: number;
      readonly personId: string;
      readonly bytes: Uint8Array;
    }
  /** A request over HTTP that has ended. */
  | {
      readonly kind: "http";
      /** Whose session it was made with; "" without one, as a login is. */
      readonly personId: string;
      readonly method: string;
      readonly path: string;
      /** `undefined` if it was never answered. */
      readonly status: number | undefined;
      readonly requestBody: Uint8Array;
      readonly responseBody: Uint8Array;
      /** Milliseconds from the request to the end of the answer. */
      readonly ms: number;
    };

/** Told of everything that goes over the wire, as it happens. The bytes are valid during the call: copy what is kept. */
export type TrafficObserver = (traffic: SandboxTraffic) => void;

/** Who is told of the traffic. */
export class TrafficObservers {
  readonly #observers = new Set<TrafficObserver>();

  /** Adds an observer. Returns the function that removes it. */
  observe(observer: TrafficObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  tell(traffic: SandboxTraffic): void {
    for (const observer of this.#observers) observer(traffic);
  }
}

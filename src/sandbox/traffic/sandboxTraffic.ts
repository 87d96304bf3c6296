/** One item of traffic that the sandbox's server sent or received. */
export type SandboxTraffic =
  /** A socket was opened or has ended. */
  | {
      readonly kind: "opened" | "closed";
      readonly socket: number;
      readonly personId: string;
    }
  /** A frame that a client (`in`) or the sandbox (`out`) sent. Frames that a fault dropped are not included. */
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
      /** Id of the person whose session was used; "" without a session, such as for a login. */
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

/** Called with all traffic as it happens. The bytes are only valid during the call: copy those that you keep. */
export type TrafficObserver = (traffic: SandboxTraffic) => void;

/** The observers of the traffic. */
export class TrafficObservers {
  readonly #observers = new Set<TrafficObserver>();

  /** Whether anybody observes it: what only they are told need not be found out otherwise. */
  get isObserved(): boolean {
    return this.#observers.size > 0;
  }

  /** Adds an observer. Returns the function that removes it. */
  observe(observer: TrafficObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  tell(traffic: SandboxTraffic): void {
    for (const observer of this.#observers) observer(traffic);
  }
}

/** What is published: one call over HTTP or the socket. */
export interface RpcTelemetry {
  readonly rpc: string;
  readonly transport: "http" | "socket";
  readonly durationMs: number;
  /** `undefined` when it succeeded, else the error's code. */
  readonly failure: string | undefined;
}

/** What is published: one request over the socket that is no call. */
export interface RequestTelemetry {
  /** Name of the envelope's field, such as `channelMessageSend`. */
  readonly request: string;
  readonly durationMs: number;
  readonly failure: string | undefined;
}

/** What is published: the client changed its state. */
export interface StateTelemetry {
  readonly state: string;
}

/** The channels and what is published on each. */
export interface TelemetryChannels {
  "mezonkit:rpc": RpcTelemetry;
  "mezonkit:request": RequestTelemetry;
  "mezonkit:state": StateTelemetry;
}

/** A channel of the platform that costs next to nothing while nobody subscribes to it. */
export interface DiagnosticsChannel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

interface Diagnostics {
  channel(name: string): DiagnosticsChannel;
}

/** Returns the `node:diagnostics_channel` of a name, where the platform has them. */
export function diagnosticsChannel(name: string): DiagnosticsChannel | undefined {
  // Asked of the process rather than imported, so that the code runs where there is no such module.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const diagnostics = process?.getBuiltinModule?.("node:diagnostics_channel") as Diagnostics | undefined;
  return diagnostics?.channel(name);
}

/**
 * Publishes on `node:diagnostics_channel`, where the platform has it; costs next to
 * nothing while nobody subscribes.
 */
export class Telemetry {
  readonly #channels = new Map<string, DiagnosticsChannel>();

  constructor() {
    for (const name of ["mezonkit:rpc", "mezonkit:request", "mezonkit:state"]) {
      const channel = diagnosticsChannel(name);
      if (channel !== undefined) this.#channels.set(name, channel);
    }
  }

  /** True while somebody listens. */
  hears(name: keyof TelemetryChannels): boolean {
    return this.#channels.get(name)?.hasSubscribers === true;
  }

  publish<Name extends keyof TelemetryChannels>(name: Name, message: TelemetryChannels[Name]): void {
    this.#channels.get(name)?.publish(message);
  }
}

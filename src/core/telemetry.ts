/** Published for each call over HTTP or the socket. */
export interface RpcTelemetry {
  readonly rpc: string;
  readonly transport: "http" | "socket";
  readonly durationMs: number;
  /** The error's code; `undefined` if the call succeeded. */
  readonly failure: string | undefined;
}

/** Published for each request over the socket that is no call. */
export interface RequestTelemetry {
  /** Name of the envelope's field, such as `channelMessageSend`. */
  readonly request: string;
  readonly durationMs: number;
  readonly failure: string | undefined;
}

/** Published when the client changes its state. */
export interface StateTelemetry {
  readonly state: string;
}

/** The channels and what is published on each. */
export interface TelemetryChannels {
  "mezonkit:rpc": RpcTelemetry;
  "mezonkit:request": RequestTelemetry;
  "mezonkit:state": StateTelemetry;
}

/** A diagnostics channel of the platform. It costs almost nothing without subscribers. */
export interface DiagnosticsChannel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

interface Diagnostics {
  channel(name: string): DiagnosticsChannel;
}

/** Returns the `node:diagnostics_channel` of a name, if the platform has that module. */
export function diagnosticsChannel(name: string): DiagnosticsChannel | undefined {
  // Read from the process rather than imported, so that the code runs where there is no such module.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const diagnostics = process?.getBuiltinModule?.("node:diagnostics_channel") as Diagnostics | undefined;
  return diagnostics?.channel(name);
}

/**
 * Publishes on `node:diagnostics_channel`, if the platform has it. Costs almost
 * nothing without subscribers.
 */
export class Telemetry {
  readonly #channels = new Map<string, DiagnosticsChannel>();

  constructor() {
    for (const name of ["mezonkit:rpc", "mezonkit:request", "mezonkit:state"]) {
      const channel = diagnosticsChannel(name);
      if (channel !== undefined) this.#channels.set(name, channel);
    }
  }

  /** Whether the channel has subscribers. */
  hears(name: keyof TelemetryChannels): boolean {
    return this.#channels.get(name)?.hasSubscribers === true;
  }

  publish<Name extends keyof TelemetryChannels>(name: Name, message: TelemetryChannels[Name]): void {
    this.#channels.get(name)?.publish(message);
  }
}

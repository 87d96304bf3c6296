import type { Clock } from "../core/clock.js";
import type { Logger } from "../core/logger.js";
import type { ProfileAssumptions } from "./assumptions.js";
import type { FaultState } from "./faults/faults.js";
import type { Broadcaster } from "./push/broadcaster.js";
import type { Sessions } from "./state/sessions.js";
import type { World } from "./state/world.js";
import type { TrafficObservers } from "./traffic/sandboxTraffic.js";

/** The state on which every entry point (HTTP, sockets, scripted people) acts. */
export interface Platform {
  readonly world: World;
  readonly broadcaster: Broadcaster;
  readonly sessions: Sessions;
  /** The assumptions where the real server's behaviour is not established. */
  readonly profile: ProfileAssumptions;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The active faults. */
  readonly faults: FaultState;
  /** Observers of frames and requests. */
  readonly traffic: TrafficObservers;
}

import type { Clock } from "../core/clock.js";
import type { Logger } from "../core/logger.js";
import type { FaultState } from "./faults/faults.js";
import type { Pushes } from "./push/pushes.js";
import type { Sessions } from "./state/sessions.js";
import type { World } from "./state/world.js";

/** What every entrance (HTTP, sockets, scripted people) acts on. */
export interface Platform {
  readonly world: World;
  readonly pushes: Pushes;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The faults that are set. */
  readonly faults: FaultState;
}

import type { Goals } from "./benchmark.js";
import {
  BARE_INSERT,
  BARE_SOCKET,
  JSON_TEXT,
  OFFICIAL_CHAIN,
  OFFICIAL_PROTOBUF,
  ONE_AFTER_ANOTHER,
  PEER,
  REFLECTIVE,
  SNARKJS,
  WITHOUT_STORE,
} from "./contenderNames.js";

/** What the benchmarks are to show. A goal is met when the worse quartile meets it. */
export const GOALS = {
  decodeMix: { times: { [PEER]: 1.7, [OFFICIAL_PROTOBUF]: 8, [REFLECTIVE]: 4, [JSON_TEXT]: 1.5 } },
  encodeMix: { times: { [PEER]: 2.2, [REFLECTIVE]: 3 } },
  decodedMemory: { times: { [PEER]: 1 / 0.6, [JSON_TEXT]: 1 / 1.1 } },

  inbound: { times: { [BARE_SOCKET]: 0.85, [PEER]: 3.5 } },
  inboundStored: { times: { [WITHOUT_STORE]: 0.5, [PEER]: 100 } },
  /** The 99th percentile at a steady rate. */
  delay: { times: { [PEER]: 1 } },
  delayStored: { times: { [WITHOUT_STORE]: 1 / 1.5 } },
  /** Milliseconds. */
  blockedByStore: { figure: 1 },

  sentOneByOne: { times: { [BARE_SOCKET]: 0.8, [PEER]: 60 } },
  sentAtOnce: { times: { [BARE_SOCKET]: 0.7, [PEER]: 300 } },

  logInManyClans: { times: { [PEER]: 10 } },
  manyMessagesResident: { times: { [PEER]: 2 } },
  idle: { times: { [PEER]: 50 } },
  /** KiB. */
  oneMoreClient: { figure: 60 },
  /** Milliseconds of processor time a second, for each of many clients. */
  idleOfMany: { figure: 0.1 },

  /** Milliseconds. */
  coldImport: { times: { [PEER]: 1 / 0.6 }, figure: 18 },
  installed: { figure: 15 },
  installedWithDriver: { figure: 55 },

  firstTransfer: { times: { [OFFICIAL_CHAIN]: 1 } },
  proofs: { times: { [SNARKJS]: 1.1 } },

  postgresInsert: { times: { [BARE_INSERT]: 0.7 } },
  catchUp: { times: { [ONE_AFTER_ANOTHER]: 20 } },

  /** Microseconds above the bare listener. */
  toolkit: { figure: 10 },

  /** Exponents of a cost per item: 0 is flat. Half a hundredfold more is 0.15 and a bit. */
  flat: { figure: 0.15 },
  /** Exponents of a cost in all: 1 is linear. */
  linear: { figure: 1.15 },
} satisfies Readonly<Record<string, Goals>>;

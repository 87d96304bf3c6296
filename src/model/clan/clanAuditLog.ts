import type { AuditLog } from "../../../generated/mezon/api/clan_pb.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireSeconds } from "../require.js";
import type { Clan } from "./clan.js";

/** Selects the entries to list. */
export interface AuditLogOptions extends CallOptions {
  /** The action. @default all actions */
  readonly action?: string | undefined;
  /** The id of the person who acted. @default anybody */
  readonly userId?: string | undefined;
  /** The day. @default all days */
  readonly day?: Date | undefined;
}

const OPTIONS: KeysOf<AuditLogOptions> = { ...WAIT_KEYS, action: true, userId: true, day: true };

/** The log of the changes that were made in a clan. */
export class ClanAuditLog {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  async list(options: AuditLogOptions = {}): Promise<readonly AuditLog[]> {
    requireOptions(options, OPTIONS);
    const { action = "", userId, day } = options;
    if (day !== undefined) requireSeconds(day, "day");
    const by = { userId: idOrNone(userId, "userId"), actionLog: action };
    const request = { clanId: this.#clan.id, ...by, dateLog: day === undefined ? "" : dateOf(day) };
    return (await this.#context.rpc.listAuditLog(request, waitOf(options))).logs;
  }
}

/** Writes a date as day-month-year; the form that the server expects is not established. */
function dateOf(day: Date): string {
  const [year = "", month = "", date = ""] = day.toISOString().slice(0, 10).split("-");
  return `${date}-${month}-${year}`;
}

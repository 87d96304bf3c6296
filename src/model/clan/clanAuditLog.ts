import type { AuditLog } from "../../../generated/mezon/api/clan_pb.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireSeconds } from "../require.js";
import type { Clan } from "./clan.js";

/** Which entries to list. */
export interface AuditLogOptions extends CallOptions {
  /** What was done; everything by default. */
  readonly action?: string;
  /** By whom; anybody by default. */
  readonly userId?: string;
  /** On which day; any by default. */
  readonly day?: Date;
}

/** Who changed what in a clan. */
export class ClanAuditLog {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  async list({ action = "", userId, day, ...options }: AuditLogOptions = {}): Promise<readonly AuditLog[]> {
    if (day !== undefined) requireSeconds(day, "day");
    const by = { userId: idOrNone(userId, "userId"), actionLog: action };
    const request = { clanId: this.#clan.id, ...by, dateLog: day === undefined ? "" : dateOf(day) };
    return (await this.#context.rpc.listAuditLog(request, options)).logs;
  }
}

/** Day-month-year; the form the server wants is not established. */
function dateOf(day: Date): string {
  const [year = "", month = "", date = ""] = day.toISOString().slice(0, 10).split("-");
  return `${date}-${month}-${year}`;
}

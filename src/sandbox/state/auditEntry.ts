/** An entry of a clan's audit log. */
export interface AuditEntry {
  readonly id: string;
  readonly userId: string;
  readonly clanId: string;
  readonly actionLog: string;
  readonly entityName: string;
  readonly entityId: string;
  readonly timeLogSeconds: number;
}

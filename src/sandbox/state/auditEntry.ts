/** What somebody did to a clan. */
export interface AuditEntry {
  readonly id: string;
  readonly userId: string;
  readonly clanId: string;
  readonly actionLog: string;
  readonly entityName: string;
  readonly entityId: string;
  readonly timeLogSeconds: number;
}

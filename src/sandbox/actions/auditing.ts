import type { Platform } from "../platform.js";
import type { Person } from "../state/person.js";

/** Adds an entry to a clan's audit log. */
export function audit(
  { world }: Platform,
  person: Person,
  done: { readonly clanId: string; readonly action: string; readonly name?: string; readonly id?: string },
): void {
  world.audit.add({
    id: world.newId(),
    userId: person.id,
    clanId: done.clanId,
    actionLog: done.action,
    entityName: done.name ?? "",
    entityId: done.id ?? "0",
    timeLogSeconds: world.nowSeconds(),
  });
}

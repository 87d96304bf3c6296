import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Platform } from "../platform.js";
import type { Person } from "../state/person.js";

/** Tells everybody who shares a clan with somebody, and hears it, what became of them; once each. */
export function tellAcquaintances({ world, pushes }: Platform, person: Person, payload: EnvelopePayload): void {
  const clans = world.clans.of(person.id);
  pushes.to(payload, (subscriber) =>
    clans.some((clan) => clan.memberIds.has(subscriber.personId) && subscriber.hearsClan(clan.id)),
  );
}

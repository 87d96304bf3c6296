import type { EnvelopeEvents, EventName } from "../../../generated/events.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import type { Delivery } from "../../core/delivery.js";
import { MezonError, toError } from "../../core/errors.js";
import type { ModelContext } from "../../model/modelContext.js";
import { addChannelRules } from "./state/channelRules.js";
import { addClanRules } from "./state/clanRules.js";
import { addPeopleRules } from "./state/peopleRules.js";
import { addRoleRules } from "./state/roleRules.js";
import type { AddRule, StateRule } from "./state/stateRule.js";

const ALWAYS = (): boolean => true;

/**
 * Updates the known clans, channels, members, roles and users with the events that the server pushes, and joins the
 * clans and threads to which the account was added. Called before any listener receives the event.
 */
export class StateUpdater {
  readonly #context: ModelContext;
  readonly #rules = new Map<EventName, StateRule>();

  constructor(context: ModelContext) {
    this.#context = context;
    const add: AddRule = (name, apply, isNeeded = ALWAYS) => this.#rules.set(name, { apply, isNeeded });
    addClanRules(context, add);
    addPeopleRules(context, add);
    addChannelRules(context, add);
    addRoleRules(context, add);
  }

  /** Whether an event of this kind may change known state; otherwise it need not be decoded. */
  needs(name: EventName): boolean {
    if (name === "channelMessage") return this.#context.channels.polls.size > 0;
    return this.#rules.get(name)?.isNeeded() ?? false;
  }

  /**
   * Applies an event. Returns a promise that settles when everything that the event causes is done. Failures are
   * reported.
   */
  apply<Name extends EventName>(name: Name, event: EnvelopeEvents[Name]): Delivery {
    const rule = this.#rules.get(name);
    if (rule === undefined) return undefined;
    const report = (cause: unknown): undefined => void this.#context.report(failureOf(name, cause));
    try {
      // Listeners receive the event even if this fails.
      return rule.apply(event as never)?.then(() => undefined, report);
    } catch (cause) {
      return report(cause);
    }
  }

  /** Applies a message to the state that depends on messages: polls. */
  message(message: ChannelMessage): void {
    const { polls } = this.#context.channels;
    if (polls.size > 0) polls.follow(message);
  }
}

function failureOf(name: string, cause: unknown): MezonError {
  if (cause instanceof MezonError) return cause;
  return new MezonError("listener_failed", `what follows from "${name}" failed: ${toError(cause).message}`, { cause });
}

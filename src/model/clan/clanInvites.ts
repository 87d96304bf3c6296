import type { LinkInviteUser } from "../../../generated/mezon/api/invite_pb.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireCount } from "../require.js";
import type { Clan } from "./clan.js";

/** Settings of a new invite. */
export interface InviteOptions extends CallOptions {
  /** Id of the channel that new members see first. @default the welcome channel */
  readonly channelId?: string | undefined;
  /** Days until it expires, 1 to 36,500. @default 7 */
  readonly days?: number | undefined;
}

const MOST_DAYS = 36_500;

const OPTIONS: KeysOf<InviteOptions> = { ...WAIT_KEYS, channelId: true, days: true };

/** Invites to a clan. */
export class ClanInvites {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  /** Creates an invite. Others join with it: `client.clans.join(invite.inviteLink)`. */
  async create(options: InviteOptions = {}): Promise<LinkInviteUser> {
    requireOptions(options, OPTIONS);
    const { channelId, days = 7 } = options;
    const { id: clanId, welcomeChannelId } = this.#clan;
    requireCount(days, "days", [1, MOST_DAYS]);
    const request = { clanId, channelId: idOrNone(channelId ?? welcomeChannelId, "channelId"), expiryTime: days };
    return this.#context.rpc.createLinkInviteUser(request, waitOf(options));
  }
}

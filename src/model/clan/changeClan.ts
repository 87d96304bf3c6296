import type { ClanDesc } from "../../../generated/mezon/api/clan_pb.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireText } from "../require.js";

/** Changes of a clan; omitted fields keep their value. */
export interface ClanChanges {
  readonly name?: string | undefined;
  readonly logoUrl?: string | undefined;
  readonly bannerUrl?: string | undefined;
  readonly description?: string | undefined;
  readonly about?: string | undefined;
  /** The channel in which new members are greeted. */
  readonly welcomeChannelId?: string | undefined;
  readonly isOnboarding?: boolean | undefined;
  readonly isCommunity?: boolean | undefined;
  /** Whether anonymous posts are refused. */
  readonly preventAnonymous?: boolean | undefined;
}

const CHANGES: KeysOf<ClanChanges> = {
  ...{ name: true, logoUrl: true, bannerUrl: true, description: true, about: true, welcomeChannelId: true },
  ...{ isOnboarding: true, isCommunity: true, preventAnonymous: true },
};

type WireChanges = Partial<
  Pick<
    ClanDesc,
    | "clanName"
    | "logo"
    | "banner"
    | "description"
    | "about"
    | "welcomeChannelId"
    | "isOnboarding"
    | "isCommunity"
    | "preventAnonymous"
  >
>;

/**
 * Returns the changes under the names of the wire; omitted fields stay omitted.
 *
 * @throws {ValidationError} for malformed changes.
 */
export function readClanChanges(changes: ClanChanges): WireChanges {
  requireOptions(changes, CHANGES, { path: "changes" });
  if (changes.name !== undefined) requireText(changes.name, "name");
  if (changes.welcomeChannelId !== undefined) requireId(changes.welcomeChannelId, "welcomeChannelId");
  const { name, logoUrl, bannerUrl, description, about, welcomeChannelId } = changes;
  const { isOnboarding, isCommunity, preventAnonymous } = changes;
  const all = {
    ...{ clanName: name, logo: logoUrl, banner: bannerUrl, description, about, welcomeChannelId },
    ...{ isOnboarding, isCommunity, preventAnonymous },
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

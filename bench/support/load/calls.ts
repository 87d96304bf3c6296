import {
  decodeListChannelDescsRequest,
  decodeListChannelDetailRequest,
  encodeChannelDescList,
  encodeChannelDescription,
} from "../../../generated/mezon/api/channel_codec.js";
import { encodeClanDescList, encodeClanUserList } from "../../../generated/mezon/api/clan_codec.js";
import { peopleOf, type World } from "./world.js";

/** What a call of today's schema is answered with; `undefined` for one that is not served. */
export function answerTo(name: string, body: Uint8Array, world: World): Uint8Array | undefined {
  switch (name) {
    case "ListClanDescs":
      return encodeClanDescList({ clandesc: [...world.clans] });
    case "ListChannelDescs": {
      const { clanId, limit, page } = decodeListChannelDescsRequest(body);
      // Whether pages are counted from 0 or 1, the second one is empty where the first is not full.
      const all = world.channelsOf.get(clanId) ?? [];
      return encodeChannelDescList({ channeldesc: all.slice(page * limit, (page + 1) * limit) });
    }
    case "ListClanUsers":
      return encodeClanUserList({ clanUsers: [...peopleOf(world)] });
    case "ListChannelDetail": {
      const { channelId } = decodeListChannelDetailRequest(body);
      return encodeChannelDescription(world.channels.get(channelId) ?? {});
    }
    default:
      return undefined;
  }
}

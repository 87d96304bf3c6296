import type { ChannelUserList_ChannelUser as ChannelMember } from "../../../generated/mezon/api/channel_pb.js";
import { requireId } from "../../core/ids.js";
import { eachItem } from "../../core/pages.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { BanOptions } from "../clan/clanMembers.js";
import { type CallOptions, callOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireDuration, requireIds } from "../require.js";
import type { Channel } from "./channel.js";

const PAGE = 500;

const BAN_OPTIONS: KeysOf<BanOptions> = { ...WAIT_KEYS, seconds: true, reason: true };

/** The members of a channel. */
export class ChannelMembers {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  /** Yields all members; requests them page by page. */
  list(options: CallOptions = {}): AsyncGenerator<ChannelMember, void, undefined> {
    const waitOptions = callOptions(options);
    return eachItem(async (cursor = "") => {
      const { id: channelId, clanId = "0", type: channelType } = await this.#channel.placed(waitOptions);
      const request = { clanId, channelId, channelType, limit: PAGE, state: 1, cursor };
      const answer = await this.#context.rpc.listChannelUsers(request, waitOptions);
      return { items: answer.channelUsers, next: answer.cursor || undefined };
    });
  }

  /** Gives people access to a private channel, a thread or a group. */
  async add(userIds: string | readonly string[], options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.addChannelUsers(
      { channelId: this.#channel.id, userIds: requireIds(userIds, "userIds") },
      options,
    );
  }

  async remove(userIds: string | readonly string[], options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.removeChannelUsers(
      { channelId: this.#channel.id, userIds: requireIds(userIds, "userIds") },
      options,
    );
  }

  /** Gives roles access to a private channel. */
  async addRoles(roleIds: string | readonly string[], options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.addRolesChannelDesc(
      { channelId: this.#channel.id, roleIds: requireIds(roleIds, "roleIds") },
      options,
    );
  }

  async removeRole(roleId: string, options: CallOptions = {}): Promise<void> {
    requireId(roleId, "roleId");
    const given = callOptions(options);
    await this.#context.rpc.deleteRoleChannelDesc({ ...(await this.#channel.ids(given)), roleId }, given);
  }

  /** Bans people from the channel for `seconds`; permanently if omitted. */
  async ban(userIds: string | readonly string[], given: BanOptions = {}): Promise<void> {
    requireOptions(given, BAN_OPTIONS);
    const { seconds = 0, reason = "" } = given;
    const options = waitOf(given);
    const ids = requireIds(userIds, "userIds");
    const banTime = requireDuration(seconds, "seconds", 0);
    const request = { ...(await this.#channel.ids(options)), userIds: ids, banTime, reason };
    await this.#context.rpc.banClanUsers(request, options);
  }

  async unban(userIds: string | readonly string[], options: CallOptions = {}): Promise<void> {
    const ids = requireIds(userIds, "userIds");
    const given = callOptions(options);
    await this.#context.rpc.unbanClanUsers({ ...(await this.#channel.ids(given)), userIds: ids }, given);
  }
}

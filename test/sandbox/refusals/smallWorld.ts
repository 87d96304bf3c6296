import { ChannelType, MessageCode } from "../../../generated/constants.js";
import { systemClock } from "../../../src/core/clock.js";
import { silentLogger } from "../../../src/core/logger.js";
import { createClan, joinClan } from "../../../src/sandbox/actions/clanMembership.js";
import {
  createClanChannel,
  createGroup,
  openDirectConversation,
} from "../../../src/sandbox/actions/creatingChannels.js";
import { askFriends } from "../../../src/sandbox/actions/friends.js";
import { inviteTo } from "../../../src/sandbox/actions/inviting.js";
import { pin } from "../../../src/sandbox/actions/pinning.js";
import { post } from "../../../src/sandbox/actions/posting.js";
import { react } from "../../../src/sandbox/actions/reacting.js";
import { enterVoiceRoom } from "../../../src/sandbox/actions/voice.js";
import { profiles } from "../../../src/sandbox/assumptions.js";
import type { Address } from "../../../src/sandbox/describe/address.js";
import { createFaultState } from "../../../src/sandbox/faults/faults.js";
import type { FrameFaults } from "../../../src/sandbox/faults/outgoing.js";
import type { Platform } from "../../../src/sandbox/platform.js";
import { Broadcaster } from "../../../src/sandbox/push/broadcaster.js";
import type { Push } from "../../../src/sandbox/push/push.js";
import { allHandlers } from "../../../src/sandbox/rpc/allHandlers.js";
import { CallContext } from "../../../src/sandbox/rpc/callContext.js";
import { Connection, type FrameSocket } from "../../../src/sandbox/socket/connection.js";
import type { Person } from "../../../src/sandbox/state/person.js";
import { Sessions } from "../../../src/sandbox/state/sessions.js";
import { World } from "../../../src/sandbox/state/world.js";
import { TrafficObservers } from "../../../src/sandbox/traffic/sandboxTraffic.js";

export type Who = "owner" | "member" | "stranger";

/** A platform with something of each kind in it, and who tries to change it. */
export interface SmallWorld {
  readonly platform: Platform;
  readonly people: Readonly<Record<Who, Person>>;
  readonly connections: Readonly<Record<Who, Connection>>;
  readonly names: readonly string[];
  readonly uploads: readonly string[];
  /** Tokens and refresh tokens of sessions. */
  readonly tokens: readonly string[];
  /** Ids by what the fields of requests call them. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly allIds: readonly string[];
  /** What anybody was pushed since it was last emptied. */
  readonly pushed: Push[];
}

export const address: Address = { host: "127.0.0.1", port: 1, isSecure: false, wsUrlForm: "bare" };

type Call = (person: Person, name: keyof typeof allHandlers, request: object) => Record<string, unknown>;

export function smallWorld(): SmallWorld {
  const world = new World(systemClock);
  const broadcaster = new Broadcaster(world, () => new Uint8Array());
  const sessions = new Sessions(world.people, systemClock, 3_600);
  const faults = createFaultState(1, systemClock);
  const common = { clock: systemClock, logger: silentLogger, profile: profiles.lenient };
  const platform: Platform = { world, broadcaster, sessions, faults, traffic: new TrafficObservers(), ...common };
  const person = (username: string): Person =>
    world.people.create({ id: world.newId(), username, isBot: false, createTimeSeconds: world.nowSeconds() });
  const people = { owner: person("owner"), member: person("member"), stranger: person("stranger") };
  const { owner, member, stranger } = people;
  const call: Call = (caller, name, request) => {
    const handler = allHandlers[name] as unknown as (request: object, context: CallContext) => Record<string, unknown>;
    return handler(request, new CallContext({ platform, address, caller }));
  };

  const clan = createClan(platform, owner, { name: "Clan" });
  joinClan(platform, member, clan);
  const other = createClan(platform, stranger, { name: "Other" });
  joinClan(platform, member, other);
  const publicChannel = world.channels.get(clan.welcomeChannelId);
  const make = (label: string, more: object): string =>
    createClanChannel(platform, owner, { clanId: clan.id, label, ...more }).id;
  const privateId = make("private", { isPrivate: true, memberIds: [member.id] });
  const threadId = make("thread", { type: ChannelType.Thread, parentId: publicChannel.id });
  const voiceId = make("voice", { type: ChannelType.MezonVoice });
  const directId = openDirectConversation(platform, owner, member.id).id;
  const groupId = createGroup(platform, owner, { label: "group", otherIds: [member.id, stranger.id] }).id;
  const channels = [publicChannel.id, privateId, threadId, directId, groupId, voiceId];
  enterVoiceRoom(platform, member, voiceId);

  const body = { content: '{"t":"hello"}', mentions: [], attachments: [], references: [] };
  const messages = channels.flatMap((channelId) =>
    [owner, member].map((poster) => {
      const draft = { ...body, channelId, code: MessageCode.Chat, topicId: "0" };
      const { message } = post(platform, poster, { ...draft, mentions: [{ userId: owner.id }, { userId: member.id }] });
      react(platform, owner, { channelId, messageId: message.id, emojiId: "0", emoji: "x", count: 1, remove: false });
      return message.id;
    }),
  );
  pin(platform, owner, { channelId: publicChannel.id, messageId: messages[0] ?? "" });
  askFriends(platform, member, [owner]);
  askFriends(platform, stranger, [member]);
  call(stranger, "blockFriends", { ids: [owner.id], usernames: [] });

  const clanId = clan.id;
  const channelId = publicChannel.id;
  const role = { color: "", roleIcon: "", description: "", displayOnline: 0, allowMention: 0, orderRole: 0 };
  const title = { title: "a title", ...role };
  const roles = [
    call(owner, "createRole", { clanId, ...title, addUserIds: [member.id], activePermissionIds: ["4"] })["id"],
    call(stranger, "createRole", { clanId: other.id, ...title, addUserIds: [], activePermissionIds: ["1"] })["id"],
  ].map(String);
  const times = { startTimeSeconds: 1, endTimeSeconds: 2, repeatType: 0 };
  const event = { title: "a title", logo: "", description: "", address: "", channelId, channelVoiceId: "0", ...times };
  const events = [owner, member].map((each) => String(call(each, "createEvent", { clanId, ...event })["id"]));
  const artwork = { id: "0", clanId, source: "s", shortname: "a name", category: "", isForSale: false, mediaType: 0 };
  call(owner, "createClanEmoji", artwork);
  call(owner, "addClanSticker", artwork);
  const [emoji] = world.emojis.of(new Set([clanId]));
  const [sticker] = world.stickers.of(new Set([clanId]));
  call(owner, "createCategoryDesc", { clanId, categoryName: "a category" });
  const answers = ["one", "two"];
  const polls = [0, 1].map((kind) => {
    const poll = { channelId, question: "a question", answers, expireHours: 1, type: kind };
    return String(call(owner, "createPoll", poll)["pollId"]);
  });
  const topics = [owner, member].map((each, index) =>
    String(call(each, "createSdTopic", { clanId, channelId, messageId: messages[index] ?? "" })["id"]),
  );
  const canvas = { id: "0", clanId, channelId, title: "a title", content: "", isDefault: false };
  const canvases = [owner, member].map((each) => String(call(each, "editChannelCanvases", canvas)["id"]));
  const timeline = { clanId, channelId, title: "a title", description: "", location: "", type: 0, ...times };
  const timelines = [owner, member].map((each) => {
    const { id } = call(each, "createChannelTimeline", timeline)["event"] as { readonly id: string };
    return id;
  });
  call(owner, "generateWebhook", { clanId, channelId, webhookName: "a hook", avatar: "" });
  call(owner, "generateClanWebhook", { clanId, webhookName: "a hook", avatar: "" });
  call(owner, "createSystemMessage", { clanId, channelId, welcomeRandom: "hi" });
  const step = { guideType: 1, taskType: 1, channelId, title: "a title", content: "", imageUrl: "", answers: [] };
  call(owner, "createOnboarding", { clanId, contents: [step, step] });
  const app = { appname: "an app", token: "", appLogo: "", aboutMe: "", appUrl: "", isShadow: false };
  const apps = [owner, member].map((each) => String(call(each, "addApp", app)["id"]));
  const menu = { id: "0", botId: "0", clanId, channelId, menuName: "a menu", background: "", actionMsg: "" };
  call(owner, "addQuickMenuAccess", { ...menu, menuType: 1 });
  call(owner, "banClanUsers", { clanId, channelId, userIds: [member.id], banTime: 0, reason: "" });
  call(owner, "archiveChannel", { clanId, channelId: threadId });
  const invites = [inviteTo(platform, owner, { clanId }).id, inviteTo(platform, stranger, { clanId: other.id }).id];
  const uploads = [owner, member].map(({ id }) => `/uploads/${id}/a`);
  for (const part of [1, 2])
    world.files.set(`${uploads[0]}.part${part}`, { type: "text/plain", body: new Uint8Array(1) });

  const pushed: Push[] = [];
  broadcaster.subscribe({
    personId: owner.id,
    receivesChannel: () => true,
    receivesClan: () => true,
    follows: () => true,
    forgetChannel: () => undefined,
    receive: (push) => void pushed.push(push),
  });
  const ids: Readonly<Record<string, readonly string[]>> = {
    people: [owner.id, member.id, stranger.id],
    clan: [clanId, other.id],
    channel: channels,
    room: [voiceId],
    message: messages,
    role: roles,
    categor: clan.categories.map(({ id }) => id),
    event: events,
    invite: invites,
    poll: polls,
    topic: topics,
    canvas: canvases,
    timeline: timelines,
    app: apps,
    bot: [owner.id, member.id],
    emoji: [emoji?.id ?? ""],
    sticker: [sticker?.id ?? ""],
    webhook: world.webhooks.where(() => true).map(({ id }) => id),
    onboarding: world.onboarding.where(() => true).map(({ id }) => id),
    notif: world.notifications.where(() => true).map(({ id }) => id),
    quickmenu: world.quickMenus.all().map(({ id }) => id),
    pin: world.pins.of(channelId).map(({ id }) => id),
  };
  const allIds = [...new Set(Object.values(ids).flat())];
  const connections = {
    owner: connectionOf(owner, faults.frames, channels),
    member: connectionOf(member, faults.frames, channels),
    stranger: connectionOf(stranger, faults.frames, []),
  };
  const tokens = [owner, member].flatMap((each) => {
    const { token, refreshToken } = sessions.open(each);
    return [token, refreshToken];
  });
  const names = [owner, member, stranger].map(({ username }) => username);
  return { platform, people, connections, names, uploads, tokens, ids, allIds, pushed };
}

/** A socket that nothing is written to. */
const closedSocket: FrameSocket = {
  isOpen: false,
  unsentBytes: 0,
  send: () => undefined,
  roundTrip: () => Promise.resolve(),
  pause: () => undefined,
  resume: () => undefined,
  close: () => undefined,
  terminate: () => undefined,
};

function connectionOf(person: Person, faults: FrameFaults, joined: readonly string[]): Connection {
  const connection = new Connection({ socket: closedSocket, person, number: 1, faults, echoDelayMs: 0 });
  for (const id of joined) connection.joinChannel(id);
  return connection;
}

import type { User } from "../../../generated/mezon/api/user_pb.js";
import type { UserProfileRedis } from "../../../generated/mezon/realtime/presence_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import type { Person } from "../state/person.js";

/** Returns a user as calls return one. */
export function describeUser(platform: Platform, person: Person): Init<User> {
  return {
    id: person.id,
    username: person.username,
    displayName: person.displayName,
    avatarUrl: person.avatar,
    online: platform.broadcaster.isOnline(person.id),
    userStatus: person.availability,
    createTimeSeconds: person.createTimeSeconds,
  };
}

/** Returns a user as pushes contain one. */
export function describeProfile(platform: Platform, person: Person): Init<UserProfileRedis> {
  return {
    userId: person.id,
    username: person.username,
    displayName: person.displayName,
    avatar: person.avatar,
    userStatus: person.availability,
    online: platform.broadcaster.isOnline(person.id),
    createTimeSecond: person.createTimeSeconds,
    isBot: person.isBot,
    joinedClans: platform.world.clans.of(person.id).map((clan) => clan.id),
  };
}

import { Icon } from "../chat/icon.js";
import { openDm } from "../chat/sidebar.js";
import { setStatus } from "../state/actions.js";
import { act, channel, me, nameOf, speaker, world } from "../state/store.js";

const PERMISSIONS = [
  "administrator",
  "manage-clan",
  "manage-channel",
  "view-channel",
  "send-message",
  "delete-message",
  "manage-thread",
];

/** The people of the channel with their roles, and the roles with what they permit. */
export function MembersPanel() {
  const state = world.value;
  const shown = channel.value;
  if (state === undefined || shown === undefined) return null;
  const clan = state.clans.find(({ id }) => id === shown.clanId);
  const roles = state.roles.filter(({ clanId }) => clanId === shown.clanId);
  const people = state.people.filter(({ id }) => shown.seenBy.includes(id));
  return (
    <>
      <h2>Members of this channel</h2>
      <ul class="members">
        {people.map((person) => {
          const own = roles.filter(({ memberIds }) => memberIds.includes(person.id));
          const isThere = person.isBot ? person.isConnected : true;
          return (
            <li key={person.id}>
              <p>
                <span class={`dot ${isThere ? "is-online" : ""}`} aria-hidden="true" />
                <b>{nameOf(person.id)}</b> <small>@{person.username}</small>
                {person.isBot ? <span class="badge">BOT</span> : null}
                {clan?.ownerId === person.id ? <span class="badge">OWNER</span> : null}
                <span class="visually-hidden">{isThere ? "online" : "offline"}</span>
                {person.status === "" ? null : <small>{person.status}</small>}
                {person.id === me.value?.id ? null : (
                  <button type="button" onClick={() => void openDm(person.id)}>
                    Message
                  </button>
                )}
              </p>
              <p class="roles">
                {own.map((role) => (
                  <button
                    key={role.id}
                    type="button"
                    class="role"
                    title={`Take the role ${role.name} away`}
                    onClick={() => void act("assignRole", { roleId: role.id, userId: person.id, remove: true })}
                  >
                    {role.name} <Icon name="close" />
                  </button>
                ))}
                {roles.length > own.length ? (
                  <select
                    aria-label={`Give ${person.username} a role`}
                    value=""
                    onChange={({ currentTarget }) => {
                      const roleId = currentTarget.value;
                      currentTarget.value = "";
                      void act("assignRole", { roleId, userId: person.id, remove: false });
                    }}
                  >
                    <option value="">+ role</option>
                    {roles
                      .filter((role) => !own.includes(role))
                      .map((role) => (
                        <option key={role.id} value={role.id}>
                          {role.name}
                        </option>
                      ))}
                  </select>
                ) : null}
              </p>
            </li>
          );
        })}
      </ul>
      {clan === undefined ? null : (
        <>
          <h2>Roles of {clan.name}</h2>
          {roles.map((role) => (
            <details key={role.id}>
              <summary>
                {role.name} <small>{role.memberIds.length} members</small>
              </summary>
              {PERMISSIONS.map((permission) => (
                <label key={permission} class="check">
                  <input
                    type="checkbox"
                    checked={role.permissions.includes(permission)}
                    onChange={({ currentTarget }) =>
                      void act("setRolePermission", { roleId: role.id, permission, remove: !currentTarget.checked })
                    }
                  />
                  {permission}
                </label>
              ))}
            </details>
          ))}
          <form
            class="row"
            onSubmit={(event) => {
              event.preventDefault();
              const name = String(new FormData(event.currentTarget).get("name")).trim();
              event.currentTarget.reset();
              if (name !== "") void act("createRole", { name, permissions: [], memberIds: [] });
            }}
          >
            <input name="name" aria-label="Name of a new role" placeholder="Name of a new role" />
            <button type="submit">Create</button>
          </form>
        </>
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void setStatus(String(new FormData(event.currentTarget).get("status")).trim());
        }}
      >
        <input name="status" aria-label="Your status" placeholder="Your status" defaultValue={me.value?.status} />
        <button type="submit">Set</button>
      </form>
      <p class="hint">
        You speak as {speaker.value}. Open this address in another window to speak as somebody else there.
      </p>
    </>
  );
}

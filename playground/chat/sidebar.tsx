import type { ComponentChild } from "preact";
import type { PlaygroundState } from "../../src/playground/contract.js";
import { act, channelId, channelName, me, nameOf, openChannel, speaker, unread, world } from "../state/store.js";
import { Icon } from "./icon.js";

type Channel = PlaygroundState["channels"][number];

const THREAD = 7;
const SIGNS: Readonly<Record<number, ComponentChild>> = {
  2: "@",
  3: "@",
  4: <Icon name="voice" />,
  6: "▶",
  7: <Icon name="thread" />,
  10: <Icon name="voice" />,
};

/** Clans with their categories, channels and threads, and conversations. */
export function Sidebar() {
  const state = world.value;
  const id = me.value?.id ?? "";
  if (state === undefined) return null;
  const seen = state.channels.filter((channel) => channel.seenBy.includes(id) && !channel.isArchived);
  const people = state.people.filter((person) => person.id !== id);
  return (
    <nav class="sidebar" aria-label="Channels">
      {state.clans
        .filter((clan) => clan.memberIds.includes(id))
        .map((clan) => {
          const own = seen.filter((channel) => channel.clanId === clan.id);
          const isDefault = clan.id === state.clanId;
          return (
            <section key={clan.id} aria-label={clan.name}>
              <h2>{clan.name}</h2>
              {clan.categories.map((category, index) => {
                const isHere = ({ categoryId }: Channel): boolean =>
                  categoryId === category.id ||
                  (index === 0 && !clan.categories.some((other) => other.id === categoryId));
                return (
                  <ChannelGroup
                    key={category.id}
                    title={category.name}
                    channels={own.filter((channel) => channel.type !== THREAD && isHere(channel))}
                    threads={own.filter((channel) => channel.type === THREAD)}
                    onAdd={isDefault && index === 0 ? () => void add() : undefined}
                  />
                );
              })}
            </section>
          );
        })}
      <section aria-label="Direct messages">
        <div class="group-title">
          <h3>Direct messages</h3>
          <select
            aria-label="Open a conversation"
            value=""
            onChange={({ currentTarget }) => {
              const userId = currentTarget.value;
              currentTarget.value = "";
              void openDm(userId);
            }}
          >
            <option value="">+</option>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.username}
              </option>
            ))}
          </select>
        </div>
        <ul>
          {seen
            .filter((channel) => channel.clanId === "0")
            .map((channel) => (
              <ChannelLink key={channel.id} channel={channel} />
            ))}
        </ul>
      </section>
    </nav>
  );
}

function ChannelGroup({
  title,
  channels,
  threads,
  onAdd,
}: {
  readonly title: string;
  readonly channels: readonly Channel[];
  readonly threads: readonly Channel[];
  readonly onAdd: (() => void) | undefined;
}) {
  if (channels.length === 0) return null;
  return (
    <>
      <div class="group-title">
        <h3>{title}</h3>
        {onAdd === undefined ? null : (
          <button type="button" class="plain" aria-label="Create a channel" onClick={onAdd}>
            <Icon name="plus" />
          </button>
        )}
      </div>
      <ul>
        {channels.map((channel) => (
          <ChannelLink
            key={channel.id}
            channel={channel}
            threads={threads.filter(({ parentId }) => parentId === channel.id)}
          />
        ))}
      </ul>
    </>
  );
}

function ChannelLink({ channel, threads = [] }: { readonly channel: Channel; readonly threads?: readonly Channel[] }) {
  const count = unread.value.get(`${speaker.value}:${channel.id}`) ?? 0;
  const name = channelName(channel.id);
  return (
    <li>
      <button
        type="button"
        class={`channel ${count > 0 ? "is-unread" : ""}`}
        aria-current={channel.id === channelId.value ? "page" : undefined}
        onClick={() => openChannel(channel.id)}
      >
        <span aria-hidden="true" class="sign">
          {SIGNS[channel.type] ?? "#"}
        </span>
        <span class="name">
          {name}
          {channel.isPrivate ? <span class="visually-hidden"> (private)</span> : null}
        </span>
        {count > 0 ? (
          <span class="count">
            {count}
            <span class="visually-hidden"> unread</span>
          </span>
        ) : null}
      </button>
      {channel.voices.length === 0 ? null : (
        <ul class="voices" aria-label={`In ${name}`}>
          {channel.voices.map((personId) => (
            <li key={personId}>
              <Icon name="voice" /> {nameOf(personId)}
            </li>
          ))}
        </ul>
      )}
      {threads.length === 0 ? null : (
        <ul class="threads">
          {threads.map((thread) => (
            <ChannelLink key={thread.id} channel={thread} />
          ))}
        </ul>
      )}
    </li>
  );
}

async function add(): Promise<void> {
  const name = prompt("Name of the channel")?.trim() ?? "";
  if (name === "") return;
  const made = await act("createChannel", { name });
  if (made !== undefined) openChannel(made.id);
}

/** Opens the conversation of who is played with somebody. */
export async function openDm(userId: string): Promise<void> {
  if (userId === "") return;
  const opened = await act("openDm", { as: speaker.value, userId });
  if (opened !== undefined) openChannel(opened.channelId);
}

import { signal } from "@preact/signals";
import { ChannelHeader } from "./chat/channelHeader.js";
import { Composer } from "./chat/composer.js";
import { Icon } from "./chat/icon.js";
import { MessageList } from "./chat/messageList.js";
import { Sidebar } from "./chat/sidebar.js";
import { Panels } from "./panels/panels.js";
import { personClient } from "./state/personClient.js";
import {
  act,
  bot,
  channelId,
  isConnected,
  isMenuOpen,
  notices,
  notify,
  panel,
  speakAs,
  speaker,
  topicId,
  world,
} from "./state/store.js";

const theme = signal(localStorage.getItem("theme") ?? "auto");

export function App() {
  document.documentElement.dataset["theme"] = theme.value;
  if (world.value === undefined) return <Waiting />;
  return (
    <div class={`app ${panel.value === undefined ? "" : "has-panel"} ${isMenuOpen.value ? "has-menu" : ""}`}>
      <TopBar />
      <Sidebar />
      <main class="chat" aria-label="Messages">
        <ChannelHeader />
        <MessageList key={`${channelId.value}:${topicId.value}:${speaker.value}`} />
        <Composer />
      </main>
      <Panels />
      <div class="notices" role="status" aria-live="polite">
        {notices.value.map(({ id, text }) => (
          <p key={id} class="notice">
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <main class="waiting">
      <h1>mezonkit playground</h1>
      <p role="status">
        {isConnected.value
          ? "Loading …"
          : "Not connected. Open the address that mezonkit dev printed: it holds the token that this page needs."}
      </p>
    </main>
  );
}

const BOT_STATES = {
  none: "no bot was started",
  starting: "starting …",
  connected: "connected",
  disconnected: "disconnected",
  ended: "ended",
};

function TopBar() {
  const people = world.value?.people.filter(({ isBot }) => !isBot) ?? [];
  const { state, reason, file } = bot.value;
  return (
    <header class="topbar">
      <button
        type="button"
        class="plain menu-button"
        aria-label="Channels"
        aria-expanded={isMenuOpen.value}
        onClick={() => {
          isMenuOpen.value = !isMenuOpen.value;
        }}
      >
        <Icon name="menu" />
      </button>
      <h1>playground</h1>
      <p class={`bot-state is-${state}`} title={reason}>
        <span aria-hidden="true" class="dot" />
        <span>
          <span class="visually-hidden">Bot: </span>
          {BOT_STATES[state]}
        </span>
      </p>
      {file === "" ? null : (
        <button type="button" onClick={() => void act("restartBot", {})}>
          Restart
        </button>
      )}
      <span class="space" />
      {isConnected.value ? null : <strong role="alert">The playground has ended.</strong>}
      <p class="person-state" title={`${speaker.value}'s own client, in this browser: ${personClient.state.value}`}>
        <span aria-hidden="true" class={`dot ${personClient.state.value === "ready" ? "is-online" : ""}`} />
        <span class="visually-hidden">{`Client of ${speaker.value}: ${personClient.state.value}`}</span>
      </p>
      <label class="speaker">
        <span>Speak as</span>
        <select
          value={speaker.value}
          onChange={({ currentTarget }) => {
            if (currentTarget.value === "+") void addPerson(currentTarget);
            else speakAs(currentTarget.value);
          }}
        >
          {people.map(({ id, username }) => (
            <option key={id} value={username}>
              {username}
            </option>
          ))}
          <option value="+">Add a person …</option>
        </select>
      </label>
      <button
        type="button"
        class="plain"
        aria-label={`Theme: ${theme.value}`}
        title={`Theme: ${theme.value}`}
        onClick={() => {
          const themes = ["auto", "light", "dark"];
          theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? "auto";
          localStorage.setItem("theme", theme.value);
        }}
      >
        <Icon name="theme" />
      </button>
    </header>
  );
}

async function addPerson(select: HTMLSelectElement): Promise<void> {
  select.value = speaker.value;
  const name = prompt("Name of the person")?.trim() ?? "";
  if (name === "") return;
  await act("addPerson", { name });
  notify(`${name} is there: choose them under "Speak as"`);
}

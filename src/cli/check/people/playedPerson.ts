import type { SandboxUser } from "../../../sandbox/index.js";
import type { Person } from "./person.js";

/** Returns a person of the sandbox, who is played: they do everything at once. */
export function playedPerson(user: SandboxUser, channelId: string): Person {
  return {
    id: user.id,
    click: (message, { id }) => user.click(message, id),
    async fillIn(message, answers, { id }) {
      for (const answer of answers) await user.fill(message, answer.id, answer.value);
      await user.click(message, id);
    },
    async say(text) {
      const message = await user.send(channelId, text);
      await user.remove(message);
    },
    async react(message, emoji) {
      await user.react(message, emoji);
      await user.react(message, emoji, { remove: true });
    },
    call: (command) => user.callQuickMenu(channelId, command),
  };
}

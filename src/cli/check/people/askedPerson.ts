import type { Channel } from "../../../index.js";
import type { Person } from "./person.js";

/**
 * Returns somebody who is asked to do things, and does them in their own time: whoever reads the lines that `ask`
 * writes.
 *
 * @param id The only one that counts; `undefined` for anybody.
 */
export function askedPerson(channel: Channel, id: string | undefined, ask: (line: string) => void): Person {
  const place = `in #${channel.name ?? channel.id}`;
  const please = (text: string): Promise<void> => {
    ask(`Please, ${place}: ${text}`);
    return Promise.resolve();
  };
  return {
    id,
    click: (_, { label }) => please(`click "${label}"`),
    fillIn: (_, answers, { label }) =>
      please(`${answers.map(({ name, value }) => `${name}: ${value}`).join("; ")}; then click "${label}"`),
    say: (text) => please(`write "${text}"`),
    react: (_, emoji) => please(`react with ${emoji} to the newest message of the bot`),
    call: (command) => please(`call /${command}`),
  };
}

import { expect, test } from "vitest";
import { fullNameOf, JunkCalls } from "./callAll.js";
import { clientSurface } from "./clientSurface.js";
import { methodsOf, reachable } from "./reflect.js";

/** Methods that are not called with odd arguments, and why. */
const LEFT_OUT = {
  "Clan.leave": "the bot would be out of the clan that everything else is in",
};
/** Called after all others: they end what those are called on. */
const ENDS = /\.(?:delete|close|remove|leave|login|quit|archive|kick|ban|clear|removeAllListeners)$/i;
const CALLS = 40;
/** There are hundreds of them, and they are generated. */
const CALLS_OF_RPC = 8;

test("every public method of a client and what it leads to refuses odd arguments by errors of ours", async () => {
  const { roots, sense, sent, end } = await clientSurface();
  const subjects = reachable(roots).map(({ name, object }) => ({ name, make: () => object }));
  const calls = new JunkCalls(LEFT_OUT);
  const methods = subjects.flatMap((subject) => methodsOf(subject.make()).map((method) => ({ subject, method })));
  const isLast = ({ subject, method }: (typeof methods)[number]): boolean => ENDS.test(fullNameOf(subject, method));
  for (const { subject, method } of [...methods.filter((one) => !isLast(one)), ...methods.filter(isLast)])
    await calls.callMethod(subject, method, { sense, count: subject.name === "RpcClient" ? CALLS_OF_RPC : CALLS });
  await end();
  await calls.settled();
  // What the reflection must have found, among others.
  for (const name of ["Interaction.update", "SlashCommand.fetchMessage", "ClientWallet.submit", "Friends.list"])
    expect(calls.called).toContain(name);
  expect(calls.faults).toStrictEqual([]);
  expect(sent).toStrictEqual([]);
}, 120_000);

import { expect, test } from "vitest";
import { oddOptions } from "./oddOptions.js";
import { PublicSurface } from "./optionTypes.js";
import { reachable } from "./reflect.js";
import * as surfaces from "./surfaces.js";

/** The rooms whose public methods are called with an option that there is not, and what leads to them. */
const ROOMS = {
  sandbox: surfaces.sandboxSurface,
  testing: surfaces.bedSurface,
  bot: surfaces.botSurface,
  wallet: surfaces.walletSurface,
  cache: surfaces.storeSurface,
  builders: surfaces.builderSurface,
} as const;

/** Parameters that are no options. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "SandboxUser.send(content)": "what a message holds is free",
  "SandboxUser.edit(content)": "what a message holds is free",
  "Person.say(content)": "what a message holds is free",
  "Person.dm(content)": "what a message holds is free",
  "Person.edit(content)": "what a message holds is free",
  "MessageBuilder.channel(channel)": "a channel, which holds more",
  "Wallet.find(trace)": "a trace of a transfer, as it was stored",
  "MemoryJournal.spent(cap)": "a cap, which holds more",
  "KyselyTransferJournal.spent(cap)": "a cap, which holds more",
  "Wallet.transferMany(options)": "checked once its orders are right, test/wallet/transfer",
  "Wallet.sign(options)": "checked once what is signed is a prepared transfer",
  "Wallet.submit(options)": "checked once what is submitted is a signed transfer",
  "Transfer.wait(options)": "checked once the stage is one",
  "ProverClient.prove(options)": "checked once the request has a token",
  "Bot.start(options)": "the client refuses them at its login, once",
};

const parameters = new PublicSurface().parameters();

test.each(Object.entries(ROOMS))(
  "every public method of %s refuses an option that there is not",
  async (room, open) => {
    const { roots, sense } = await open();
    const subjects = reachable(roots).map(({ name, object }) => ({ name, make: () => object }));
    const own = parameters.filter((parameter) => parameter.room === room);
    const { tried, accepted } = await oddOptions({ subjects, parameters: own, sense });
    expect(tried.size).toBeGreaterThan(3);
    expect(accepted.filter((place) => !Object.hasOwn(LEFT_OUT, place))).toStrictEqual([]);
  },
  120_000,
);

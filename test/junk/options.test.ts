import { expect, test } from "vitest";
import { clientSurface } from "./clientSurface.js";
import { exportedCallables } from "./entryPoints.js";
import { oddOptions } from "./oddOptions.js";
import { PublicSurface } from "./optionTypes.js";
import { reachable } from "./reflect.js";
import * as surfaces from "./surfaces.js";

/** The folders of `src` that declare what takes options, and objects that lead to their methods. */
const ROOMS: Readonly<Record<string, () => surfaces.Surface | Promise<surfaces.Surface>>> = {
  sandbox: surfaces.sandboxSurface,
  testing: surfaces.bedSurface,
  bot: surfaces.botSurface,
  wallet: surfaces.walletSurface,
  cache: surfaces.storeSurface,
  builders: surfaces.builderSurface,
  client: clientSurface,
  model: clientSurface,
  core: clientSurface,
  nestjs: surfaces.nothing,
  opentelemetry: surfaces.nothing,
};

/** Parameters that are no options, or whose check the calls do not reach. */
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
  "ProverClient.prove(options)": "checked once the request has a token",
  "ClientWallet.find(trace)": "a trace of a transfer, as it was stored",
  "ClientWallet.sign(options)": "checked once what is signed is a prepared transfer",
  "ClientWallet.submit(options)": "checked once what is submitted is a signed transfer",
  "ClientWallet.history(query)": "checked once there is an indexer, as by Wallet.history",
  "ClientWallet.payments(options)": "checked once there is an indexer, as by Wallet.payments",
  "SandboxUser.pay(options).coffeeFor": "a message, which holds more",
  "createTestBed(options).client": "the client that start makes refuses them",
  "MezonModule.forRoot(options).client": "the client refuses them when it is made, with the application",
  "MezonModule.forRoot(options).bot": "the bot refuses them when it is made, with the application",
  "hashtag(channel)": "a channel, which holds more",
  "rawContent(content)": "what a content of others holds is free",
  "world(description)": "refused in other words, test/testing/world",
  "Bot.start(options)": "the client refuses them at its login, once",
};

/** What a transfer says beside the amount is free. */
const FREE = /(?:mmnExtraInfo|extraInfo)$/;

/** Parameters of what is never called here, and why: a new one must be reached, or stand here. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  "Context.ephemeral(options)": "abstract: its classes are called",
  "ConversationMessage.edit(options)": "the message that is edited checks them, as by Message.update",
  "I18nFlavor.setLocale(options)": "a plugin adds it, test/bot/i18n",
  "JobStorage.list(query)": "its classes are called",
  "JobStorage.update(change)": "its classes are called",
  "MessageStore.maintain(options)": "its classes are called",
  "MessageStore.open(options)": "its classes are called",
  "MessageStore.page(query)": "its classes are called",
  "MessageStore.search(options)": "its classes are called",
  "TransferJournal.claim(claim)": "its classes are called",
  "TransferJournal.spent(cap)": "its classes are called",
  "TransferJournal.update(update)": "its classes are called",
  "TransferSigner.sign(transaction)": "callers write it themselves",
  "new ChainError(details)": "errors must not refuse what they tell",
  "new IdempotencyError(trace)": "errors must not refuse what they tell",
  "new RequestError(details)": "errors must not refuse what they tell",
  "new TransferRuleError(details)": "errors must not refuse what they tell",
  "new ChildBot(options)": "only its type is exported",
  "new ClientWallet(options)": "only its type is exported",
  "new EventStream(options)": "only its type is exported",
  "new EventStream(overflow)": "only its type is exported",
};

const parameters = new PublicSurface().parameters();

test("every folder that declares options has its test", () => {
  const rooms = new Set(parameters.map(({ room }) => room));
  expect([...rooms].toSorted()).toStrictEqual(Object.keys(ROOMS).toSorted());
});

test.each(Object.entries(ROOMS))(
  "everything public of %s refuses an option that there is not",
  async (room, open) => {
    const { roots, sense, shapes = [], named = {} } = await open();
    const objects = reachable(roots).map(({ name, object }) => ({ name, make: () => object }));
    const unnamed = Object.entries(named).map(([name, object]) => ({ name, make: () => ({ ...object }) }));
    const subjects = [...objects, ...unnamed, ...(await exportedCallables())];
    const own = parameters.filter((parameter) => parameter.room === room);
    const { tried, accepted } = await oddOptions({ subjects, parameters: own, sense: [...sense, ...shapes] });
    expect(accepted.filter((place) => !Object.hasOwn(LEFT_OUT, place) && !FREE.test(place))).toStrictEqual([]);
    const places = own.map(({ place }) => place);
    const known = Object.keys(NOT_REACHED).filter((place) => places.includes(place));
    expect(places.filter((place) => !tried.has(place)).toSorted()).toStrictEqual(known.toSorted());
  },
  120_000,
);

/**
 * mezonkit/testing: tests for bots, with people whom the test plays. For vitest, jest and node:test.
 */

export type { Duration } from "../core/duration.js";
export type { BotUnderTest, IdleOptions } from "./bed/botUnderTest.js";
export { createTestBed } from "./bed/createTestBed.js";
export type { RestartOptions, TestBed } from "./bed/testBed.js";
export type { StartBot, TestBedOptions } from "./bed/testBedOptions.js";
export { type CreateTestBed, testBedsClosedBy } from "./bed/testBeds.js";
export type { TestClock } from "./clock/testClock.js";
export { ExpectationError, FakeClockError, NotIdleError } from "./errors.js";
export {
  type FakeInteractionOptions,
  type FakeMessageOptions,
  type FakeOptions,
  type FakePerson,
  type FakeReactionOptions,
  fakeInteraction,
  fakeMessage,
  fakeReaction,
  type HandlerSends,
} from "./fakes/fakeMessage.js";
export type { SentByHandler } from "./fakes/sentByHandler.js";
export type { Action } from "./people/action.js";
export type {
  ExpectDmOptions,
  ExpectEditOptions,
  ExpectMessageOptions,
  ExpectNoMessageOptions,
  ExpectOptions,
  ExpectReactionOptions,
  ExpectRemovalOptions,
  ExpectTypingOptions,
  PersonReference,
} from "./people/expectOptions.js";
export type { Person } from "./people/person.js";
export type { ActionDescription, PersonMenuCall, SayOptions } from "./people/personOptions.js";
export type { MessageMatch } from "./people/wanted.js";
export { type BotProcessOptions, botProcess } from "./process/botProcess.js";
export type { ChildBot, ChildBotOptions } from "./process/childBot.js";
export type { SeenButton, SeenInput, SeenRadio, SeenSelect } from "./shown/seenComponents.js";
export type { FormValue, SeenForm } from "./shown/seenForm.js";
export type { SeenMessage } from "./shown/seenMessage.js";
export type { ComponentKind, ShownComponent, ShownOption } from "./shown/shownComponents.js";
export type { ShownEmbed, ShownField } from "./shown/shownEmbed.js";
export { loadWorld } from "./world/loadWorld.js";
export {
  type WorldChannel,
  type WorldChannelKind,
  type WorldClan,
  type WorldDescription,
  type WorldMessage,
  type WorldPerson,
  type WorldRole,
  world,
} from "./world/worldDescription.js";

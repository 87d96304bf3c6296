import { expect, test } from "vitest";
import * as builders from "../../src/builders/index.js";
import { JunkCalls } from "./callAll.js";

const { ButtonBuilder, EmbedBuilder, MessageBuilder } = builders;

test("every method of a builder, and building what it made, refuses odd arguments by errors of ours", async () => {
  const calls = new JunkCalls({});
  const subjects = [
    { name: "EmbedBuilder", make: () => new EmbedBuilder() },
    { name: "ButtonBuilder", make: () => new ButtonBuilder() },
    { name: "MessageBuilder", make: () => new MessageBuilder() },
    { name: "Form", make: () => new EmbedBuilder().addInput("name", { name: "Name" }).form },
    { name: "CustomIdDefinition", make: () => builders.defineButton("vote:{choice}") },
  ];
  const sense = ["hi", {}, ["a"], new Date(0), new EmbedBuilder(), new ButtonBuilder(), 5, true];
  const after = (object: object): unknown => ("build" in object ? (object.build as () => unknown)() : undefined);
  await calls.callAll(subjects, { sense, count: 60, after });
  expect(calls.faults).toStrictEqual([]);
});

import "reflect-metadata";
import type { INestApplicationContext } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { MezonClientOptions } from "mezonkit";
import { testBedsClosedBy } from "mezonkit/testing";
import { afterEach, expect, test } from "vitest";
import { AppModule } from "../src/app.module.js";

// A local Mezon for each test: no account and no network.
const testBed = testBedsClosedBy(afterEach);

function start(options: MezonClientOptions): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.with(options), { logger: ["warn", "error"] });
}

test("greets, and edits the greeting when the button is clicked", async () => {
  const bed = await testBed({ start });
  const greeting = await bed.person("alice").say("!hello Lan").answered("Hello, Lan! You are number 1.");
  await greeting.button("Wave").click().edited("You waved at Lan.");
});

test("takes an order", async () => {
  const bed = await testBed({ start });
  const alice = bed.person("alice");
  const question = await alice.say("!order").answered("What would you like?");
  await question.button("coffee").click().answered("How many cups?");
  await alice.say("many").answered(/number/);
  await alice.say("2").answered("2 × coffee: coming!");
});

test("explains itself", async () => {
  const bed = await testBed({ start });
  const help = await bed.person("alice").say("!help").answered();
  expect(help.content).toSatisfy((content) => JSON.stringify(content).includes("Orders a drink"));
});

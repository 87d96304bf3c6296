import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { SavedWorld } from "../../src/sandbox/index.js";
import { chromiumPath, type OpenPlayground, openPlayground, showTab, write } from "./browser.js";
import { chatTests } from "./chatTests.js";
import { panelTests } from "./panelTests.js";
import { runRecorded } from "./runRecorded.js";

const SHOWCASE = fileURLToPath(new URL("../../examples/showcaseBot.ts", import.meta.url));

describe.skipIf(chromiumPath === undefined)("the playground's page", { timeout: 60_000 }, () => {
  let open: OpenPlayground;
  let page: Page;
  beforeAll(async () => {
    open = await openPlayground({ file: SHOWCASE, watch: false });
    page = open.page;
    page.setDefaultTimeout(20_000);
    await page.locator(".bot-state.is-connected").waitFor();
    const isReady = (): boolean => open.playground.session.log.lines.some(({ text }) => text.includes("is ready"));
    await vi.waitUntil(isReady, { timeout: 20_000 });
  }, 120_000);
  afterAll(async () => open.close());

  const last = (): Locator => page.locator("li.message").last();
  const says = (text: string): Locator => page.locator("li.message", { hasText: text }).last();
  chatTests(() => open);

  test("a form with every kind of input is filled in and submitted", async () => {
    await write(page, "!form");
    const message = page
      .locator("li.message", { has: page.getByRole("article", { name: /Every kind of input/ }) })
      .last();
    await message.getByRole("textbox", { name: "Name" }).fill("An");
    await message.getByRole("spinbutton", { name: "Seats" }).fill("3");
    await message.getByRole("textbox", { name: "About you" }).fill("several\nlines");
    await message.getByRole("combobox", { name: "Team" }).selectOption("design");
    await message.getByRole("radio", { name: "pro" }).check();
    await message.getByRole("checkbox", { name: "Monday" }).check();
    await message.getByRole("checkbox", { name: "Wednesday" }).check();
    // No more than two may be ticked.
    expect(await message.getByRole("checkbox", { name: "Tuesday" }).isDisabled()).toBe(true);
    await message.getByLabel("Birthdate").fill("2000-02-29");
    await message.getByRole("button", { name: "Submit" }).click();
    await says("An: 3 seats, design, pro, Monday and Wednesday, born 2000-02-29.").waitFor();
  });

  test("a slash command is completed by the keyboard, and answered to the one who called it", async () => {
    await page.locator("#composer").pressSequentially("/hello");
    await page.getByRole("option", { name: "/hello" }).waitFor();
    await page.locator("#composer").press("Tab");
    await expect.poll(() => page.locator("#composer").inputValue()).toBe("/hello ");
    await page.locator("#composer").press("Enter");
    await says("Hello, alice!").getByText("Only you can see this").waitFor();
  });

  test("an edit, a reaction and its removal are shown", async () => {
    await write(page, "!slow");
    await says("Done, and edited.").getByText("(edited)").waitFor();
    const asked = says("!slow");
    await asked.hover();
    await page
      .locator("li.message", { hasText: "!slow", has: page.getByRole("group", { name: "Reactions" }) })
      .first()
      .waitFor();
    const reaction = page.getByRole("group", { name: "Reactions" }).last().getByRole("button");
    await reaction.click();
    await expect.poll(() => reaction.textContent()).toContain("2");
    expect(await reaction.getAttribute("aria-pressed")).toBe("true");
    await reaction.click();
    await expect.poll(() => reaction.textContent()).toContain("1");
  });

  test("one's own messages are edited and removed, and replied to", async () => {
    await write(page, "a first version");
    await says("a first version").hover();
    await says("a first version").getByRole("button", { name: "Edit" }).click();
    // The text to edit comes with the next drawing of the page.
    await expect.poll(() => page.locator("#composer").inputValue()).toBe("a first version");
    await write(page, "a second version");
    await says("a second version").getByText("(edited)").waitFor();
    await says("a second version").hover();
    await says("a second version").getByRole("button", { name: "Reply" }).click();
    await page.getByText("Replying to alice").waitFor();
    await write(page, "an answer");
    await says("an answer").locator(".reply-to", { hasText: "a second version" }).waitFor();
    await page.locator("li.message", { hasText: "an answer" }).hover();
    await page.locator("li.message", { hasText: "an answer" }).getByRole("button", { name: "Remove" }).click();
    await page.locator("li.message", { hasText: "an answer" }).waitFor({ state: "detached" });
  });

  test("a file is attached, shown before it is sent, and reaches the bot", async () => {
    await page
      .locator(".attach input")
      .setInputFiles({ name: "dot.svg", mimeType: "image/svg+xml", buffer: Buffer.from(DOT) });
    await page.getByRole("list", { name: "Files to send" }).getByText("dot.svg").waitFor();
    await write(page, "look at this");
    await says("I got dot.svg.").waitFor();
    const picture = page.getByRole("img", { name: "dot.svg" });
    await expect.poll(() => picture.evaluate((image: { naturalWidth?: number }) => image.naturalWidth)).toBe(8);
  });

  test("buttons and selects below a card report to the bot; remote pictures are boxes", async () => {
    await write(page, "!cards");
    const card = page.locator("li.message", { hasText: "Everything that a card can hold" }).last();
    await card.getByRole("img", { name: "image: https://example.com/picture.png" }).waitFor();
    await card.getByRole("button", { name: "Danger" }).click();
    await says("You clicked danger.").waitFor();
    await card.getByRole("combobox", { name: "A drink" }).selectOption("tea");
    await says("One tea, please!").waitFor();
  });

  test("marks of a text are shown", async () => {
    await write(page, "!text");
    const shown = page.locator("li.message", { hasText: "const answer" }).last();
    expect(await shown.locator("strong").textContent()).toBe("Bold");
    expect(await shown.locator("pre").textContent()).toBe("const answer = 42;");
    expect(await shown.locator(".text a").getAttribute("href")).toBe("https://mezon.ai");
  });

  test("a payment reaches the bot, which thanks in a direct message that is unread until it is opened", async () => {
    await showTab(page, "Tokens");
    await page.getByRole("textbox", { name: "Tokens" }).fill("25");
    await page.getByRole("textbox", { name: "Note" }).fill("for the coffee");
    await page.getByRole("button", { name: "Pay as alice" }).click();
    await page.locator(".transfers").getByText("for the coffee").waitFor();
    const conversation = page.getByRole("region", { name: "Direct messages" }).getByRole("button", { name: /bot/ });
    await conversation.getByText("unread").waitFor();
    await conversation.click();
    await says("Thank you for 25 tokens!").waitFor();
    await expect.poll(() => conversation.locator(".count").count()).toBe(0);
    await page
      .getByRole("button", { name: "# general" })
      .or(page.locator("button.channel", { hasText: "general" }))
      .first()
      .click();
  });

  test("who is played is logged in with the package's own client, which says what they say", async () => {
    await page.getByText("Client of alice: ready").waitFor({ state: "attached" });
    const { wire } = open.playground.session;
    await write(page, "said by a client");
    const sent = (): boolean =>
      wire.entries.some(
        ({ name, person, id }) =>
          name === "channelMessageSend" &&
          person === "alice" &&
          JSON.stringify(wire.details(id).request?.json).includes("said by a client"),
      );
    await vi.waitUntil(sent, { timeout: 10_000 });
    await says("said by a client").waitFor();
  });

  panelTests(() => open);

  test("what is recorded is a test, which passes", async () => {
    await showTab(page, "Worlds");
    await page.getByRole("button", { name: "Record" }).click();
    await page.getByRole("button", { name: "Stop recording" }).waitFor();
    await write(page, "!slow");
    await vi.waitUntil(async () => (await last().textContent())?.includes("(edited)"), { timeout: 10_000 });
    await write(page, "!form");
    const message = last();
    await message.getByRole("textbox", { name: "Name" }).fill("Lan");
    await message.getByRole("radio", { name: "free" }).check();
    await message.getByRole("combobox", { name: "Team" }).selectOption("support");
    await message.getByRole("button", { name: "Submit" }).click();
    await says("Lan: 2 seats, support, free").waitFor();
    await page
      .locator(".attach input")
      .setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("kept in the test") });
    await page.getByRole("list", { name: "Files to send" }).getByText("note.txt").waitFor();
    await write(page, "with a file");
    await says("I got note.txt.").waitFor();
    await page.getByText("Client of alice: ready").waitFor({ state: "attached" });
    const polls = page.locator("li.message", { hasText: "More tests?" });
    const poll = polls.nth(await polls.count());
    await page.getByRole("button", { name: "Ask a poll" }).click();
    await page.getByRole("textbox", { name: "Question" }).fill("More tests?");
    await page.getByRole("textbox", { name: "Answer 1" }).fill("yes");
    await page.getByRole("textbox", { name: "Answer 2" }).fill("no");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await poll.getByRole("radio", { name: "yes" }).check();
    await poll.getByRole("button", { name: "Vote" }).click();
    await poll.getByText("1 vote", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Stop recording" }).click();
    const code = await page.getByRole("textbox", { name: "The recorded test" }).inputValue();
    expect(code).toContain('.form.fill({ "name": "Lan", "plan": "free" }).submit("submit")');
    expect(code).toMatch(/const (poll\d+) = await alice\.user\.createPoll\(.*"More tests\?".*\);/);
    expect(code).toMatch(/await alice\.user\.vote\(poll\d+, \[0\]\);/);
    await runRecorded(code, SHOWCASE);
  });

  test("a world is saved as a file, and loaded; of ten thousand messages few stand in the document", async () => {
    await showTab(page, "Worlds");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the world" }).click(),
    ]);
    const world = JSON.parse(await readFile(await download.path(), "utf8")) as SavedWorld;
    expect(world.messages.length).toBeGreaterThan(5);
    await page.locator(".file-button input").setInputFiles({
      name: "world.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(withManyMessages(world, 10_000))),
    });
    await page.locator("button.channel", { hasText: "long" }).click();
    await says("message 9999").waitFor();
    await page.locator(".bot-state.is-connected").waitFor();
    const messages = page.getByRole("log", { name: "Messages" });
    let most = 0;
    const oldest = async (): Promise<number> => {
      most = Math.max(most, await page.locator("li.message").count());
      const text = await page.locator("li.message .text").first().textContent();
      return Number(text?.slice("message ".length));
    };
    const scrolled = async (to: number): Promise<number> => {
      await messages.evaluate((element: { scrollTop: number }, top) => {
        element.scrollTop = top;
      }, to);
      return oldest();
    };
    await vi.waitUntil(async () => (await scrolled(0)) < 9_500, { timeout: 30_000 });
    await vi.waitUntil(async () => (await scrolled(1_000_000)) > 9_800, { timeout: 30_000 });
    expect(most).toBeLessThan(200);
    await page.locator("button.channel", { hasText: "general" }).click();
    // What was said before is there again, and the bot answers.
    await says("Lan: 2 seats").waitFor();
    await write(page, "!slow");
    await vi.waitUntil(async () => (await last().textContent())?.includes("(edited)"), { timeout: 10_000 });
  });

  test.each(["light", "dark"] as const)(
    "nothing serious is wrong for people with disabilities, %s",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const name of ["Members", "Wire", "Faults", "Tokens", "Worlds", "Builder", "Log"]) {
        await showTab(page, name);
        // The page's policy allows no script but its own; what the debugger evaluates is not the page's.
        await page.evaluate(axe.source);
        const violations = await page.evaluate<readonly string[]>(
          `axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 150)).join(" | ")))`,
        );
        expect(violations, name).toStrictEqual([]);
      }
    },
  );

  test("the page asks nothing outside of this machine, and none of its scripts has failed", () => {
    const hosts = new Set(
      open.requested
        .filter((url) => !url.startsWith("data:") && !url.startsWith("blob:"))
        .map((url) => new URL(url).hostname),
    );
    expect([...hosts]).toStrictEqual(["127.0.0.1"]);
    expect(open.failures).toStrictEqual([]);
  });

  test("its own code is small, without the client, which is loaded apart", async () => {
    const loaded = new Map<string, string>();
    const load = async (name: string): Promise<void> => {
      if (loaded.has(name)) return;
      loaded.set(name, "");
      const code = await (await fetch(new URL(`/${name}`, open.playground.url))).text();
      loaded.set(name, code);
      for (const [, imported = ""] of code.matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)) await load(imported);
    };
    await load("app.js");
    const code = [...loaded.values()];
    expect(code.some((each) => each.includes("MezonClient"))).toBe(true);
    expect(code.map((each) => gzipSync(each).length).reduce((sum, each) => sum + each, 0)).toBeLessThan(150_000);
    expect(code.join("").length).toBeLessThan(200_000);
  });
});

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';

/** Returns the world with a channel "long", and so many messages in it. */
function withManyMessages(world: SavedWorld, count: number): SavedWorld {
  const [general] = world.channels.filter(({ name }) => name === "general");
  const [message] = world.messages;
  if (general === undefined || message === undefined) throw new Error("the world holds no channel or no message");
  const channel = { ...general, id: "1000", name: "long" };
  const many = Array.from({ length: count }, (_, index) => ({
    ...message,
    id: String(10_000 + index),
    channelId: channel.id,
    body: { content: JSON.stringify({ t: `message ${index}` }), mentions: [], attachments: [], references: [] },
  }));
  return { ...world, channels: [...world.channels, channel], messages: [...world.messages, ...many] };
}

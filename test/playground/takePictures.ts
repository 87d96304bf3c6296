/** Takes the pictures of docs/playground.md: `npm run pictures`. Look at them before they are kept. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openPlayground, write } from "./browser.js";

const FOLDER = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const SHOWCASE = fileURLToPath(new URL("../../examples/showcaseBot.ts", import.meta.url));

/** What is written, and which card of the answer is kept. */
const CARDS = [
  { name: "card", text: "!cards" },
  { name: "form", text: "!form" },
  { name: "animation", text: "!spin" },
  { name: "text", text: "!text" },
] as const;

await mkdir(FOLDER, { recursive: true });
const open = await openPlayground({ file: SHOWCASE, watch: false });
try {
  await open.page.locator(".bot-state.is-connected").waitFor();
  while (!open.playground.session.log.lines.some(({ text }) => text.includes("is ready")))
    await open.page.waitForTimeout(100);
  for (const scheme of ["light", "dark"] as const) {
    const page = await open.open({ colorScheme: scheme, viewport: { width: 1280, height: 1000 } });
    for (const { name, text } of CARDS) await takeCard(page, `${name}-${scheme}`, text);
    await write(page, "/hello ");
    await page.locator(".is-ephemeral").last().waitFor();
    await keep(page, page.locator(".is-ephemeral").last(), `ephemeral-${scheme}`);
    await takePoll(page, `poll-${scheme}`);
    await page.getByRole("tab", { name: "Faults" }).click();
    // All of them at once, without scrolling.
    await page.setViewportSize({ width: 1280, height: 1420 });
    await keep(page, page.locator(".panels"), `faults-${scheme}`);
    await page.setViewportSize({ width: 1280, height: 1000 });
    await write(page, "!slow");
    await page.getByRole("tab", { name: "Wire" }).click();
    await page.waitForTimeout(500);
    await page.locator(".wire .summary", { hasText: "channelMessage" }).first().click();
    await page.waitForTimeout(300);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(FOLDER, `playground-${scheme}.png`) });
    await page.context().close();
  }
} finally {
  await open.close();
}

async function takeCard(page: Page, name: string, text: string): Promise<void> {
  const count = await page.locator("li.message").count();
  await write(page, text);
  await page
    .locator("li.message")
    .nth(count + 1)
    .waitFor();
  await page.waitForTimeout(400);
  await keep(page, page.locator("li.message").nth(count + 1), name);
}

async function takePoll(page: Page, name: string): Promise<void> {
  await page.getByText("Client of alice: ready").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Ask a poll" }).click();
  await page.getByRole("textbox", { name: "Question" }).fill("Tea or coffee?");
  await page.getByRole("textbox", { name: "Answer 1" }).fill("tea");
  await page.getByRole("textbox", { name: "Answer 2" }).fill("coffee");
  const polls = page.locator("li.message", { hasText: "Tea or coffee?" });
  const poll = polls.nth(await polls.count());
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await poll.getByRole("radio", { name: "tea" }).check();
  await poll.getByRole("button", { name: "Vote" }).click();
  await poll.getByText("1 vote", { exact: true }).waitFor();
  await keep(page, poll, name);
}

async function keep(page: Page, part: ReturnType<Page["locator"]>, name: string): Promise<void> {
  // What is pointed at, or has the focus, shows its actions.
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur()");
  await part.screenshot({ path: join(FOLDER, `playground-${name}.png`) });
}

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { startSurveyBot } from "../../examples/surveyBot.js";
import { type OpenPlayground, write } from "./browser.js";

/** What people do in channels, and with one another. The tests share the browser of those that call this. */
export function chatTests(opened: () => OpenPlayground): void {
  const page = (): Page => opened().page;
  const says = (text: string): Locator => page().locator("li.message", { hasText: text }).last();
  const general = (): Locator => page().locator("button.channel", { hasText: "general" });

  /** Does what stands among the actions of a message. */
  async function choose(text: string, action: string): Promise<void> {
    await says(text).hover();
    await says(text).getByRole("button", { name: action, exact: true }).click();
  }

  /** Answers the next question of the page. */
  function answer(text: string): void {
    page().once("dialog", (dialog) => void dialog.accept(text));
  }

  test("the survey bot asks, and hears typed answers", async () => {
    const bot = await startSurveyBot({ ...opened().playground.session.sandbox, logger: false });
    await write(page(), "!survey");
    const form = page()
      .locator("li.message", { has: page().getByRole("article", { name: /Who are you/ }) })
      .last();
    await form.getByRole("textbox", { name: "Name" }).fill("An");
    await form.getByRole("combobox", { name: "Team" }).selectOption("design");
    await form.getByRole("radio", { name: "pro" }).check();
    await form.getByLabel("Birthdate").fill("2000-02-29");
    await form.getByRole("button", { name: "Submit" }).click();
    await says("An, born in 2000, of team design, would like pro.").waitFor();
    await bot.close();
  });

  test("several options of a select are reported, each by itself", async () => {
    await write(page(), "!cards");
    const select = says("Everything that a card can hold").getByRole("group", { name: /^Fruit/ });
    await select.getByRole("checkbox", { name: "apple" }).check();
    await select.getByRole("checkbox", { name: "plum" }).check();
    await select.getByRole("button", { name: "Choose" }).click();
    await says("A salad of apple.").waitFor();
    await says("A salad of plum.").waitFor();
  });

  test("a message is pinned and unpinned", async () => {
    await write(page(), "worth keeping");
    await choose("worth keeping", "Pin");
    await page().locator("li.message", { hasText: "worth keeping" }).getByText("Pinned").first().waitFor();
    await choose("worth keeping", "Unpin");
    await page().locator("li.message", { hasText: "worth keeping" }).getByText("Pinned").waitFor({ state: "detached" });
  });

  test("a channel is made, and a message is forwarded to it", async () => {
    answer("news");
    await page().getByRole("button", { name: "Create a channel" }).click();
    await page().getByRole("heading", { name: "news", exact: true }).waitFor();
    await general().click();
    await write(page(), "to be passed on");
    answer("news");
    await choose("to be passed on", "Forward");
    await page().getByRole("heading", { name: "news", exact: true }).waitFor();
    await says("to be passed on").getByText("Forwarded").waitFor();
    await general().click();
  });

  test("a thread is started from a message", async () => {
    await write(page(), "let us go deeper");
    answer("depths");
    await choose("let us go deeper", "Start a thread");
    await page().getByRole("heading", { name: "depths" }).waitFor();
    await write(page(), "in the thread");
    await says("in the thread").waitFor();
    await general().click();
    await page().locator(".threads button.channel", { hasText: "depths" }).waitFor();
    expect(await page().locator("li.message", { hasText: "in the thread" }).count()).toBe(0);
  });

  test("a topic holds its own messages, under the one that it is about", async () => {
    await write(page(), "a matter to discuss");
    await says("a matter to discuss").waitFor();
    await choose("a matter to discuss", "Open a topic");
    await page().getByText("Topic: a matter to discuss").waitFor();
    await write(page(), "within the topic");
    await says("within the topic").waitFor();
    expect(await page().locator("li.message").count()).toBe(2);
    await page().getByRole("button", { name: "Back to the channel" }).click();
    await says("a matter to discuss").getByRole("button", { name: "Topic: 1 message" }).waitFor();
    expect(await page().locator("li.message", { hasText: "within the topic" }).count()).toBe(0);
  });

  test("a poll is asked, voted in, and closed", async () => {
    await page().getByRole("button", { name: "Ask a poll" }).click();
    const form = page().getByRole("form", { name: "A poll" });
    await form.getByRole("textbox", { name: "Question" }).fill("Tea or coffee?");
    await form.getByRole("textbox", { name: "Answer 1" }).fill("tea");
    await form.getByRole("textbox", { name: "Answer 2" }).fill("coffee");
    await form.getByRole("button", { name: "Ask" }).click();
    const poll = says("Tea or coffee?");
    await poll.getByRole("radio", { name: "tea" }).check();
    await poll.getByRole("button", { name: "Vote" }).click();
    await poll.locator(".option", { hasText: "tea" }).getByText("1 vote", { exact: true }).waitFor();
    await poll.getByRole("button", { name: "Close the poll" }).click();
    await poll.getByText("CLOSED").waitFor();
    expect(await poll.getByRole("radio", { name: "coffee" }).isDisabled()).toBe(true);
  });

  test("who is in a voice room is shown, in the room and beside it", async () => {
    await page().locator("button.channel", { hasText: "voice" }).click();
    await page().getByText("Nobody is in the room").waitFor();
    await page().getByRole("button", { name: "Join the room" }).click();
    await page().getByText("In the room: alice").waitFor();
    await page().getByRole("list", { name: "In voice" }).getByText("alice").waitFor();
    await page().getByRole("button", { name: "Leave the room" }).click();
    await page().getByText("Nobody is in the room").waitFor();
    await general().click();
  });

  test.each([
    ["drop", "dataTransfer"],
    ["paste", "clipboardData"],
  ])("a file is attached by %s", async (event, key) => {
    await page().evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File(["hello"], "by-${event}.txt", { type: "text/plain" }));
      const event = new ${event === "drop" ? "DragEvent" : "ClipboardEvent"}("${event}", { bubbles: true, ${key}: data });
      document.querySelector("#composer").dispatchEvent(event);
    }`);
    await page().getByRole("list", { name: "Files to send" }).getByText(`by-${event}.txt`).waitFor();
    await write(page(), `a file by ${event}`);
    await says(`I got by-${event}.txt.`).waitFor();
  });

  test("a status and a role are given, and a role permits more", async () => {
    const tab = page().getByRole("tab", { name: "Members" });
    if ((await tab.getAttribute("aria-selected")) !== "true") await tab.click();
    await page().getByRole("textbox", { name: "Your status" }).fill("at lunch");
    await page().getByRole("button", { name: "Set", exact: true }).click();
    await page().locator(".members", { hasText: "at lunch" }).waitFor();
    await page().getByRole("textbox", { name: "Name of a new role" }).fill("helper");
    await page().getByRole("button", { name: "Create", exact: true }).click();
    await page().locator("summary", { hasText: "helper" }).click();
    const { sandbox } = opened().playground.session;
    const helper = () => sandbox.overview().roles.find(({ name }) => name === "helper");
    await page().locator("details[open]").getByRole("checkbox", { name: "manage-channel" }).click();
    await expect.poll(() => helper()?.permissions).toContain("manage-channel");
    await page().getByRole("combobox", { name: "Give bot a role" }).selectOption({ label: "helper" });
    await expect.poll(() => helper()?.memberIds).toContain(sandbox.botId);
  });
}

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPlayground, showTab, write } from "./browser.js";

/** What the panels beside the conversation show and do. The tests share the browser of those that call this. */
export function panelTests(opened: () => OpenPlayground): void {
  const page = (): Page => opened().page;

  test("a fault is set, and refused with what cannot be set", async () => {
    await showTab(page(), "Faults");
    const fault = page().locator(".faults li", { has: page().getByRole("button", { name: "Too many requests" }) });
    await fault.getByLabel("Call").fill("ListNothing");
    await fault.getByRole("button").click();
    await page().getByText('there is no call "ListNothing"').waitFor();
    await fault.getByLabel("Call").fill("ListClanDescs");
    await fault.getByLabel("Retry-After, s").fill("7");
    await fault.getByRole("button").click();
    await fault.getByRole("button", { name: "Too many requests (429): on" }).waitFor();
    const refused = await callOf(opened(), "ListClanDescs");
    expect([refused.status, refused.headers.get("Retry-After")]).toStrictEqual([429, "7"]);
    expect((await callOf(opened(), "GetAccount")).status).not.toBe(429);
    await fault.getByRole("button").click();
    await fault.getByRole("button", { name: "Too many requests (429): off" }).waitFor();
  });

  test("a disconnect is survived, and seen beside the fault", async () => {
    await showTab(page(), "Faults");
    await page().getByRole("button", { name: "Disconnect", exact: true }).click();
    await page().locator(".since", { hasText: "socket closed" }).waitFor();
    await page().locator(".since", { hasText: "socket opened" }).waitFor();
    await page().locator(".bot-state.is-connected").waitFor();
    await write(page(), "!slow");
    await expect.poll(() => page().locator("li.message", { hasText: "Done, and edited." }).count()).toBeGreaterThan(1);
  });

  test("the wire shows what was sent, decoded, and is copied", async () => {
    await write(page(), "on the wire");
    await showTab(page(), "Wire");
    await page().getByRole("searchbox").fill("channelMessage");
    await page().locator(".wire .summary").first().click();
    const frame = page().locator(".details pre").first();
    await frame.waitFor();
    expect(await frame.textContent()).toContain('"t": "on the wire"');
    await page().getByRole("button", { name: "Copy as hex" }).first().click();
    await expect.poll(() => page().evaluate("navigator.clipboard.readText()")).toMatch(/^[0-9a-f]{20,}$/);
    await page().getByRole("button", { name: "Show the message" }).first().click();
    await page().locator("li.message.is-shown", { hasText: "on the wire" }).waitFor();
  });

  test("an error in the bot's log leads to the message that caused it", async () => {
    await write(page(), "!oops");
    await showTab(page(), "Log");
    const line = page().locator(".line", { hasText: "this is what a failure" }).last();
    await line.getByRole("button", { name: "message" }).click();
    await page().locator("li.message.is-shown", { hasText: "!oops" }).waitFor();
  });

  test("the builder names faults by path, and gives code", async () => {
    await showTab(page(), "Builder");
    const json = page().getByRole("textbox", { name: "Content of the message as JSON" });
    await page().getByRole("button", { name: "+ select" }).click();
    await page().getByRole("button", { name: "+ danger button" }).click();
    const code = page().getByRole("textbox", { name: "Code that builds it" });
    await expect.poll(() => code.inputValue()).toContain("style: ButtonStyle.Danger");
    expect(await code.inputValue()).toContain('.addSelect("select');
    await json.fill('{ "embed": [{ "title": 5 }] }');
    await page().getByRole("list", { name: "Faults" }).getByText("embed[0].title").waitFor();
  });

  test("people are added, and each window speaks as one of them", async () => {
    page().once("dialog", (dialog) => void dialog.accept("bob"));
    await page().getByLabel("Speak as").selectOption("+");
    await expect.poll(() => page().getByLabel("Speak as").locator("option", { hasText: "bob" }).count()).toBe(1);
    const second = await opened().open();
    await second.getByLabel("Speak as").selectOption("bob");
    await second.locator("#composer").pressSequentially("typ");
    await page().getByText("bob is typing").waitFor();
    await write(second, "hello @alice");
    await page().locator("li.message", { hasText: "hello @alice" }).locator(".mention").waitFor();
    await second.context().close();
  });
}

/** Calls the sandbox as somebody without a session. */
function callOf({ playground }: OpenPlayground, name: string): Promise<Response> {
  return fetch(`${playground.session.sandbox.baseUrl}/mezon.api.Mezon/${name}`, { method: "POST" });
}

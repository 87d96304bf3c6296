import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { buildPage } from "../../playground/build.js";
import { type Playground, type PlaygroundOptions, startPlayground } from "../../src/playground/startPlayground.js";

const CANDIDATES = [
  process.env["MEZONKIT_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Where the browser is; `undefined` where there is none: tests are skipped then. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

if (chromiumPath === undefined) {
  process.stderr.write(
    "No Chromium was found: the playground's page is not tested. Install it, or set MEZONKIT_CHROMIUM.\n",
  );
}

/** A playground, a browser that shows it, and what the page asked for. */
export interface OpenPlayground {
  readonly playground: Playground;
  readonly page: Page;
  readonly browser: Browser;
  /** Addresses that the page asked for. */
  readonly requested: readonly string[];
  /** What the page's scripts failed with. */
  readonly failures: readonly string[];
  /** Opens another window, with a person of its own. */
  open(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the page, and opens it in a headless browser. */
export async function openPlayground(options: PlaygroundOptions = {}): Promise<OpenPlayground> {
  if (chromiumPath === undefined) throw new Error("no Chromium was found");
  const folder = await mkdtemp(join(tmpdir(), "mezonkit-page-"));
  await buildPage(folder);
  const playground = await startPlayground({ ...options, pageFolder: folder });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--disable-gpu"] });
  const requested: string[] = [];
  const failures: string[] = [];
  const open = async (contextOptions: BrowserContextOptions = {}): Promise<Page> => {
    const size = { width: 1280, height: 900 };
    const context = await browser.newContext({ viewport: size, reducedMotion: "reduce", ...contextOptions });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    page.on("request", (request) => requested.push(request.url()));
    page.on("pageerror", (error) => failures.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") failures.push(message.text());
    });
    await page.goto(playground.url);
    await page.locator("#composer").waitFor();
    return page;
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await playground.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { playground, page: await open(), browser, requested, failures, open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Writes a message as whoever is played. */
export async function write(page: Page, text: string): Promise<void> {
  await page.locator("#composer").fill(text);
  await page.locator("#composer").press("Enter");
}

/** Shows a panel. */
export async function showTab(page: Page, name: string): Promise<void> {
  const found = page.getByRole("tab", { name });
  // Another click on the one that is shown closes it.
  if ((await found.getAttribute("aria-selected")) !== "true") await found.click();
}

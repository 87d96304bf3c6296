/** Scrolls through 10,000 messages, and prints the rows in the document and the longest tasks: `npm run bench:page`. */
import { createSandbox, type SavedWorld } from "../../src/sandbox/index.js";
import { openPlayground } from "./browser.js";

const MESSAGES = 10_000;
const STEPS = 400;
const STEP_PIXELS = 600;
/** Between two steps: a frame. */
const STEP_MS = 16;

const open = await openPlayground({ world: await longWorld() });
try {
  const { page } = open;
  await page.locator("li.message", { hasText: `message ${MESSAGES - 1}` }).waitFor();
  // What the page does to begin with is not scrolling.
  await page.getByText("Client of alice: ready").waitFor({ state: "attached" });
  await page.evaluate(`{
    window.tasks = [];
    const keep = (list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration));
    new PerformanceObserver(keep).observe({ type: "longtask" });
  }`);
  let rows = 0;
  for (let step = 0; step < STEPS; step += 1) {
    await page.evaluate(`document.querySelector(".messages").scrollTop -= ${STEP_PIXELS}`);
    await page.waitForTimeout(STEP_MS);
    rows = Math.max(rows, await page.locator("li.message").count());
  }
  const tasks = await page.evaluate<readonly number[]>("window.tasks");
  const first = await page.locator("li.message .text").first().textContent();
  process.stdout.write(`${JSON.stringify({ rows, scrolledTo: first, tasksOver50ms: tasks.map(Math.round) })}\n`);
} finally {
  await open.close();
}

async function longWorld(): Promise<SavedWorld> {
  await using sandbox = await createSandbox({ logger: false });
  await sandbox.user("alice").send(sandbox.channelId, "message");
  const world = sandbox.save();
  const messages = world.messages.flatMap((message) =>
    Array.from({ length: MESSAGES }, (_, index) => {
      const body = { ...message.body, content: JSON.stringify({ t: `message ${index}` }) };
      return { ...message, id: String(MESSAGES + index), body };
    }),
  );
  return { ...world, messages };
}

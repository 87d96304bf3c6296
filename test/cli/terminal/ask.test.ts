import { afterEach, describe, expect, it, test, vi } from "vitest";
import { requireCredentials } from "../../../src/cli/platform/credentials.js";
import { ask } from "../../../src/cli/terminal/ask.js";
import { plainText } from "../../../src/cli/terminal/plainText.js";
import { fakeTerminal } from "./fakeTerminal.js";

afterEach(() => vi.unstubAllEnvs());

describe("ask", () => {
  it("returns what is typed, with corrections, and leaves the terminal as it was", async () => {
    const terminal = fakeTerminal();
    const answer = ask("Name: ", terminal);
    terminal.type("ann\u001b[D");
    terminal.type("e\u007fa Vân \r");
    expect(await answer).toBe("anna Vân");
    expect(terminal.shown).toBe("Name: anne\b \ba Vân \n");
    expect(terminal.isRaw).toBe(false);
  });

  it("shows nothing of a secret, not even its length", async () => {
    const terminal = fakeTerminal();
    const answer = ask("Token: ", terminal, { hidden: true });
    expect(terminal.isRaw).toBe(true);
    terminal.type("s3cr\u007fet\r");
    expect(await answer).toBe("s3cet");
    expect(terminal.shown).toBe("Token: \n");
  });

  it.each(["\u0003", "\u0004"])("is given up by %j", async (key) => {
    const terminal = fakeTerminal();
    const answer = ask("Token: ", terminal, { hidden: true });
    terminal.type(`abc${key}`);
    await expect(answer).rejects.toMatchObject({ code: "aborted" });
    expect(terminal.isRaw).toBe(false);
  });
});

describe("credentials that are missing", () => {
  it("are asked for in a terminal, the token without an echo", async () => {
    vi.stubEnv("MEZON_BOT_ID", "");
    vi.stubEnv("MEZON_TOKEN", "");
    const terminal = fakeTerminal();
    const asked = requireCredentials(terminal);
    terminal.type("1234\r");
    await vi.waitFor(() => expect(terminal.shown).toContain("MEZON_TOKEN"));
    terminal.type("s3cret-token\r");
    await asked;
    expect(process.env["MEZON_BOT_ID"]).toBe("1234");
    expect(process.env["MEZON_TOKEN"]).toBe("s3cret-token");
    expect(terminal.shown).not.toContain("s3cret");
  });

  it("are named where nothing can be asked", async () => {
    vi.stubEnv("MEZON_BOT_ID", "1234");
    vi.stubEnv("MEZON_TOKEN", "");
    const terminal = fakeTerminal(false);
    // Whoever asks all the same is answered with Ctrl-C.
    terminal.type("\u0003");
    await expect(requireCredentials(terminal)).rejects.toThrow("MEZON_TOKEN missing: set it, or give --env and a file");
    expect(terminal.shown).toBe("");
  });

  it("are not asked for if there are any", async () => {
    vi.stubEnv("MEZON_BOT_ID", "1234");
    vi.stubEnv("MEZON_TOKEN", "a-token");
    const terminal = fakeTerminal();
    await requireCredentials(terminal);
    expect(terminal.shown).toBe("");
  });
});

test("a text of a server cannot move the cursor", () => {
  expect(plainText("a\u001b[2Jb\rc\n\td\u009b")).toBe("a\\x1b[2Jb\\x0dc\n\td\\x9b");
});

/**
 * A survey that is made in a conversation and closed by whoever made it, or by an admin: `!poll`. Conversations and open
 * polls go on after a restart.
 */
import type { MezonClientOptions } from "mezonkit";
import { arg, Bot, type Context, KyselyStorage, Menu, table, UserError } from "mezonkit/bot";
import { ButtonStyle } from "mezonkit/builders";

export interface PollBotOptions extends MezonClientOptions {
  /** The SQLite file. */
  readonly file: string;
}

interface Poll {
  readonly question: string;
  readonly choices: readonly string[];
  readonly madeBy: string;
  /** What each person chose. */
  readonly votes: Readonly<Record<string, string>>;
}

const result = ({ question, choices, votes }: Poll): string => {
  const all = Object.values(votes);
  const rows = choices.map((choice) => [choice, all.filter((vote) => vote === choice).length]);
  return `${question}\n${table(rows).text}`;
};

async function mayClose(ctx: Context, { madeBy }: Poll): Promise<boolean> {
  return ctx.userId === madeBy || ((await (await ctx.member())?.can("manage-channel")) ?? false);
}

/** Makes the bot and logs it in. */
export async function startPollBot({ file, ...options }: PollBotOptions): Promise<Bot> {
  const storage = new KyselyStorage({ file });
  const bot = new Bot(options, { storage });

  const poll = new Menu<Poll>("poll", {
    storage,
    shared: true,
    lifetimeMs: 7 * 86_400_000,
    render: (view, state) => {
      view.text(result(state));
      for (const choice of state.choices) {
        view.button(choice, (ctx, menu) => menu.update({ ...state, votes: { ...state.votes, [ctx.userId]: choice } }));
      }
      view.row().button(
        "Close",
        async (ctx, menu) => {
          if (!(await mayClose(ctx, state))) throw new UserError("Only who made the poll, or an admin, can close it.");
          await menu.close(`Closed. ${result(state)}`);
        },
        { style: ButtonStyle.Danger },
      );
    },
  });

  bot.conversation("poll", async (c) => {
    const question = await c.ask("What is the question?");
    const choices = await c.ask("What are the choices? Two to five words.", {
      type: arg.text().list(),
      validate: (given) => (given.length >= 2 && given.length <= 5 ? undefined : "Two to five, please."),
    });
    await c.once(async () => {
      await poll.open(c.ctx, { question, choices, madeBy: c.user.id, votes: {} });
    });
  });

  bot.use(poll.middleware()).command("poll", (ctx) => ctx.enter("poll"));
  await bot.start();
  return bot;
}

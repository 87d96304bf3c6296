/** A bot that reminds: `!remind 10m tea`, `!reminders`, `!forget 1`. Reminders are kept over restarts. */
import type { Clock, MezonClientOptions } from "mezonkit";
import { arg, Bot, fmt, type JobStorage, KyselyJobStorage, mention, Scheduler, UserError } from "mezonkit/bot";

export interface ReminderBotOptions extends MezonClientOptions {
  /** @default a file in this folder */
  readonly jobs?: JobStorage;
  readonly clock?: Clock;
}

interface Reminder {
  readonly userId: string;
  readonly name: string;
  readonly channelId: string;
  readonly what: string;
}

/** Makes the bot and logs it in. */
export async function startReminderBot({ jobs, clock, ...options }: ReminderBotOptions): Promise<Bot> {
  const bot = new Bot(options);
  const scheduler = new Scheduler({ storage: jobs ?? new KyselyJobStorage({ file: "reminders.db" }), clock });

  const remind = scheduler.define<Reminder>("remind", ({ userId, name, channelId, what }) =>
    bot.client.channels.handle(channelId).send(fmt`⏰ ${mention({ id: userId, name })} ${what}`),
  );

  const mine = async (userId: string) => {
    const all = await scheduler.list({ name: "remind" });
    return all.filter(({ payload }) => (payload as Reminder).userId === userId);
  };

  bot.command(
    {
      name: "remind",
      description: "Reminds you",
      examples: ["remind 10m tea"],
      args: { after: arg.duration({ minMs: 1_000 }), what: arg.rest({ maxLength: 500 }) },
    },
    async (ctx) => {
      const { userId, channelId } = ctx;
      const payload = { userId, channelId, name: ctx.user.username, what: ctx.args.what };
      await remind.schedule({ after: ctx.args.after, payload });
      await ctx.react("👍");
    },
  );

  bot.command({ name: "reminders", description: "Lists your reminders" }, async (ctx) => {
    const lines = (await mine(ctx.userId)).map(({ payload }, index) => `${index + 1}. ${(payload as Reminder).what}`);
    await ctx.reply(lines.join("\n") || "You have no reminders.");
  });

  bot.command(
    { name: "forget", description: "Removes a reminder", args: { which: arg.integer({ min: 1 }) } },
    async (ctx) => {
      const job = (await mine(ctx.userId))[ctx.args.which - 1];
      if (job === undefined) throw new UserError("You have no such reminder.");
      await scheduler.cancel(job.id);
      await ctx.react("👍");
    },
  );

  await bot.addService(scheduler).start();
  return bot;
}

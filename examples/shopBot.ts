/** A shop: people pay tokens in, buy with `!shop`, and take what is left out with `!withdraw 1.5`. */
import type { MezonClientOptions } from "mezonkit";
import { arg, Bot, InsufficientFundsError, Ledger, type LedgerOptions, Menu, table, UserError } from "mezonkit/bot";

export interface ShopBotOptions extends MezonClientOptions {
  /** Where the ledger is kept, and what else it takes. */
  readonly ledger: Omit<LedgerOptions, "wallet">;
}

const GOODS = [
  { name: "Sticker", price: "1.5" },
  { name: "Badge", price: "4" },
] as const;

/** Makes the bot and logs it in. */
export async function startShopBot({ ledger: given, ...options }: ShopBotOptions): Promise<Bot> {
  const bot = new Bot(options);
  const ledger = new Ledger({
    onDeposit: async ({ userId, tokens }) => {
      if (userId !== undefined) await bot.client.dm(userId, `You have paid in ${tokens}. Thank you!`);
    },
    ...given,
    wallet: bot.client.wallet,
  });

  const shop = new Menu("shop", {
    render: (view) => {
      view.text("What would you like?");
      for (const { name, price } of GOODS) {
        view.button(`${name}: ${price}`, async (ctx) => {
          await ledger.transfer({ from: ctx.userId, to: "shop", amount: price, note: name });
          await ctx.reply(`Here you are: a ${name}.`);
        });
      }
      view.row().closeButton("Close");
    },
  });
  bot.use(shop.middleware());

  bot.command({ name: "shop", description: "What there is to buy" }, (ctx) => shop.open(ctx, undefined));
  bot.command({ name: "deposit", description: "How to pay in" }, (ctx) =>
    ctx.reply("Send tokens to me. They are yours here once the chain has applied them."),
  );
  bot.command({ name: "balance", description: "What you have" }, async (ctx) =>
    ctx.reply(`You have ${(await ledger.balance(ctx.userId)).tokens}.`),
  );
  bot.command({ name: "statement", description: "What was booked" }, async (ctx) => {
    const { lines } = await ledger.statement(ctx.userId);
    await ctx.reply(table(lines.map(({ tokens, note }) => [tokens, note ?? ""])));
  });
  bot.command({ name: "withdraw", description: "Takes tokens out", args: { amount: arg.amount() } }, async (ctx) => {
    // A message is handled once: its id makes the payment one.
    const idempotencyKey = ctx.message?.id ?? `${ctx.userId} ${ctx.now()}`;
    const { tokens } = await ledger.withdraw({ from: ctx.userId, amount: ctx.args.amount, idempotencyKey });
    await ctx.reply(`${tokens} are on their way.`);
  });

  bot.catch(async (error, ctx) => {
    const isRefusal = error instanceof UserError || error instanceof InsufficientFundsError;
    await ctx.tell(
      error instanceof InsufficientFundsError ? "You have not enough." : isRefusal ? error.message : ctx.texts.failed,
    );
    if (!isRefusal) throw error;
  });
  await bot.addService(ledger).start();
  return bot;
}

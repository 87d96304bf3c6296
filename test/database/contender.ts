/** Adds one to the number in a file, again and again, beside others who do the same. */
import { systemClock } from "../../src/core/clock.js";
import { Database } from "../../src/database/database.js";
import { counterComponent } from "./counterComponent.js";

const [, , file = "", times = "0"] = process.argv;
const database = new Database(file, {
  component: counterComponent,
  durability: "full",
  whenDamaged: "refuse",
  clock: systemClock,
  lockTimeoutMs: 15_000,
});
for (let n = 0; n < Number(times); n += 1) {
  await database.write(async (db) => {
    const { value } = await db.selectFrom("counter").select("value").executeTakeFirstOrThrow();
    await db
      .updateTable("counter")
      .set({ value: value + 1 })
      .execute();
  });
}
await database.close();

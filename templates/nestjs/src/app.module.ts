import { type DynamicModule, Module } from "@nestjs/common";
import type { MezonClientOptions } from "mezonkit";
import { MezonModule } from "mezonkit/nestjs";
import { Greeter } from "./greeter.js";
import { Greetings } from "./greetings.js";
import { addOrder } from "./order.js";

@Module({})
export class AppModule {
  /** Returns the application with its bot. Options that are left out come from the environment. */
  static with(client: MezonClientOptions = {}): DynamicModule {
    const bot = MezonModule.forRoot({ client, bot: { prefix: "!" }, setUp: addOrder });
    return { module: AppModule, imports: [bot], providers: [Greeter, Greetings] };
  }
}

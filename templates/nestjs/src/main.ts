import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { MezonClient } from "mezonkit";
import { AppModule } from "./app.module.js";

// For an application that also answers HTTP: npm install @nestjs/platform-express, and NestFactory.create.
const app = await NestFactory.createApplicationContext(AppModule.with(), { logger: ["warn", "error"] });
app.enableShutdownHooks();
console.log(
  `The bot runs as user ${app.get(MezonClient).userId}. Try !hello, !order and !help in a channel; Ctrl-C ends it.`,
);

/**
 * mezonkit/nestjs: a bot in a NestJS application.
 */
export { Button, Command, Form, Hears, On, Select } from "./decorators.js";
export type { HandlerDecorator } from "./handlerDecorator.js";
export { type MezonHealth, MezonHealthIndicator } from "./mezonHealthIndicator.js";
export { MezonModule, type MezonModuleAsyncOptions, type MezonModuleOptions } from "./mezonModule.js";

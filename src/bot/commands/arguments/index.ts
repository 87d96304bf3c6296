/** The types of arguments, for `import { arg } from "mezonkit/bot"`: `arg.user()`, `arg.integer({ min: 1 })`. */
export { channel, message, role, user } from "./people.js";
export { amount, boolean, choice, custom, date, duration, integer, number, rest, text, toggle } from "./values.js";

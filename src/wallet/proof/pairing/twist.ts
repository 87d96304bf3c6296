import type { QuadraticElement } from "../points.js";

/** The constant of the twist, y² = x³ + 3 / (9 + u), which the points of the second group are on. */
export const TWIST_B: QuadraticElement = {
  c0: 19485874751759354771024239261021720505790618469301721065564631296452457478373n,
  c1: 266929791119991161246907387137283842545076965332900288569378510910307636690n,
};

// Generated from codegen/circuit/trapdoor.ts by npm run circuit. Do not edit.
// WORTHLESS OUTSIDE THE SANDBOX: whoever reads the project can prove anything with these secrets.

/** What simulated proofs are checked against, in gnark's binary form, in base64. */
export const simulatedVerifyingKey =
  "5RHYl6P8ywNoE/jNoJMETAsIBHemzGpoi5smI6RQrY6vl8XEVxIf8h+28/88W2i1FAqW6Yk2H2KhqeCmQRL75aFeEjkDrr49yOr6JFEiucywL3Vg" +
  "bE/ODgZ9F60vlkwTKcf5+QZ4AnaMlrq4/ITmfQPGBhUZVK7g1hulzxC7rz3CvDD74jIga4o8l2Lk/+siKkiTPxWQLkSteFiFE4euQRZ4t6BuaQbN" +
  "xUjq2EckmUkCMsX4inO5RGQ/BBOe18WDwsxwB5slJJoaqppNzaPfvxkbIwkUm11b0Q5wuxe/gZDh1Gu5hO1Xu2ghCRMVkGuI+UyNzePhrkJcPAwW" +
  "Qjwd6xP0PvUrJROWK85vycKMDMHMX4Fg2j2vbosypH8dmB9sAAAABavgZ6DKQlPMk3aiFJ0lDFq2C7vq+z93LhHN+HQZ5tmkilNlh8K1Og2+sIwI" +
  "ApHWaD3IrzBjQoyaoR0e92Lp46LN/Y476tTsBsCKHuWLEr82a+GoaKDJWfRskCLqidGWi6vI/fOKdQugeMk+0/UZCQmSgvamq2aZ08OEUV38x728" +
  "7rOxjc0WOhvTqPpH/oaDJjoqlV9pCE4VC/RlD3dCYLwAAAAAAAAAAA==";

// The arrows of the house: each room imports only rooms that stand before it.
const rooms = [
  "runtime",
  "core",
  "wire",
  "transport",
  "socket",
  "session",
  "database",
  "cache",
  "history",
  "connection",
  "builders",
  "wallet",
  "model",
  "client",
];

const arrows = rooms.flatMap((room, index) => {
  const later = [...rooms.slice(index + 1), "sandbox", "testing", "bot", "playground", "cli", "opentelemetry"];
  return [
    {
      name: `${room}-imports-upward`,
      severity: "error",
      comment: `src/${room} knows nothing of ${later.join(", ")}`,
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${later.join("|")})/` },
    },
  ];
});

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: "no-cycles",
      severity: "error",
      from: { pathNot: "^src/(model|testing)/" },
      to: { circular: true },
    },
    {
      name: "no-cycles-in-the-model",
      severity: "error",
      comment:
        "a message knows its channel and a channel its messages; what was seen knows what can be done with it: their types may, their modules may not",
      from: { path: "^src/(model|testing)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "model-knows-no-store",
      comment: "The model asks the message history, which knows ranges and the store.",
      severity: "error",
      from: { path: "^src/model/" },
      to: { path: "^src/(cache|database)/" },
    },
    {
      name: "generated-stands-alone",
      severity: "error",
      comment: "generated/ is output: of src/ it knows what it needs at run time, and nothing of codegen/",
      from: { path: "^generated/" },
      to: { path: "^(src|codegen|test)/", pathNot: "^src/runtime/" },
    },
    {
      name: "runtime-imports-nothing",
      severity: "error",
      from: { path: "^src/runtime/" },
      to: { path: "^(src|generated|codegen|test)/", pathNot: "^src/runtime/" },
    },
    {
      name: "codegen-knows-no-src",
      severity: "error",
      from: { path: "^codegen/" },
      to: { path: "^(src|generated|test)/" },
    },
    {
      name: "src-knows-no-codegen",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(codegen|test|examples|bench)/" },
    },
    {
      name: "sandbox-knows-no-client",
      severity: "error",
      comment: "the sandbox judges the client, so it shares nothing with it but the wire",
      from: { path: "^src/sandbox/" },
      to: { path: "^src/", pathNot: "^src/(sandbox|wire|core|runtime)/" },
    },
    {
      name: "toolkit-over-the-public-api",
      severity: "error",
      comment:
        "the toolkit is built of what every user has: entry points, errors, amounts, and the database under every store",
      from: { path: "^src/bot/" },
      to: {
        path: "^src/",
        pathNot: "^src/(bot/|core/|database/|index\\.ts$|(builders|wallet|cache)/index\\.ts$|wallet/amount\\.ts$)",
      },
    },
    {
      name: "nestjs-over-the-public-api",
      severity: "error",
      comment: "the adapter is built of entry points and what everything may use, and no other room knows it",
      from: { path: "^src/nestjs/" },
      to: { path: "^src/", pathNot: "^src/(nestjs/|core/|index\\.ts$|(bot|builders)/index\\.ts$)" },
    },
    {
      name: "core-runs-anywhere",
      severity: "error",
      comment:
        "only the sandbox's server, the command line, the tracing adapter, SQLite files and their threads may need Node's modules",
      from: {
        path: "^src/",
        pathNot: "^src/(sandbox/server|testing|playground|cli|opentelemetry|database/sqlite|cache/thread)/",
      },
      // Types are gone when it runs.
      to: { dependencyTypes: ["core"], dependencyTypesNot: ["type-only", "type-import"] },
    },
    {
      name: "sandbox-needs-no-server",
      severity: "error",
      comment: "what the sandbox does can run on a page: only who puts it together knows its server, and that knows ws",
      from: { path: "^src/sandbox/", pathNot: "^src/sandbox/(server/|(createSandbox|sandbox|sandboxParts)\\.ts$)" },
      to: { path: "^(src/sandbox/server/|node_modules/ws/)" },
    },
    {
      name: "databases-load-when-used",
      severity: "error",
      comment: "a client without a store carries no database, and a store on another dialect no SQLite driver",
      from: { path: "^src/", pathNot: "^src/(database|cache|wallet/journal|bot/(storage|ledger|scheduler))/" },
      to: { path: "node_modules/(kysely|better-sqlite3)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "sqlite-loads-when-used",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/database/sqlite/" },
      to: { path: "^src/database/sqlite/", dependencyTypesNot: ["dynamic-import"] },
    },
    {
      name: "threads-load-when-used",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cache/thread/" },
      to: { path: "^src/cache/thread/", dependencyTypesNot: ["dynamic-import"] },
    },
    {
      name: "snarkjs-in-the-sandbox-only",
      severity: "error",
      comment: "it is GPL-3.0 and heavy: the sandbox loads it when a proof is asked for, the client never",
      from: { path: "^(src|generated)/" },
      to: {
        path: "node_modules/snarkjs/",
        dependencyTypesNot: ["type-only", "type-import", "dynamic-import"],
      },
    },
    {
      name: "no-snarkjs-outside-the-sandbox",
      severity: "error",
      from: { path: "^(src|generated)/", pathNot: "^src/sandbox/" },
      to: { path: "node_modules/snarkjs/" },
    },
    {
      name: "tokens-load-when-used",
      severity: "error",
      comment: "keys and curves are heavy, and most bots never send a token",
      from: { path: "^src/(index\\.ts|client/)" },
      to: { path: "^src/wallet/", dependencyTypesNot: ["type-only", "dynamic-import"] },
    },
    {
      name: "client-loads-no-descriptors",
      severity: "error",
      comment: "descriptors load only for those who import mezonkit/proto",
      from: { path: "^src/", pathNot: "^src/proto\\.ts$" },
      to: { path: "^generated/.*_pb\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-undeclared-packages",
      severity: "error",
      from: { path: "^(src|generated)/" },
      to: {
        // Peers, which our own tests need installed; and what is bundled into the package.
        pathNot:
          "node_modules/(@opentelemetry/api|@nestjs/common|@nestjs/core|@sinonjs/fake-timers|snarkjs|ws|kysely|fastest-levenshtein|croner|@fluent/bundle)/",
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "unknown"],
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};

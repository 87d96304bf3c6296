// The rules that need types; everything else is biome's.
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "generated/",
      "test/nestjs/app/",
      "dist/",
      "node_modules/",
      "coverage/",
      "*.config.ts",
      "*.config.js",
      "**/*.cjs",
    ],
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    plugins: { "@typescript-eslint": tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-deprecated": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/prefer-promise-reject-errors": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // They have a tsconfig.json of their own, for those who get them; here the package's name stands for its sources.
    files: ["templates/**/*.ts"],
    languageOptions: {
      parserOptions: { projectService: false, project: ["./tsconfig.json", "./test/nestjs/tsconfig.json"] },
    },
  },
  {
    // What the sandbox does can run on a page; only its server needs Node.
    files: ["src/sandbox/**/*.ts"],
    ignores: ["src/sandbox/server/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "Buffer", message: "src/sandbox/crypto.ts encodes bytes" },
        { name: "process", message: "the core of the sandbox runs in browsers, too" },
      ],
    },
  },
  {
    // Message history has one owner: see docs/architecture.md.
    files: ["src/**/*.ts"],
    ignores: ["src/history/readPage.ts", "src/sandbox/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='listChannelMessages']",
          message: "src/history/readPage.ts reads histories: ask the message history",
        },
      ],
    },
  },
  {
    // What is asked for is carried out by an action, which checks everything before it changes anything.
    files: ["src/sandbox/{rpc,http,describe,people}/**/*.ts", "src/sandbox/socket/*Requests.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[
          // Methods of the world's collections that change them; a private field is the file's own.
          "CallExpression[callee.property.name=/^(add|set|delete|deleteWhere|remove|removeChannel|change|reset|rename|create|clear|push|shift|splice|enter|leave|block|unblock|end|ask|open|refresh|forgetChannel)$/]:not([callee.object.property.type='PrivateIdentifier']):not([callee.object.type='ThisExpression'])",
          "CallExpression[callee.property.name=/^(to|toClan|toChannel|toPeople|aboutChannel)$/]",
          "AssignmentExpression[left.type='MemberExpression']:not([left.object.type='ThisExpression'])",
        ].map((selector) => ({
          selector,
          message: "changes of state and what is told of them belong in src/sandbox/actions/",
        })),
      ],
    },
  },
  {
    // Vitest's asymmetric matchers are typed any.
    files: ["test/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
);

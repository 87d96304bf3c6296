import { didYouMean } from "../runtime/nearestName.js";
import { type Command, type CommandEntry, defineCommand } from "./command/command.js";
import { ExitCode } from "./command/exitCodes.js";
import { allOptions } from "./command/parseCommand.js";
import { UsageError } from "./command/usageError.js";

const shells = ["bash", "zsh", "fish"] as const;

type Commands = Readonly<Record<string, CommandEntry>>;

/** What may follow each command. */
type Words = ReadonlyMap<string, readonly string[]>;

/** `mezonkit completion`: what makes a shell complete commands, options and calls. */
export const completionCommand = (commands: Commands): Command =>
  defineCommand({
    name: "completion",
    arguments: "<bash | zsh | fish>",
    maxArguments: 1,
    summary: "Prints a script with which your shell completes commands, options and names of calls.",
    options: {},
    examples: [
      "mezonkit completion bash >> ~/.bashrc",
      "mezonkit completion zsh >> ~/.zshrc",
      "mezonkit completion fish > ~/.config/fish/completions/mezonkit.fish",
    ],
    async run({ positionals: [given] }) {
      const shell = shells.find((each) => each === given);
      if (shell === undefined)
        throw new UsageError(
          `which shell: ${shells.join(", ")}${given === undefined ? "?" : didYouMean(given, shells)}`,
        );
      const words = await wordsOf(commands);
      console.log(shell === "fish" ? fish(words) : bash(words, shell));
      return ExitCode.Ok;
    },
  });

async function wordsOf(commands: Commands): Promise<Words> {
  const { api } = await import("../proto.js");
  const entries = Object.entries(commands).map(async ([name, { load }]): Promise<[string, readonly string[]]> => {
    const options = Object.keys(allOptions(await load())).map((option) => `--${option}`);
    return [name, name === "call" ? [...options, ...api.Mezon.methods.map((method) => method.name)] : options];
  });
  return new Map(await Promise.all(entries));
}

function bash(words: Words, shell: "bash" | "zsh"): string {
  const cases = [...words].map(([name, after]) => `    ${name}) words="${after.join(" ")}" ;;`);
  return [
    ...(shell === "zsh" ? ["autoload -U +X bashcompinit && bashcompinit"] : []),
    "_mezonkit() {",
    '  local words=""',
    // Files are completed where no word fits.
    '  case "$' + '{COMP_WORDS[1]}" in',
    ...cases,
    "  esac",
    `  [ "$COMP_CWORD" -eq 1 ] && words="${[...words.keys()].join(" ")} help"`,
    '  COMPREPLY=($(compgen -W "$words" -- "$' + '{COMP_WORDS[COMP_CWORD]}"))',
    "}",
    "complete -o default -F _mezonkit mezonkit",
  ].join("\n");
}

function fish(words: Words): string {
  const begin = `complete -c mezonkit -n __fish_use_subcommand -f -a "${[...words.keys()].join(" ")} help"`;
  const rest = [...words].map(
    ([name, after]) => `complete -c mezonkit -n "__fish_seen_subcommand_from ${name}" -a "${after.join(" ")}"`,
  );
  return [begin, ...rest].join("\n");
}

/** An option of a command. */
export interface OptionDefinition {
  readonly type: "string" | "boolean";
  /** One letter that stands for it. */
  readonly short?: string | undefined;
  /** Whether it may be given several times. */
  readonly multiple?: boolean | undefined;
  /** What its value is called in the help, such as `<number>`. */
  readonly value?: string | undefined;
  /** What it does, in one line. */
  readonly help: string;
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

/** The values of the options that were given. */
export type OptionValues<Options extends OptionDefinitions> = {
  readonly [Name in keyof Options]: Options[Name]["type"] extends "boolean"
    ? boolean
    : Options[Name]["multiple"] extends true
      ? readonly string[]
      : string | undefined;
};

/** Arguments that were parsed. */
export interface ParsedArguments<Options extends OptionDefinitions> {
  readonly options: OptionValues<Options>;
  /** What is no option. */
  readonly positionals: readonly string[];
}

/** What a command is, for its parser and its help. */
export interface CommandDefinition<Options extends OptionDefinitions = OptionDefinitions> {
  readonly name: string;
  /** Its arguments, such as `<channel> [text]`. */
  readonly arguments?: string | undefined;
  /** Largest number of arguments that are no options. @default 0 */
  readonly maxArguments?: number | undefined;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** What else there is to know, in lines of at most 100 characters. */
  readonly details?: readonly string[] | undefined;
  readonly options: Options;
  readonly examples: readonly string[];
}

/** A command that can be run. */
export interface Command<Options extends OptionDefinitions = OptionDefinitions> extends CommandDefinition<Options> {
  /** Resolves with the exit code. What it rejects with is said, and decides the exit code. */
  run(parsed: ParsedArguments<Options>): Promise<number>;
}

/** A command that is loaded when it is asked for. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Returns the command; infers the types of its options. */
export function defineCommand<const Options extends OptionDefinitions>(command: Command<Options>): Command {
  return command;
}

import { parseArgs } from "node:util";
import { compareContracts, notCompared } from "./compareContracts.js";
import { formatDrift } from "./formatDrift.js";
import { SHIPPED_SCHEMA } from "./places.js";
import { UnreadableSchemaError } from "./unreadableSchemaError.js";
import { readContract, WIRE_PACKAGES, type WireContract } from "./wireContract.js";

/** Result of the command. */
export interface CommandResult {
  /** 0: no difference, or none that breaks. 1: the wire would break. 2: the command could not compare. */
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
  /** What went wrong and what to do, if `exitCode` is 2. */
  readonly complaint: string;
}

const USAGE = `Usage: npm run schema:drift -- <folder or image> [options]

Compares the schema that this package ships with another one: what the other adds,
lacks, renumbers or retypes, and whether peers would still understand each other.

  <folder or image>       a folder of .proto files in any layout, or what
                          \`buf build -o\` wrote (.binpb, .bin, .pb, .json)
  --package theirs=ours   the other schema calls our package \`ours\` \`theirs\`;
                          may be given several times
  --only package          compare this package alone; may be given several times
                          (default: ${WIRE_PACKAGES.join(" and ")})
  --json                  print the differences as JSON
  --help                  print this

Exits with 0 when nothing breaks, 1 when the wire would break, 2 when the schemas
cannot be compared.`;

/** Thrown for invalid arguments. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Runs `schema:drift` and returns what to print. `readShipped` reads the schema to compare with; the default is the
 * one in this repository.
 */
export async function driftCommand(
  args: readonly string[],
  readShipped: (packages: readonly string[]) => Promise<WireContract> = (packages) =>
    readContract(SHIPPED_SCHEMA, { packages }),
): Promise<CommandResult> {
  try {
    const options = readArguments(args);
    if (options === undefined) return { exitCode: 0, output: USAGE, complaint: "" };
    const { packages, ourPackageNames, source } = options;
    const other = await readContract(source, { packages, ourPackageNames });
    const shipped = await readShipped(packages);
    const drifts = compareContracts(shipped, other);
    const notes = notCompared(shipped, other);
    const breaks = drifts.some((drift) => drift.breaks);
    const output = options.json
      ? JSON.stringify({ breaks, notes, drifts }, undefined, 2)
      : [...notes, formatDrift(drifts)].join("\n\n");
    return { exitCode: breaks ? 1 : 0, output, complaint: "" };
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, output: "", complaint: `${error.message}\n\n${USAGE}` };
    if (error instanceof UnreadableSchemaError) return { exitCode: 2, output: "", complaint: error.message };
    throw error;
  }
}

interface DriftArguments {
  readonly source: string;
  readonly packages: readonly string[];
  readonly ourPackageNames: ReadonlyMap<string, string>;
  readonly json: boolean;
}

/** `undefined` if only help is requested. */
function readArguments(args: readonly string[]): DriftArguments | undefined {
  const { values, positionals } = parseArguments(args);
  if (values.help) return undefined;
  const [source, ...surplus] = positionals;
  if (source === undefined) throw new UsageError("Which schema shall be compared? Give a folder or an image.");
  if (surplus.length > 0)
    throw new UsageError(`Only one schema can be compared, but ${positionals.join(" and ")} were given.`);
  return {
    source,
    packages: values.only ?? WIRE_PACKAGES,
    ourPackageNames: new Map((values.package ?? []).map(packageNames)),
    json: values.json,
  };
}

// parseArgs computes the return type from the options.
function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        package: { type: "string", multiple: true },
        only: { type: "string", multiple: true },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function packageNames(option: string): readonly [string, string] {
  const [theirs, ours, surplus] = option.split("=");
  if (theirs === undefined || ours === undefined || ours === "" || surplus !== undefined) {
    throw new UsageError(`--package ${option} does not name two packages: write it as --package theirs=ours.`);
  }
  return [theirs, ours];
}

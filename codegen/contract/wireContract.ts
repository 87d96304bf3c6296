import {
  createFileRegistry,
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescService,
  type FileRegistry,
  ScalarType,
} from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence, type FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import { apiIndexOf } from "./apiIndex.js";
import { readSchema } from "./schemaSource.js";
import { UnreadableSchemaError } from "./unreadableSchemaError.js";

/**
 * How often a field may occur. `optional` is a scalar or an enum whose absence differs from zero; a singular message
 * can always be absent and is called `singular`.
 */
export type FieldLabel = "singular" | "optional" | "repeated" | "map";

/** What the wire and a peer know of one field. */
export interface FieldContract {
  readonly number: number;
  readonly name: string;
  /** `int64`, the full name of a message or an enum, or `map<key,value>`. */
  readonly type: string;
  readonly label: FieldLabel;
  readonly oneof: string | undefined;
}

/** One name of an enum; two names may share a number. */
export interface EnumValueContract {
  readonly number: number;
  readonly name: string;
}

/** One call of the service. */
export interface RpcContract {
  /** Full name of the request message. */
  readonly request: string;
  /** Full name of the response message. */
  readonly response: string;
  /** Position in the server's API list; `undefined` if the schema gives none. */
  readonly apiIndex: number | undefined;
}

/**
 * Everything on which two peers must agree. Comments, file layout, reserved numbers and options of the generated code
 * are not part of it.
 */
export interface WireContract {
  /** Fields in the order of their numbers, by the message's full name; nested ones are `mezon.api.Outer.Inner`. */
  readonly messages: ReadonlyMap<string, readonly FieldContract[]>;
  /** Values in the order of their numbers, by the enum's full name. */
  readonly enums: ReadonlyMap<string, readonly EnumValueContract[]>;
  /** Calls by the path that HTTP uses, such as `mezon.api.Mezon/GetAccount`. */
  readonly rpcs: ReadonlyMap<string, RpcContract>;
}

/** Selects the part of a schema that is the contract. */
export interface ContractScope {
  /** Packages to read, by our names. @default `mezon.api` and `mezon.realtime` */
  readonly packages?: readonly string[] | undefined;
  /** Our package name for each package that the schema names differently. */
  readonly ourPackageNames?: ReadonlyMap<string, string> | undefined;
}

/** The packages whose types travel between a client and Mezon. */
export const WIRE_PACKAGES: readonly string[] = ["mezon.api", "mezon.realtime"];

const SERVICE = "Mezon";

/**
 * Reads the contract of a folder of `.proto` files or of an image file. Throws an `UnreadableSchemaError` that says
 * what is wrong with the source.
 */
export async function readContract(source: string, scope: ContractScope = {}): Promise<WireContract> {
  return contractOf(await readSchema(source), scope);
}

/**
 * Extracts the contract from a compiled schema. Throws an `UnreadableSchemaError` if a package is missing: otherwise
 * everything in it would count as removed.
 */
export function contractOf(schema: FileDescriptorSet, scope: ContractScope = {}): WireContract {
  const registry = registryOf(schema);
  const names = new OurNames(scope.ourPackageNames ?? new Map());
  const packages = scope.packages ?? WIRE_PACKAGES;
  requirePackages(packages, new Set([...registry.files].map((file) => names.packageOf(file.proto.package))));

  const messages = new Map<string, readonly FieldContract[]>();
  const enums = new Map<string, readonly EnumValueContract[]>();
  const rpcs = new Map<string, RpcContract>();
  for (const type of registry) {
    if (type.kind === "extension" || !packages.includes(names.packageOf(type.file.proto.package))) continue;
    switch (type.kind) {
      case "message":
        putOnce(messages, names.of(type), fieldsOf(type, names));
        break;
      case "enum":
        putOnce(enums, names.of(type), valuesOf(type));
        break;
      case "service":
        if (type.name === SERVICE) addRpcs(rpcs, type, names);
        break;
    }
  }
  return { messages: sorted(messages), enums: sorted(enums), rpcs: sorted(rpcs) };
}

/** Returns the types of a schema with our package names. */
class OurNames {
  readonly #packages: ReadonlyMap<string, string>;

  constructor(packages: ReadonlyMap<string, string>) {
    this.#packages = packages;
  }

  packageOf(theirs: string): string {
    return this.#packages.get(theirs) ?? theirs;
  }

  of(type: DescMessage | DescEnum | DescService): string {
    const theirs = type.file.proto.package;
    const ours = this.packageOf(theirs);
    const withinPackage = theirs === "" ? type.typeName : type.typeName.slice(theirs.length + 1);
    return ours === "" ? withinPackage : `${ours}.${withinPackage}`;
  }
}

function registryOf(schema: FileDescriptorSet): FileRegistry {
  try {
    return createFileRegistry(schema);
  } catch (cause) {
    throw new UnreadableSchemaError(
      `The schema is not complete (${cause instanceof Error ? cause.message : String(cause)}). ` +
        "An image must hold the files it imports: build it with `buf build`, or with `protoc --include_imports`.",
      { cause },
    );
  }
}

function requirePackages(wanted: readonly string[], present: ReadonlySet<string>): void {
  const missing = wanted.filter((name) => !present.has(name));
  if (missing.length === 0) return;
  const own = [...present].filter((name) => name !== "google.protobuf").sort();
  throw new UnreadableSchemaError(
    `The schema has no package ${missing.join(" and no package ")}; it has ${own.join(", ")}. ` +
      "Say what it calls a package with --package theirs=ours, or choose what to compare with --only.",
  );
}

function fieldsOf(message: DescMessage, names: OurNames): FieldContract[] {
  return message.fields
    .map((field) => ({
      number: field.number,
      name: field.name,
      type: typeOf(field, names),
      label: labelOf(field),
      oneof: field.oneof?.name,
    }))
    .sort((a, b) => a.number - b.number);
}

function typeOf(field: DescField, names: OurNames): string {
  switch (field.fieldKind) {
    case "scalar":
      return scalarName(field.scalar);
    case "enum":
      return names.of(field.enum);
    case "message":
      return messageType(field.message, field.delimitedEncoding, names);
    case "list":
      if (field.listKind === "scalar") return scalarName(field.scalar);
      if (field.listKind === "enum") return names.of(field.enum);
      return messageType(field.message, field.delimitedEncoding, names);
    case "map":
      return `map<${scalarName(field.mapKey)},${mapValueType(field, names)}>`;
  }
}

function mapValueType(field: DescField & { fieldKind: "map" }, names: OurNames): string {
  if (field.mapKind === "scalar") return scalarName(field.scalar);
  return names.of(field.mapKind === "enum" ? field.enum : field.message);
}

// A group has other bytes than a message, so it is another type.
function messageType(message: DescMessage, delimited: boolean, names: OurNames): string {
  return delimited ? `group ${names.of(message)}` : names.of(message);
}

function scalarName(scalar: ScalarType): string {
  return ScalarType[scalar].toLowerCase();
}

function labelOf(field: DescField): FieldLabel {
  if (field.fieldKind === "list") return "repeated";
  if (field.fieldKind === "map") return "map";
  if (field.fieldKind === "message" || field.oneof !== undefined) return "singular";
  return field.presence === FeatureSet_FieldPresence.IMPLICIT ? "singular" : "optional";
}

function valuesOf(type: DescEnum): EnumValueContract[] {
  return type.values
    .map(({ number, name }) => ({ number, name }))
    .sort((a, b) => a.number - b.number || byText(a.name, b.name));
}

function addRpcs(rpcs: Map<string, RpcContract>, service: DescService, names: OurNames): void {
  for (const method of service.methods) {
    putOnce(rpcs, `${names.of(service)}/${method.name}`, {
      request: names.of(method.input),
      response: names.of(method.output),
      apiIndex: apiIndexOf(method),
    });
  }
}

function putOnce<Value>(into: Map<string, Value>, name: string, value: Value): void {
  if (into.has(name)) {
    throw new UnreadableSchemaError(
      `Two types of the schema are both called ${name}: no two packages may be given the same name with --package.`,
    );
  }
  into.set(name, value);
}

function sorted<Value>(byName: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...byName].sort(([a], [b]) => byText(a, b)));
}

// By code unit: the same order on every machine, whatever its locale.
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { EnumValueContract, FieldContract, FieldLabel, RpcContract, WireContract } from "./wireContract.js";

/** Thrown when a snapshot is not what `writeSnapshot` writes. Names the line. */
export class SnapshotFormatError extends Error {
  override readonly name = "SnapshotFormatError";
}

const HEADER = `# The wire contract: what travels between a client and Mezon, one fact a line.
# Written by \`npm run contract:update\`; not edited by hand. A line that changes or
# goes away here is a change that peers in the field have to survive.
#
# message  full name
# field    message     number     name  type                 label  oneof
# enum     full name
# value    enum        number     name
# rpc      service     API index  name  request -> response
`;

const LABELS: readonly FieldLabel[] = ["singular", "optional", "repeated", "map"];

/** Writes a contract as tab-separated facts in a stable order, so that a diff shows what changed. */
export function writeSnapshot(contract: WireContract): string {
  const lines: string[] = [];
  const fact = (...columns: readonly (string | number | undefined)[]): void => {
    // No trailing tabs: editors strip them.
    lines.push(
      columns
        .map((column) => column ?? "")
        .join("\t")
        .trimEnd(),
    );
  };
  for (const [message, fields] of contract.messages) {
    fact("message", message);
    for (const { number, name, type, label, oneof } of fields) fact("field", message, number, name, type, label, oneof);
  }
  for (const [enumName, values] of contract.enums) {
    fact("enum", enumName);
    for (const { number, name } of values) fact("value", enumName, number, name);
  }
  for (const [path, { request, response, apiIndex }] of contract.rpcs) {
    const [service = "", name = ""] = path.split("/");
    fact("rpc", service, apiIndex, name, `${request} -> ${response}`);
  }
  return `${HEADER}${lines.join("\n")}\n`;
}

/** Reads what `writeSnapshot` wrote. Throws a `SnapshotFormatError` that names the line. */
export function parseSnapshot(text: string): WireContract {
  const messages = new Map<string, FieldContract[]>();
  const enums = new Map<string, EnumValueContract[]>();
  const rpcs = new Map<string, RpcContract>();

  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const malformed = (): SnapshotFormatError =>
      new SnapshotFormatError(`Line ${index + 1} of the snapshot is not a fact of the contract: ${line}`);
    const [kind, of = "", number = "", name = "", type = "", label = "", oneof] = line.split("\t");
    switch (kind) {
      case "message":
        messages.set(of, []);
        break;
      case "enum":
        enums.set(of, []);
        break;
      case "field": {
        const known = LABELS.find((each) => each === label);
        const fields = messages.get(of);
        if (known === undefined || fields === undefined || !isInteger(number)) throw malformed();
        fields.push({ number: Number(number), name, type, label: known, oneof });
        break;
      }
      case "value": {
        const values = enums.get(of);
        if (values === undefined || name === "" || !isInteger(number)) throw malformed();
        values.push({ number: Number(number), name });
        break;
      }
      case "rpc": {
        const [request, response] = type.split(" -> ");
        if (request === undefined || response === undefined || !(number === "" || isInteger(number))) throw malformed();
        rpcs.set(`${of}/${name}`, { request, response, apiIndex: number === "" ? undefined : Number(number) });
        break;
      }
      default:
        throw malformed();
    }
  }
  return { messages, enums, rpcs };
}

function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text);
}

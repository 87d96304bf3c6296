import type {
  EnumValueContract,
  FieldContract,
  FieldLabel,
  RpcContract,
  WireContract,
} from "../../codegen/contract/wireContract.js";

const LABELS: readonly FieldLabel[] = ["singular", "optional", "repeated", "map"];

/**
 * Reads a contract that a test writes as tab-separated facts, one a line:
 *
 *     message  full name
 *     field    message     number     name  type                 label  oneof
 *     enum     full name
 *     value    enum        number     name
 *     rpc      service     API index  name  request -> response
 *
 * @throws Error naming a line that is no fact.
 */
export function parseContract(text: string): WireContract {
  const messages = new Map<string, FieldContract[]>();
  const enums = new Map<string, EnumValueContract[]>();
  const rpcs = new Map<string, RpcContract>();

  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const malformed = (): Error => new Error(`Line ${index + 1} is not a fact of a contract: ${line}`);
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

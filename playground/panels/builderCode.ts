import { ButtonStyle, ComponentType, SelectType } from "../../generated/content/types.js";
import { type Json, listOf, numberOf, objectOf, textOf } from "../chat/json.js";

const SELECT_KINDS: Readonly<Record<number, string>> = {
  [SelectType.User]: "user",
  [SelectType.Role]: "role",
  [SelectType.Channel]: "channel",
};

/** Returns the code that builds a content with mezonkit/builders. */
export function builderCode(content: Json): string {
  const embeds = listOf(content["embed"]).map(objectOf);
  const rows = listOf(content["components"]).map((row) => listOf(objectOf(row)["components"]).map(objectOf));
  const hasRows = rows.some((row) => row.length > 0);
  const names = embeds.map((_embed, index) => (embeds.length === 1 ? "card" : `card${index + 1}`));
  const parts = [
    ...(textOf(content["t"]) === "" ? [] : [`t: ${code(content["t"])}`]),
    ...(embeds.length === 0 ? [] : [`embed: [${names.join(", ")}]`]),
    ...(hasRows ? ["components: buttons"] : []),
  ];
  return [
    `import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "mezonkit/builders";`,
    "",
    ...embeds.flatMap((embed, index) => [
      `const ${names[index] ?? ""} = new EmbedBuilder()`,
      ...statement(embedCalls(embed)),
      "",
    ]),
    ...(hasRows ? ["const buttons = new ButtonBuilder()", ...statement(rowCalls(rows)), ""] : []),
    `await channel.send({ ${parts.join(", ")} });`,
    "",
  ].join("\n");
}

function statement(calls: readonly string[]): readonly string[] {
  return calls.map((call, index) => `  .${call}${index === calls.length - 1 ? ";" : ""}`);
}

function embedCalls(embed: Json): readonly string[] {
  const author = objectOf(embed["author"]);
  const image = objectOf(embed["image"]);
  const footer = objectOf(embed["footer"]);
  const thumbnail = objectOf(embed["thumbnail"])["url"];
  const size = given({ width: image["width"], height: image["height"] });
  const calls = [
    call("setTitle", embed["title"]),
    call("setUrl", embed["url"]),
    call("setColor", embed["color"]),
    call("setDescription", embed["description"]),
    author["name"] === undefined
      ? ""
      : `setAuthor(${code(given({ name: author["name"], iconUrl: author["icon_url"], url: author["url"] }))})`,
    call("setThumbnail", thumbnail),
    ...listOf(embed["fields"]).map((field) => fieldCall(objectOf(field))),
    image["url"] === undefined
      ? ""
      : `setImage(${code(image["url"])}${Object.keys(size).length === 0 ? "" : `, ${code(size)}`})`,
    footer["text"] === undefined
      ? ""
      : `setFooter(${code(footer["text"])}${footer["icon_url"] === undefined ? "" : `, ${code({ iconUrl: footer["icon_url"] })}`})`,
    embed["timestamp"] === undefined ? "" : `setTimestamp(new Date(${code(embed["timestamp"])}))`,
  ];
  return calls.filter((each) => each !== "");
}

function fieldCall(field: Json): string {
  const name = field["name"];
  const description = textOf(field["value"]) === "" ? undefined : field["value"];
  const input = objectOf(field["inputs"]);
  const shape = objectOf(field["shape"]);
  const buttons = listOf(field["button"]).map(objectOf);
  if (buttons.length > 0) {
    const list = buttons.map(buttonCode).join(", ");
    return `addButtonField({ name: ${code(name)}, value: ${code(field["value"])}, buttons: [${list}] })`;
  }
  if (shape["id"] !== undefined) {
    const grid = { name, description, columns: shape["columns"], rows: shape["rows"], ...objectOf(shape["component"]) };
    return `addGrid(${code(shape["id"])}, ${code(given(grid))})`;
  }
  const id = code(input["id"]);
  const details = objectOf(input["component"]);
  switch (input["type"]) {
    case ComponentType.Select:
      return `addSelect(${id}, ${code(given({ name, description, ...selectOptions(details) }))})`;
    case ComponentType.Input: {
      const { id: _id, ...rest } = details;
      return `addInput(${id}, ${code(given({ name, description, ...rest }))})`;
    }
    case ComponentType.DatePicker:
      return `addDatePicker(${id}, ${code(given({ name, description }))})`;
    case ComponentType.Radio: {
      const options = listOf(input["component"]).map(objectOf);
      const multiple = options.length > 1 && options[0]?.["name"] !== options[1]?.["name"] ? true : undefined;
      const shown = options.map(({ name: _name, ...option }) => option);
      return `addRadio(${id}, ${code(given({ name, description, options: shown, multiple, maxOptions: input["max_options"] }))})`;
    }
    case ComponentType.Animation:
      return `addAnimation(${id}, ${code(details)}, ${code(given({ name, description }))})`;
    default:
      return `addField(${code(given({ name, value: field["value"], inline: field["inline"] }))})`;
  }
}

function selectOptions(details: Json): Json {
  const { type, placeholder, disabled, min_options: min, max_options: max, valueSelected } = details;
  const multiple = (numberOf(min) ?? 0) > 1 || (numberOf(max) ?? 0) >= 2 ? true : undefined;
  const kind = SELECT_KINDS[numberOf(type) ?? SelectType.Text];
  const selected = objectOf(valueSelected)["value"];
  return {
    options: details["options"],
    kind,
    placeholder,
    disabled,
    multiple,
    selected,
    min: multiple && min,
    max: multiple && max,
  };
}

function rowCalls(rows: readonly (readonly Json[])[]): readonly string[] {
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ["nextRow()"]),
    ...row.map((component) => {
      if (component["type"] !== ComponentType.Select) return `addButton(${buttonCode(component)})`;
      return `addSelect(${code(component["id"])}, ${code(given(selectOptions(objectOf(component["component"]))))})`;
    }),
  ]);
}

function buttonCode(button: Json): string {
  const { label, style, url, disable, icon } = objectOf(button["component"]);
  const fields = code(given({ id: button["id"], label, url, disabled: disable, icon }));
  const styled = Object.entries(ButtonStyle).find(([, number]) => number === style)?.[0] ?? "Primary";
  return styled === "Primary" ? fields : fields.replace(/ \}$/, `, style: ButtonStyle.${styled} }`);
}

function call(method: string, value: unknown): string {
  return value === undefined ? "" : `${method}(${code(value)})`;
}

function given(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Returns a value as TypeScript. */
function code(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(code).join(", ")}]`;
  if (typeof value !== "object" || value === null) return value === undefined ? "undefined" : JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${code(inner)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

import { listOf, objectOf } from "../chat/json.js";

type Content = Readonly<Record<string, unknown>>;

/** Something that a click adds to a card. */
export interface Piece {
  readonly title: string;
  /** Where it goes. */
  readonly place: "field" | "embed" | "row";
  /** @param id A number that no other piece has. */
  readonly make: (id: number) => Content;
}

const options = [
  { label: "Tea", value: "tea" },
  { label: "Coffee", value: "coffee" },
];

export const PIECES: readonly Piece[] = [
  { title: "text field", place: "field", make: (id) => ({ name: `Field ${id}`, value: "A text" }) },
  { title: "inline field", place: "field", make: (id) => ({ name: `Field ${id}`, value: "A text", inline: true }) },
  {
    title: "input",
    place: "field",
    make: (id) =>
      field(`Name ${id}`, { id: `input${id}`, type: 3, component: { placeholder: "An Nguyễn", required: true } }),
  },
  {
    title: "select",
    place: "field",
    make: (id) => field(`Choice ${id}`, { id: `select${id}`, type: 2, component: { placeholder: "Choose", options } }),
  },
  { title: "date", place: "field", make: (id) => field(`Day ${id}`, { id: `date${id}`, type: 4, component: {} }) },
  {
    title: "radio",
    place: "field",
    make: (id) => field(`One of ${id}`, { id: `radio${id}`, type: 5, component: options }),
  },
  {
    title: "checkboxes",
    place: "field",
    make: (id) =>
      field(`Several of ${id}`, {
        ...{ id: `ticks${id}`, type: 5, max_options: 2 },
        component: options.map((option) => ({ ...option, name: option.value })),
      }),
  },
  {
    title: "field with a button",
    place: "field",
    make: (id) => ({ name: `Field ${id}`, value: "A text", button: [button(`field${id}`, "More", 2)] }),
  },
  { title: "thumbnail", place: "embed", make: () => ({ thumbnail: { url: "https://example.com/small.png" } }) },
  {
    title: "image",
    place: "embed",
    make: () => ({ image: { url: "https://example.com/large.png", width: 320, height: 180 } }),
  },
  { title: "author", place: "embed", make: () => ({ author: { name: "Somebody" } }) },
  { title: "footer", place: "embed", make: () => ({ footer: { text: "A line at the end" } }) },
  { title: "primary button", place: "row", make: (id) => button(`button${id}`, "Submit", 1) },
  { title: "success button", place: "row", make: (id) => button(`button${id}`, "Yes", 3) },
  { title: "danger button", place: "row", make: (id) => button(`button${id}`, "No", 4) },
  {
    title: "link button",
    place: "row",
    make: (id) => ({ id: `link${id}`, type: 1, component: { label: "Open", style: 5, url: "https://example.com" } }),
  },
];

/** Returns the content with a piece more. */
export function added(content: Content, piece: Piece): Content {
  const made = piece.make(JSON.stringify(content).split('"id"').length);
  if (piece.place === "row") {
    const rows = listOf(content["components"]).map(objectOf);
    const last = rows.at(-1);
    const components = [...listOf(last?.["components"]), made];
    return { ...content, components: [...rows.slice(0, -1), { components }] };
  }
  const [first, ...others] = listOf(content["embed"]).map(objectOf);
  const card = first ?? {};
  const changed =
    piece.place === "embed" ? { ...card, ...made } : { ...card, fields: [...listOf(card["fields"]), made] };
  return { ...content, embed: [changed, ...others] };
}

function field(name: string, inputs: Content): Content {
  return { name, value: "", inputs };
}

function button(id: string, label: string, style: number): Content {
  return { id, type: 1, component: { label, style } };
}

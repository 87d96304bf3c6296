import type { PageMessage } from "../../src/playground/contract.js";
import { ButtonView, FieldInput } from "./components.js";
import { GridView } from "./grid.js";
import { type Json, linkOf, listOf, numberOf, objectOf, textOf } from "./json.js";
import { Picture } from "./picture.js";

const MOST_IN_A_ROW = 3;

/** A card below a message. */
export function EmbedView({ embed, message }: { readonly embed: Json; readonly message: PageMessage }) {
  const author = objectOf(embed["author"]);
  const footer = objectOf(embed["footer"]);
  const image = objectOf(embed["image"]);
  const thumbnail = textOf(objectOf(embed["thumbnail"])["url"]);
  const color = /^#[\da-f]{3,8}$/i.test(textOf(embed["color"])) ? textOf(embed["color"]) : undefined;
  const title = textOf(embed["title"]);
  const description = textOf(embed["description"]);
  return (
    <article class="embed" aria-label={title === "" ? "Card" : `Card: ${title}`}>
      <span class="bar" aria-hidden="true" style={color === undefined ? {} : { backgroundColor: color }} />
      <div class="embed-main">
        {textOf(author["name"]) === "" ? null : (
          <p class="author">
            {textOf(author["icon_url"]) === "" ? null : <Picture url={textOf(author["icon_url"])} label="icon" />}
            <Linked href={linkOf(author["url"])} text={textOf(author["name"])} />
          </p>
        )}
        {title === "" ? null : (
          <p class="title">
            <Linked href={linkOf(embed["url"])} text={title} />
          </p>
        )}
        {description === "" ? null : <p class="description">{description}</p>}
        <Fields fields={listOf(embed["fields"]).map(objectOf)} message={message} />
        {textOf(image["url"]) === "" ? null : (
          <Picture
            url={textOf(image["url"])}
            label="image"
            width={numberOf(image["width"])}
            height={numberOf(image["height"])}
          />
        )}
        <Footer
          text={textOf(footer["text"])}
          icon={textOf(footer["icon_url"])}
          timestamp={textOf(embed["timestamp"])}
        />
      </div>
      {thumbnail === "" ? null : <Picture url={thumbnail} label="thumbnail" />}
    </article>
  );
}

function Fields({ fields, message }: { readonly fields: readonly Json[]; readonly message: PageMessage }) {
  return (
    <>
      {rowsOf(fields).map((row, index) => (
        <div key={index} class="fields" style={{ gridTemplateColumns: `repeat(${row.length}, minmax(0, 1fr))` }}>
          {row.map((field, at) => (
            <FieldView key={at} field={field} message={message} />
          ))}
        </div>
      ))}
    </>
  );
}

/** Consecutive inline fields share a row, three at most. */
function rowsOf(fields: readonly Json[]): readonly (readonly Json[])[] {
  const rows: Json[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const joins = field["inline"] === true && last?.[0]?.["inline"] === true && last.length < MOST_IN_A_ROW;
    if (joins) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function FieldView({ field, message }: { readonly field: Json; readonly message: PageMessage }) {
  const name = textOf(field["name"]);
  const value = textOf(field["value"]);
  const buttons = listOf(field["button"]).map(objectOf);
  const inputs = field["inputs"] === undefined ? undefined : objectOf(field["inputs"]);
  const isRequired = objectOf(inputs?.["component"])["required"] === true;
  return (
    <div class={`field ${buttons.length > 0 ? "has-buttons" : ""}`}>
      <div class="field-main">
        <p class="field-name">
          {name}
          {isRequired ? <span title="required"> *</span> : null}
        </p>
        {value === "" ? null : <p class="field-value">{value}</p>}
        {inputs === undefined ? null : <FieldInput component={inputs} label={name} message={message} />}
        {field["shape"] === undefined ? null : <GridView shape={objectOf(field["shape"])} />}
      </div>
      {buttons.length === 0 ? null : (
        <div class="field-buttons">
          {buttons.map((button, index) => (
            <ButtonView key={index} component={button} message={message} />
          ))}
        </div>
      )}
    </div>
  );
}

function Footer({
  text,
  icon,
  timestamp,
}: {
  readonly text: string;
  readonly icon: string;
  readonly timestamp: string;
}) {
  const at = new Date(timestamp);
  const isTime = timestamp !== "" && !Number.isNaN(at.getTime());
  if (text === "" && !isTime) return null;
  return (
    <p class="footer">
      {icon === "" ? null : <Picture url={icon} label="icon" />}
      {text}
      {text !== "" && isTime ? " • " : null}
      {isTime ? <time dateTime={timestamp}>{at.toLocaleString()}</time> : null}
    </p>
  );
}

function Linked({ href, text }: { readonly href: string; readonly text: string }) {
  if (href === "") return <>{text}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

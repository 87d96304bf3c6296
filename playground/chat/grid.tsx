import { type Json, listOf, numberOf, objectOf, textOf } from "./json.js";
import { isAllowed } from "./picture.js";

const MOST_TRACKS = 50;

/** Items on a grid, with the picture of the sheet behind them where it may be loaded. */
export function GridView({ shape }: { readonly shape: Json }) {
  const component = objectOf(shape["component"]);
  const items = listOf(component["items"]).map(objectOf);
  const image = textOf(component["url_image"]);
  const columns = tracks(
    shape["columns"],
    items.map((item) => (numberOf(item["start_col"]) ?? 1) + (numberOf(item["width"]) ?? 1) - 1),
  );
  const rows = tracks(
    shape["rows"],
    items.map((item) => (numberOf(item["start_row"]) ?? 1) + (numberOf(item["height"]) ?? 1) - 1),
  );
  const background = isAllowed(image) ? { backgroundImage: `url("${encodeURI(image)}")` } : {};
  return (
    <div
      class="grid"
      role="img"
      aria-label={`grid of ${columns} by ${rows} with ${items.length} items${image === "" ? "" : `: ${image}`}`}
      style={{ gridTemplateColumns: `repeat(${columns}, 2rem)`, gridTemplateRows: `repeat(${rows}, 2rem)` }}
    >
      {items.map((item, index) => (
        <span
          key={index}
          class="grid-item"
          style={{
            ...background,
            gridColumn: `${numberOf(item["start_col"]) ?? 1} / span ${numberOf(item["width"]) ?? 1}`,
            gridRow: `${numberOf(item["start_row"]) ?? 1} / span ${numberOf(item["height"]) ?? 1}`,
          }}
        >
          {index + 1}
        </span>
      ))}
    </div>
  );
}

function tracks(given: unknown, ends: readonly number[]): number {
  return Math.min(MOST_TRACKS, Math.max(1, numberOf(given) ?? 1, ...ends));
}

import { useEffect, useState } from "preact/hooks";
import { type Json, listOf, numberOf, objectOf, textOf } from "./json.js";
import { isAllowed, Picture } from "./picture.js";

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The frames of a sprite sheet, by name. */
type Sheet = ReadonlyMap<string, Frame>;

const SECONDS = 2;

/** Boxes that play frames of a sprite sheet. Those who want less motion see the last frames. */
export function AnimationView({ component, label }: { readonly component: Json; readonly label: string }) {
  const image = textOf(component["url_image"]);
  const position = textOf(component["url_position"]);
  const canLoad = isAllowed(image) && isAllowed(position);
  const sheet = useSheet(canLoad ? position : undefined);
  const pool = listOf(component["pool"]).map((names) => listOf(names).map(textOf));
  if (!canLoad) return <Picture url={image} label={`animation of ${pool.length} boxes`} />;
  if (sheet === undefined) return <p class="field-value">animation: its frames are loaded …</p>;
  const isResult = component["isResult"] === true || component["isResult"] === 1;
  const seconds = numberOf(component["duration"]) ?? SECONDS;
  const repeat = numberOf(component["repeat"]) ?? Number.POSITIVE_INFINITY;
  return (
    <div
      class={`animation ${component["vertical"] === true ? "is-vertical" : ""}`}
      role="img"
      aria-label={`animation: ${label}`}
    >
      {pool.map((names, index) => (
        <Box key={index} image={image} sheet={sheet} names={names} seconds={seconds} repeat={isResult ? 0 : repeat} />
      ))}
    </div>
  );
}

interface BoxProps {
  readonly image: string;
  readonly sheet: Sheet;
  readonly names: readonly string[];
  readonly seconds: number;
  readonly repeat: number;
}

function Box({ image, sheet, names, seconds, repeat }: BoxProps) {
  const isStill = repeat === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const [at, setAt] = useState(isStill ? names.length - 1 : 0);
  useEffect(() => {
    if (isStill || names.length < 2) return undefined;
    let count = 0;
    const timer = setInterval(
      () => {
        count += 1;
        const isOver = count >= names.length * repeat;
        setAt(isOver ? names.length - 1 : count % names.length);
        if (isOver) clearInterval(timer);
      },
      (seconds * 1000) / names.length,
    );
    return () => clearInterval(timer);
  }, [isStill, names.length, repeat, seconds]);
  const frame = sheet.get(names[at] ?? "");
  if (frame === undefined) return <span class="animation-box">{names[at]}</span>;
  const style = {
    width: `${frame.w}px`,
    height: `${frame.h}px`,
    backgroundImage: `url("${encodeURI(image)}")`,
    backgroundPosition: `-${frame.x}px -${frame.y}px`,
  };
  return <span class="animation-box" style={style} />;
}

function useSheet(url: string | undefined): Sheet | undefined {
  const [sheet, setSheet] = useState<Sheet>();
  useEffect(() => {
    if (url === undefined) return undefined;
    const end = new AbortController();
    void readSheet(url, end.signal).then(setSheet, () => undefined);
    return () => end.abort();
  }, [url]);
  return sheet;
}

async function readSheet(url: string, signal: AbortSignal): Promise<Sheet> {
  const response = await fetch(url, { signal });
  const { frames } = objectOf(await response.json());
  return new Map(
    Object.entries(objectOf(frames)).map(([name, value]) => {
      const { x, y, w, h } = objectOf(objectOf(value)["frame"]);
      return [name, { x: numberOf(x) ?? 0, y: numberOf(y) ?? 0, w: numberOf(w) ?? 0, h: numberOf(h) ?? 0 }] as const;
    }),
  );
}

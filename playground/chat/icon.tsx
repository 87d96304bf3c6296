const PATHS = {
  plus: "M8 3v10M3 8h10",
  smile: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 9.5c1.2 1.8 3.8 1.8 5 0M6 6v.5M10 6v.5",
  reply: "M6 4 2.5 7.5 6 11M3 7.5h6.5a4 4 0 0 1 4 4V13",
  forward: "m10 4 3.5 3.5L10 11M13 7.5H6.500a4 4 0 0 0-4 4V13",
  pin: "M8 10v4M5 10h6l-1-3V3H6v4l-1 3ZM5 3h6",
  thread: "M4 2v8a3 3 0 0 0 3 3h6M4 6h9",
  topic: "M2.500 3h11v8H8l-3 2.500V11H2.500V3ZM5 6h6M5 8.500h4",
  poll: "M3 13V8M7 13V3M11 13V6M2 13.500h12",
  edit: "m3 13 .6-3L11 2.600 13.400 5 6 12.400 3 13Z",
  trash: "M3 4h10M6 4V2.500h4V4M4.500 4l.5 9.500h6l.500-9.500",
  close: "m4 4 8 8M12 4l-8 8",
  voice: "M3 6v4h2.500L9 13V3L5.500 6H3ZM11.500 5.500c1.500 1.500 1.500 3.500 0 5",
  menu: "M2.500 4h11M2.500 8h11M2.500 12h11",
  theme: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12M8 5h4M8 8h6M8 11h4",
  file: "M4 2h5l3 3v9H4V2ZM9 2v3h3",
  eye: "M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture beside or instead of a text; the text says what it means. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

const clusters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Characters without a width of their own: accents, joiners, controls. */
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
/** Pictures. */
const PICTURE = /^\p{Emoji_Presentation}$/u;
/** Ranges of the characters that East Asian scripts write twice as wide (Unicode, East_Asian_Width W and F). */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18d08],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

/**
 * Returns how many columns a text takes where each letter takes one: 2 for wide letters of East Asia and for emoji,
 * 0 for accents that are written as characters of their own.
 */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of clusters.segment(text)) width += clusterWidth(segment);
  return width;
}

/** A cluster is drawn as one sign: as wide as the first of its characters that is seen. */
function clusterWidth(cluster: string): number {
  if (cluster.includes("\u{fe0f}")) return 2;
  for (const sign of cluster) {
    if (INVISIBLE.test(sign)) continue;
    const point = sign.codePointAt(0) ?? 0;
    return PICTURE.test(sign) || WIDE.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
  }
  return 0;
}

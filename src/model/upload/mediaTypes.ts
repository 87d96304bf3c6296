/** Media types by the ending of a file's name: what clients show as a picture, a film or a sound, and some others. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp" },
  ...{ svg: "image/svg+xml", avif: "image/avif", heic: "image/heic", bmp: "image/bmp" },
  ...{ mp4: "video/mp4", webm: "video/webm", mov: "video/quicktime", mkv: "video/x-matroska" },
  ...{ mp3: "audio/mpeg", ogg: "audio/ogg", wav: "audio/wav", m4a: "audio/mp4", flac: "audio/flac" },
  ...{ txt: "text/plain", md: "text/markdown", csv: "text/csv", html: "text/html", json: "application/json" },
  ...{ pdf: "application/pdf", zip: "application/zip", gz: "application/gzip", tar: "application/x-tar" },
};

/** Returns the media type that a file's name tells, or the one for anything. */
export function mediaTypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return (Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined) ?? "application/octet-stream";
}

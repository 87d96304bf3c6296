import type { PageAttachment } from "../../src/playground/contract.js";
import { Icon } from "./icon.js";
import { isAllowed, Picture } from "./picture.js";

/** The files of a message: pictures are shown, others can be saved. */
export function Attachments({ attachments }: { readonly attachments: readonly PageAttachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments" aria-label="Attachments">
      {attachments.map((attachment, index) => (
        <li key={index}>
          {attachment.filetype.startsWith("image/") ? (
            <Picture url={attachment.url} label={attachment.filename || "image"} />
          ) : (
            <FileLink attachment={attachment} />
          )}
        </li>
      ))}
    </ul>
  );
}

function FileLink({ attachment: { filename, url, size } }: { readonly attachment: PageAttachment }) {
  const text = `${filename || url} ${size > 0 ? `(${sizeText(size)})` : ""}`;
  return isAllowed(url) ? (
    <a class="file" href={url} download={filename}>
      <Icon name="file" /> {text}
    </a>
  ) : (
    <span class="file" title={url}>
      <Icon name="file" /> {text}
    </span>
  );
}

/** Returns a number of bytes as people read it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

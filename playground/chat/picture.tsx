import { world } from "../state/store.js";

export interface PictureProps {
  readonly url: string;
  /** What it is: "image", "thumbnail". */
  readonly label: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A picture of the sandbox or of an allowed host; any other is a box that says where it is. Nothing is fetched for it. */
export function Picture({ url, label, width, height }: PictureProps) {
  if (isAllowed(url)) {
    const size = { width: width === undefined ? "" : `${width}px`, height: height === undefined ? "" : `${height}px` };
    return <img class="picture" src={url} alt={label} style={size} loading="lazy" />;
  }
  const size = width === undefined && height === undefined ? "" : ` ${width ?? "auto"} × ${height ?? "auto"}`;
  return (
    <span class={`picture-box is-${label.replaceAll(" ", "-")}`} role="img" aria-label={`${label}: ${url}`} title={url}>
      <span class="kind">
        {label}
        {size}
      </span>
      <span class="url">{url}</span>
    </span>
  );
}

/** Whether the page may load a picture. */
export function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, hostname, protocol } = new URL(url);
  if (origin === world.value?.filesOrigin) return true;
  if (protocol !== "https:") return false;
  return world.value?.imageHosts.some((host) => hostMatches(host, hostname)) === true;
}

function hostMatches(host: string, hostname: string): boolean {
  return host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host;
}

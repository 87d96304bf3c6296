import type { Sandbox } from "../../src/sandbox/index.js";

/** A value that was written as a text by mistake, also as a whole field (its length before it). */
const ODD = new RegExp(
  `.{0,40}(?:undefined|\\[object \\w+\\]|${String.fromCharCode(4)}null|${String.fromCharCode(3)}NaN|"null"|"NaN"|@null).{0,40}`,
  "su",
);

/** Collects pieces of what the sandbox receives that no caller can have meant. */
export function oddTexts(sandbox: Sandbox): readonly string[] {
  const found: string[] = [];
  sandbox.observeTraffic((traffic) => {
    const bytes = traffic.kind === "http" ? traffic.requestBody : traffic.kind === "frame" ? traffic.bytes : undefined;
    if (bytes === undefined || (traffic.kind === "frame" && traffic.direction === "out")) return;
    const odd = ODD.exec(Buffer.from(bytes).toString("latin1"))?.[0];
    if (odd !== undefined) found.push(JSON.stringify(odd));
  });
  return found;
}

import type { Feature } from "../feature.js";

const NAME = "mezonkit-check.txt";
const TEXT = "A file of mezonkit check.\n";

/** Uploads a file, and posts it. */
export const files: Feature = {
  name: "files",
  summary: "uploads a small file, and posts it",
  async attempt(trial) {
    const data = new TextEncoder().encode(TEXT);
    const { id } = await trial.post("mezonkit check: a file", { files: [{ name: NAME, data, type: "text/plain" }] });
    await trial.readBack(id, "the file with its name and address", ({ attachments: [file] }) =>
      file === undefined ? false : file.filename === NAME && URL.canParse(file.url),
    );
    return `${data.length} bytes uploaded, and posted`;
  },
};

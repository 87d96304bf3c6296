import { loadPart } from "../../core/loadPart.js";

type UploadFile = typeof import("./uploadFile.js").uploadFile;

/** Does what {@link UploadFile} does, whose code is loaded when something is uploaded. */
export const upload: UploadFile = async (...given) => {
  const { uploadFile } = await loadPart(() => import("./uploadFile.js"), "uploads");
  return uploadFile(...given);
};

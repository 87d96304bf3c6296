import { fileURLToPath } from "node:url";

/** The folder whose `buf.yaml` says where the shipped schema lies. */
export const SHIPPED_SCHEMA = fileURLToPath(new URL("../../", import.meta.url));

/** The schema of the last release: what peers in the field speak. */
export const RELEASED_SCHEMA = fileURLToPath(new URL("../../test/contract/released.binpb", import.meta.url));

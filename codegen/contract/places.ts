import { fileURLToPath } from "node:url";

/** The folder whose `buf.yaml` tells where the shipped schema is. */
export const SHIPPED_SCHEMA = fileURLToPath(new URL("../../", import.meta.url));

/** The schema of the last release, which existing peers use. */
export const RELEASED_SCHEMA = fileURLToPath(new URL("../../test/contract/released.binpb", import.meta.url));

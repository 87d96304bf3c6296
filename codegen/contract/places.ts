import { fileURLToPath } from "node:url";

/** The folder whose `buf.yaml` says where the shipped schema lies. */
export const SHIPPED_SCHEMA = fileURLToPath(new URL("../../", import.meta.url));

/** The contract that the tests hold the shipped schema to. */
export const SNAPSHOT_FILE = fileURLToPath(new URL("../../test/contract/wire-contract.tsv", import.meta.url));

/** The environment variable that tells test files, and the processes that they start, where the code of a store's thread is. */
export const WORKER_VARIABLE = "MEZONKIT_TEST_STORE_WORKER";

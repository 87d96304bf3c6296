import type { ForeignClient } from "./foreignClient.js";
import { logInAsApp, WireError } from "./wireConnection.js";

/** The wire of mezon-sdk 2.8.33 and older: logs in, and asks for its clans at an address of 2025. */
export const jsonApiWire: ForeignClient = {
  name: "mezon-sdk 2.8.33",
  isPackage: false,
  connect: async (sandbox) => {
    const { apiUrl, token } = await logInAsApp(sandbox);
    const answer = await fetch(`${apiUrl}/v2/clandesc?lang=en`, { headers: { Authorization: `Bearer ${token}` } });
    const { message } = (await answer.json()) as { readonly message: string };
    throw new WireError(answer.status, message);
  },
};

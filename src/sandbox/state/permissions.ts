import { ValidationError } from "../../core/errors.js";

/** The permissions of roles. The ids are the sandbox's own. */
export interface Permission {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
}

export const permissions: readonly Permission[] = [
  { id: "1", title: "Administrator", slug: "administrator" },
  { id: "2", title: "Manage clan", slug: "manage-clan" },
  { id: "3", title: "Manage channels", slug: "manage-channel" },
  { id: "4", title: "View channels", slug: "view-channel" },
  { id: "5", title: "Send messages", slug: "send-message" },
  { id: "6", title: "Delete messages", slug: "delete-message" },
  { id: "7", title: "Manage threads", slug: "manage-thread" },
];

/**
 * Returns the id of a permission.
 *
 * @throws {ValidationError} if no permission has this slug.
 */
export function permissionId(slug: string): string {
  const found = permissions.find((permission) => permission.slug === slug);
  if (found !== undefined) return found.id;
  const known = permissions.map((permission) => permission.slug).join(", ");
  throw new ValidationError("permissions", `there is no permission ${JSON.stringify(slug)}; there are ${known}`);
}

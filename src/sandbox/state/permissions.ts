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

/** A Basic authorization. Mezon takes keys this way: the key as user name, with no password. */
export function basicAuth(username: string, password = ""): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

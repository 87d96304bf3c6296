/** Returns a Basic authorization. Mezon accepts keys in this form: the key as user name, with an empty password. */
export function basicAuth(username: string, password = ""): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** The Basic authorization that Mezon uses for keys: the key as user name, no password. */
export function basicAuth(key: string): string {
  const bytes = new TextEncoder().encode(`${key}:`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Returns a host as a URL contains it: an IPv6 address in brackets, whether or not it was given in brackets. */
export function hostInUrl(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/** Returns a host without the brackets of an IPv6 address, as a server listens on it. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

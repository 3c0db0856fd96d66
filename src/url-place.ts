/** Scheme, host and path of a URL, for messages: its credentials and query may be secret. */
export function urlPlace(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return 'a text that is no URL';
  }
}

/** Whether a URL is one that the HTTP port takes. */
export function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

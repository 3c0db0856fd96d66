const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Foreign text fit for a terminal or a log line: without control characters and bidirectional overrides, which could
 * move the cursor, start a line of their own or hide what is there.
 */
export function printable(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}

const CONTROL = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * Foreign text fit for a terminal or a log line: without control characters and bidirectional overrides, which could
 * move the cursor, start a line of their own or hide what is there.
 */
export function printable(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}

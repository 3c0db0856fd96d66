import { printable } from './printable.ts';

/**
 * The failures of the world. A mistake in the user's document is a `Diagnostic`, never one of these;
 * a bug is a plain `Error`. Code matches on `code` or on the class, never on the message.
 */
export class CloudConfigError extends Error {
  /** Stable, SCREAMING_CASE: `DS_TIMEOUT`, `SYSTEMD_JOB_FAILED`, `FS_NO_SPACE`, … */
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'CloudConfigError';
    this.code = code;
  }
}

/** The words of an unknown thrown value, on one line and without control characters. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return printable(text.replace(/\s+/g, ' ')).trim();
}

/** The contract with scripts; docs/exit-codes.md is its page. Never renumbered. */
export const EXIT = {
  /** All is well. */
  ok: 0,
  /** Findings in a document, or steps that failed. */
  findings: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Something cannot be read or reached, or cloud-config itself failed. */
  trouble: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A document that a rule finds something in, and one in which nothing is found; from `fixtures/rules`. */
export interface RuleExample {
  readonly bad: string;
  readonly good: string;
  /** What they are validated for, in the manner of `--target`. */
  readonly targets: readonly string[];
  /** What the rule says of the bad one. */
  readonly findings: readonly { readonly line: number; readonly message: string }[];
  /** Whether `--fix` corrects it, or `--unsafe-fixes` only. */
  readonly fixable?: 'safe' | 'unsafe';
}

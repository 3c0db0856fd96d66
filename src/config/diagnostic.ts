import type { Path } from './path.ts';

/** How much a finding matters. `error` findings make `validate` exit 1 and `--strict` refuse the document. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What a boot does about a finding: `keep` applies the value as it is, `drop-key` leaves the key out,
 * `drop-item` leaves out the nearest list element or `coreos` section, `refuse` applies nothing of the document
 * but its hostname and SSH keys.
 */
export type BootEffect = 'keep' | 'drop-key' | 'drop-item' | 'refuse';

/** A replacement in the source text; offsets are UTF-16 units from 0, the end is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  /** `Rename to hostname`: what the edits do, for a menu. */
  readonly title: string;
  /** Do not overlap. */
  readonly edits: readonly Edit[];
  /** The edits may change what the document means, or lose something; only made when asked for. */
  readonly isUnsafe?: true;
}

/** Another place that a finding is about, such as the first of two equal entries. */
export interface RelatedPlace {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** One finding in a document. It never contains a secret value: only path, rule and position. */
export interface Diagnostic {
  /** Stable rule code, `CC###`. */
  readonly code: string;
  /** The rule's name, kebab-case. */
  readonly rule: string;
  readonly severity: Severity;
  readonly boot: BootEffect;
  /** Lower case, no full stop; names the key and the remedy. */
  readonly message: string;
  /** Where in the document, in the manner of `coreos.units[0].name`; empty for the document as a whole. */
  readonly path: string;
  /** The same as keys and list positions. */
  readonly at: Path;
  readonly start: number;
  readonly end: number;
  readonly fix?: Fix;
  readonly related?: readonly RelatedPlace[];
}

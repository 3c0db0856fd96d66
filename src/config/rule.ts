import { printable } from '../printable.ts';
import type { BootEffect, Diagnostic, Fix, RelatedPlace, Severity } from './diagnostic.ts';
import type { Gunzip } from './envelope.ts';
import { formatPath, type Path } from './path.ts';
import type { Agent, Target } from './target.ts';
import type { TreeNode } from './tree.ts';
import type { DocumentUnits } from './units/document-units.ts';

/** What a rule's `check` looks at. */
export interface RuleInput {
  readonly source: string;
  readonly root: TreeNode | undefined;
  /** Programs that the document is for, where they are known. */
  readonly target?: Target | undefined;
  /** The one of the target's agents that a rule `CC4xx` is asked about; it is asked about each in turn. */
  readonly agent?: Agent;
  readonly units: DocumentUnits;
  /** Absent where nothing can unpack; what is packed is not looked into then. */
  readonly gunzip?: Gunzip | undefined;
  /** Bytes of the document as it was given, packed or not; those of `source` when absent. */
  readonly size?: number | undefined;
}

/** What a rule found and where. `severity` and `boot` are the rule's unless stated. */
export interface Finding {
  readonly message: string;
  readonly at: Path;
  readonly start: number;
  readonly end: number;
  readonly fix?: Fix;
  readonly related?: readonly RelatedPlace[];
  readonly severity?: Severity;
  readonly boot?: BootEffect;
}

/**
 * One kind of finding. Rules with a `check` are run over every document; the others are reported by the step of
 * reading that meets them (the YAML parser, coercion, the schema).
 */
export interface Rule {
  /** `CC0xx` envelope, `CC1xx` YAML, `CC2xx` shape, `CC3xx` meaning, `CC4xx` portability, `CC5xx` safety. Never reused. */
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly boot: BootEffect;
  /** One sentence: what is wrong and why it matters. */
  readonly summary: string;
  /** More for the rule's page, as Markdown: background, and where the field says so (man page, vendor page). */
  readonly details?: string;
  /** The 2018 `-validate` printed something for this too, so its exit code was 1. */
  readonly reportedIn2018?: true;
  /** Depends on what the document is for or where it is read, so that a comment that hides it is never called unused. */
  readonly looksBeyond?: true;
  readonly check?: (input: RuleInput) => Iterable<Finding>;
}

export function diagnose(rule: Rule, finding: Finding): Diagnostic {
  const { message, at, start, end, fix, related } = finding;
  return {
    code: rule.code,
    rule: rule.name,
    severity: finding.severity ?? rule.severity,
    boot: finding.boot ?? rule.boot,
    message,
    path: formatPath(at),
    at,
    start,
    end,
    // A title shows what will be written, which is the user's own text.
    ...(fix === undefined ? {} : { fix: { ...fix, title: printable(fix.title) } }),
    ...(related === undefined ? {} : { related }),
  };
}

/** Whether a finding is about what carries the document: a boot that refuses it for that has not read it. */
export function isAboutEnvelope({ code }: Pick<Diagnostic, 'code'>): boolean {
  return /^CC00[1-7]$/.test(code);
}

const URL_CREDENTIALS = /:\/\/[^\s/?#@]+@/g;

/** How a user's own text is quoted in a message: short, on one line, without control characters and credentials. */
export function quote(text: string): string {
  // A grave accent of its own would end the quotation where messages are shown as Markdown.
  const plain = printable(text.slice(0, 1000)).replace(URL_CREDENTIALS, '://…@').replaceAll('`', "'");
  return plain.length > 60 ? `\`${plain.slice(0, 57)}…\`` : `\`${plain}\``;
}

import type { BootEffect, Diagnostic, Severity } from './diagnostic.ts';
import { withEntriesParted } from './missing-dash.ts';
import { formatPath } from './path.ts';

const STRENGTH: readonly BootEffect[] = ['keep', 'drop-key', 'drop-item', 'refuse'];
const GRAVITY: readonly Severity[] = ['info', 'warning', 'error'];

/** What a value looks like to other rules when a variable or a character in it is mistyped. */
const OF_VALUES = /^CC(?:202|203|301|302|303|306|311|312|323|340|345|350|363|501)$/;

/** What a unit or a script without its line breaks looks like. */
const OF_TEXTS = /^CC(?:31[789]|32\d|333|355|356)$/;

/**
 * Says one mistake once: a finding that only repeats what another one says of the same key is left out. What it would
 * have done at a boot goes over to the other.
 */
export function withoutEchoes(diagnostics: readonly Diagnostic[], source: string): readonly Diagnostic[] {
  return withoutRepeats(withEntriesParted(diagnostics, source));
}

function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byPath = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = causeKey(diagnostic);
    if (key !== undefined) byPath.set(key, diagnostic);
  }
  if (byPath.size === 0) return diagnostics;
  const stronger = new Map<Diagnostic, Diagnostic>();
  const kept = diagnostics.filter((diagnostic) => {
    const cause = echoKeys(diagnostic)
      .map((key) => byPath.get(key))
      .find((each) => each !== undefined);
    if (cause === undefined || cause === diagnostic) return true;
    stronger.set(cause, joined(stronger.get(cause) ?? cause, diagnostic));
    return false;
  });
  return kept.map((diagnostic) => stronger.get(diagnostic) ?? diagnostic);
}

/** What a finding is the cause of, as a name that `echoKeys` finds it by. */
function causeKey({ code, at, path, fix }: Diagnostic): string | undefined {
  if (code === 'CC001') return 'not a mapping';
  if (code === 'CC101') return 'syntax';
  // A variable that is no misspelt one may be a shell's, and the value wrong beside.
  if (code === 'CC390' || (code === 'CC307' && fix !== undefined)) return `value ${path}`;
  if (code === 'CC391') return `text ${path}`;
  if (code === 'CC202') return `type ${path}`;
  const renamed = code === 'CC201' && at.length > 0 ? fix?.edits[0]?.text : undefined;
  return renamed === undefined
    ? undefined
    : `key ${formatPath([...at.slice(0, -1), renamed.replaceAll('-', '_')])}`;
}

function echoKeys({ code, at, path, message }: Diagnostic): readonly string[] {
  if (code === 'CC202' && at.length === 0) return ['not a mapping', 'syntax'];
  if (code === 'CC107') return ['syntax'];
  if (OF_TEXTS.test(code)) return [`text ${path}`, `text ${formatPath([...at.slice(0, -1), 'content'])}`];
  if (code !== 'CC204') return OF_VALUES.test(code) ? [`value ${path}`] : [];
  const missing = / has no `(\w+)`/.exec(message)?.[1];
  return [`type ${path}`, ...(missing === undefined ? [] : [`key ${formatPath([...at, missing])}`])];
}

function joined(one: Diagnostic, other: Diagnostic): Diagnostic {
  const isStronger = STRENGTH.indexOf(other.boot) > STRENGTH.indexOf(one.boot);
  const severity =
    GRAVITY.indexOf(other.severity) > GRAVITY.indexOf(one.severity) ? other.severity : one.severity;
  const { boot, at, path } = isStronger ? other : one;
  return { ...one, severity, boot, at, path };
}

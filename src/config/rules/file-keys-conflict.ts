import type { Severity } from '../diagnostic.ts';
import { filesIn, textAt } from '../entries.ts';
import type { Rule } from '../rule.ts';
import type { Place } from '../tree.ts';

export const fileKeysConflict: Rule = {
  code: 'CC370',
  name: 'file-keys-conflict',
  severity: 'error',
  boot: 'keep',
  summary: 'keys of a file that exclude each other, or that mean nothing without another one',
  details:
    'A file that is downloaded with `source` needs the `sha256` of its content and takes no content from the document. `append` adds to a file that exists, `overwrite: false` leaves it alone. Such an entry is not written; the other ones are.',
  *check({ root }) {
    for (const entry of filesIn(root)) {
      const problem = problemOf(entry);
      const place = problem && entry.node.kind === 'map' ? entry.node.entries.get(problem.key) : undefined;
      if (problem === undefined || place === undefined) continue;
      const { message, key, severity = 'error' } = problem;
      yield { message, severity, at: [...entry.at, key], start: place.keyStart, end: place.keyEnd };
    }
  },
};

interface Problem {
  readonly key: string;
  readonly message: string;
  readonly severity?: Severity;
}

function problemOf(entry: Place): Problem | undefined {
  const given = (key: string): string => textAt(entry, key)?.node.text ?? '';
  const isAppended = /^(?:y|yes|true|on)$/i.test(given('append'));
  const isKept = /^(?:n|no|false|off)$/i.test(given('overwrite'));
  if (given('source') === '') {
    if (isAppended && isKept)
      return {
        key: 'overwrite',
        message: '`append` and `overwrite: false` exclude each other; keep one of them',
      };
    return uselessKey(given);
  }
  if (given('sha256') === '')
    return { key: 'source', message: '`source` needs `sha256`; add the checksum of the file' };
  const clash = ['content', 'encoding', 'append', 'overwrite', 'substitute'].find((key) => {
    if (key === 'append') return isAppended;
    return key === 'overwrite' ? isKept : given(key) !== '';
  });
  if (clash === undefined) return undefined;
  return { key: clash, message: `\`source\` and \`${clash}\` exclude each other; keep one of them` };
}

function uselessKey(given: (key: string) => string): Problem | undefined {
  if (given('sha256') !== '')
    return {
      key: 'sha256',
      severity: 'warning',
      message:
        '`sha256` is of a file that `source` downloads, and checks nothing here; remove it or add `source`',
    };
  if (given('substitute') === 'all' && given('encoding') !== '')
    return {
      key: 'substitute',
      severity: 'warning',
      message: '`substitute: all` does nothing to a content with an `encoding`; remove one of them',
    };
  return undefined;
}

import { namedFilesIn } from '../file-path.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';

export const irregularPath: Rule = {
  code: 'CC350',
  name: 'irregular-path',
  severity: 'warning',
  boot: 'keep',
  summary:
    'the path is not written as the file is called: white space at its end, doubled slashes, wildcards',
  *check({ root }) {
    for (const { path, file } of namedFilesIn(root)) {
      const { at, node } = path;
      const { text, start, end } = node;
      if (!text.startsWith('/')) continue;
      const finding = (message: string, better?: string): Finding => {
        const fix = better === undefined ? {} : { fix: writing(node, better) };
        return { message, at, start, end, ...fix };
      };
      const trimmed = text.trimEnd();
      if (trimmed !== text)
        yield finding(
          'white space at the end of the path becomes part of the name of the file; remove it',
          plainly(trimmed),
        );
      else if (file !== text)
        yield {
          ...finding(`${quote(text)} is the same file as ${quote(file)}; write it so`, plainly(file)),
          severity: 'info',
        };
      else if (/[*?]|\[[^[\]]+\]/.test(text))
        yield finding(
          `wildcards are not expanded: ${quote(text)} becomes the name of the file; write one entry for each file`,
        );
    }
  },
};

/** A text that needs no quotes in YAML. */
function plainly(path: string): string | undefined {
  return /^\/[\w./@+-]*$/.test(path) ? path : undefined;
}

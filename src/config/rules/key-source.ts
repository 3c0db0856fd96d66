import { textsOf, usersIn } from '../entries.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { markOf, writing } from '../source-text.ts';
import { find, type Place, type ScalarNode, scalar } from '../tree.ts';

const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

export const keySource: Rule = {
  code: 'CC386',
  name: 'key-source',
  severity: 'warning',
  boot: 'keep',
  summary:
    'nothing is found where keys are to be fetched: an account is its bare name, and a URL begins with its scheme',
  *check({ root }) {
    for (const user of usersIn(root)) {
      const one = scalar(find(user, 'coreos_ssh_import_github'));
      for (const account of [one, ...textsOf(find(user, 'coreos_ssh_import_github_users'))]) {
        if (account === undefined || ACCOUNT.test(account.node.text)) continue;
        const better = account.node.text.replace(
          /^(?:gh:|(?:https?:\/\/)?github\.com\/|@)|(?:\.keys|\/)$/g,
          '',
        );
        yield* judged(
          account,
          'is no name of an account at GitHub',
          ACCOUNT.test(better) ? better : undefined,
        );
      }
      const url = scalar(find(user, 'coreos_ssh_import_url'));
      const [rest = ''] = /[^\s:/.]+\.[^\s:]+$/.exec(url?.node.text ?? '') ?? [];
      if (url !== undefined && !/^https?:\/\/[^/]/i.test(url.node.text))
        yield* judged(url, 'is no URL', rest === '' ? undefined : `https://${rest}`);
    }
  },
};

function* judged(
  { node, at }: Place<ScalarNode>,
  problem: string,
  better: string | undefined,
): Generator<Finding> {
  const { text } = node;
  if (/[{$<%]/.test(text)) return;
  const remedy = better === undefined ? 'correct it' : `write ${quote(better)}`;
  const fix = better === undefined ? {} : { fix: writing(node, better) };
  yield { message: `${quote(text)} ${problem}; ${remedy}`, at, ...markOf(node), ...fix };
}

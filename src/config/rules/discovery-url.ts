import { documentText } from '../entries.ts';
import type { Rule } from '../rule.ts';
import type { ScalarNode } from '../tree.ts';
import { hasVariable } from '../variables.ts';

export const discoveryUrl: Rule = {
  code: 'CC306',
  name: 'discovery-url',
  severity: 'error',
  boot: 'keep',
  summary: 'the discovery value is not the URL of a token, and etcd does not start with it',
  reportedIn2018: true,
  *check({ root }) {
    for (const section of ['etcd', 'etcd2', 'etcd_member']) {
      const discovery = documentText(root, 'coreos', section, 'discovery');
      if (discovery === undefined || hasVariable(discovery.node.text)) continue;
      const { text, start, end } = discovery.node;
      if (/^https?:\/\/[^\s/]+\/\S+$/.test(text)) continue;
      const message =
        'the discovery value must be an http or https URL with a token, such as a discovery service answers at /new';
      const edits = [{ start, end: start, text: 'https://' }];
      const fix = isBareUrl(discovery.node) ? { fix: { title: 'Begin with https://', edits } } : {};
      // What a template leaves open is a finding of its own.
      const severity = /[$%<{]/.test(text) ? { severity: 'warning' as const } : {};
      yield { message, at: discovery.at, start, end, ...severity, ...fix };
    }
  },
};

function isBareUrl({ text, style }: ScalarNode): boolean {
  return style === 'plain' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/[\w./-]+$/i.test(text);
}

import { documentText } from '../entries.ts';
import { hostOf, isLoopback } from '../etcd-addresses.ts';
import { isPlaceholder } from '../placeholder.ts';
import type { Rule } from '../rule.ts';
import { hasVariable } from '../variables.ts';

/** Tokens of tutorials; whoever copied them would join a stranger's cluster. */
const OF_TUTORIALS = /^(?:3e86b59982e49066c5d813af1c2e2579(?:cbf573de)?|6a28e078895c5ec737174db2419bb2f3)$/;
const PUBLIC_SERVICE = /^https?:\/\/discovery\.etcd\.io(?::\d+)?\/(.*?)\/?$/i;
const MADE = '; make a token with `cloud-config cluster new-token` and write its URL';

export const discoveryToken: Rule = {
  code: 'CC361',
  name: 'discovery-token',
  severity: 'error',
  boot: 'keep',
  summary: 'the discovery URL holds no token that a service could have made, so no cluster forms by it',
  details:
    'Make a token with `cloud-config cluster new-token`, or ask the service for `/new?size=3`, once for each cluster, and give every machine of it the answer. The public service knows tokens of 32 hexadecimal digits.',
  *check({ root }) {
    for (const section of ['etcd', 'etcd2', 'etcd_member']) {
      const discovery = documentText(root, 'coreos', section, 'discovery');
      if (discovery === undefined || hasVariable(discovery.node.text)) continue;
      const { text, start, end } = discovery.node;
      if (!/^https?:\/\/[^\s/]+\/\S+$/.test(text)) continue;
      const problem = problemOf(text);
      const doubt = problem === undefined ? doubtOf(text) : undefined;
      const place = { at: discovery.at, start, end };
      if (problem !== undefined) yield { message: problem, ...place };
      else if (doubt !== undefined) yield { message: doubt, ...place, severity: 'warning' };
    }
  },
};

/** Never repeats the token, which is a secret. */
function problemOf(url: string): string | undefined {
  if (/\/new(?:\?|\/?$)/.test(url))
    return 'this address makes a new token for each machine that asks; ask it once, and write the URL that it answers';
  const last =
    url
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  if (isPlaceholder(last) || /^(?:\{?token\}?|TOKEN|discovery[_-]?token)$/i.test(last))
    return 'a word stands where the token must; make a token with `cloud-config cluster new-token` and write its URL';
  const [, token] = PUBLIC_SERVICE.exec(url) ?? [];
  if (token === undefined || OF_TUTORIALS.test(token) || /^[a-f0-9]{32}$/.test(token)) return undefined;
  return `the public discovery service has tokens of 32 hexadecimal digits, and this is none${MADE}`;
}

/** What only the service can decide, which knows its tokens. */
function doubtOf(url: string): string | undefined {
  if (isLoopback(hostOf(url) ?? ''))
    return 'each machine asks itself at this address, so none finds another; write one at which all reach the service';
  const [, token] = PUBLIC_SERVICE.exec(url) ?? [];
  if (token === undefined) return undefined;
  if (OF_TUTORIALS.test(token))
    return `this token is an example of a tutorial, whose cluster is long gone${MADE}`;
  return isMadeUp(token)
    ? `this token is no random one, so it was typed and not made by the service${MADE}`
    : undefined;
}

/** One digit repeated, digits in a row, or a piece repeated. */
function isMadeUp(token: string): boolean {
  return (
    '0123456789abcdef0123456789abcdef'.includes(token.slice(0, 16)) || /^(.{1,8})\1+(?:.{0,7})$/.test(token)
  );
}

import type { Fix } from '../diagnostic.ts';
import { documentText } from '../entries.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { markOf, stretchOf, writing } from '../source-text.ts';
import type { Place, ScalarNode } from '../tree.ts';

/** Settings that hold URLs, several with commas between, and the scheme that is meant where there is none. */
const URLS = [
  { way: ['coreos', 'fleet', 'etcd_servers'], scheme: 'http' },
  { way: ['coreos', 'flannel', 'etcd_endpoints'], scheme: 'http' },
  { way: ['coreos', 'locksmith', 'endpoint'], scheme: 'http' },
  { way: ['coreos', 'update', 'server'], scheme: 'https' },
  { way: ['coreos', 'oem', 'home_url'], scheme: 'https' },
  { way: ['coreos', 'oem', 'bug_report_url'], scheme: 'https' },
] as const;

/** A name with a dot, `localhost`, or an address, by itself or with a port or a path behind it. */
const HOST = /^(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[0-9a-f:]+\]|\$\{?\w+\}?)(?::\d+)?(?:\/\S*)?$/i;

export const serviceAddress: Rule = {
  code: 'CC375',
  name: 'service-address',
  severity: 'warning',
  boot: 'keep',
  summary: 'a service that wants URLs is given an address without a scheme',
  *check({ root, source }) {
    for (const { way, scheme } of URLS) {
      const setting = documentText(root, ...way);
      if (setting === undefined) continue;
      for (const part of setting.node.text.split(',')) {
        const text = part.trim();
        if (HOST.test(text)) yield findingOf(text, scheme, setting, source);
        else yield* mistyped(text, setting, source);
      }
    }
  },
};

/** A scheme with a letter too many or too few, and white space between addresses. */
function* mistyped(text: string, { node, at }: Place<ScalarNode>, source: string): Generator<Finding> {
  const [, scheme = '', rest = ''] = /^([a-z]{3,6})(?::\/{1,3}|\/\/)(?!\/)(.+)$/.exec(text) ?? [];
  const meant = nearest(scheme, ['http', 'https'], 2);
  const better = meant === undefined ? text : `${meant}://${rest}`.replace(/[\s;]+(?=https?:)/g, ',');
  if (better === text) return;
  const exact = stretchOf(text, node, source);
  const fix = exact && writing(exact, better);
  const message = `${quote(text)} is no URL; write ${quote(better)}`;
  yield { message, at, ...(exact ?? markOf(node)), ...(fix === undefined ? {} : { fix }) };
}

function findingOf(text: string, scheme: string, { node, at }: Place<ScalarNode>, source: string): Finding {
  const exact = stretchOf(text, node, source);
  const place = exact ?? markOf(node);
  const message = `${quote(text)} is no URL; write ${quote(`${scheme}://${text}`)}`;
  return {
    message,
    at,
    start: place.start,
    end: place.end,
    ...(exact === undefined ? {} : { fix: fixOf(scheme, exact) }),
  };
}

function fixOf(scheme: string, { start }: { readonly start: number }): Fix {
  return { title: `Write ${scheme}:// before it`, edits: [{ start, end: start, text: `${scheme}://` }] };
}

import type { Fix } from '../diagnostic.ts';
import { textAt, unitsIn } from '../entries.ts';
import { nearest } from '../nearest.ts';
import type { Finding, Rule } from '../rule.ts';
import { quote } from '../rule.ts';
import { writing } from '../source-text.ts';
import type { Place, ScalarNode } from '../tree.ts';
import { dropInOf, isUnitName, UNIT_SUFFIXES } from '../unit-names.ts';
import { hasVariable } from '../variables.ts';

export const unitName: Rule = {
  code: 'CC303',
  name: 'unit-name',
  severity: 'error',
  boot: 'drop-item',
  summary: 'a unit needs a name with a suffix that systemd or systemd-networkd knows, and no path in it',
  *check({ root }) {
    for (const unit of unitsIn(root)) {
      const name = textAt(unit, 'name');
      if (name !== undefined && !hasVariable(name.node.text)) yield* checkName(name);
    }
  },
};

function* checkName({ at, node }: Place<ScalarNode>): Generator<Finding> {
  const { text, start, end } = node;
  if (isUnitName(text) || dropInOf(text) !== undefined) return;
  const plain = text.trim().replace(/\.[A-Za-z]+$/, (suffix) => suffix.toLowerCase());
  if (plain !== text && isUnitName(plain)) {
    const message = `${quote(text)} is not the name of a unit; did you mean ${quote(plain)}?`;
    yield { message, at, start, end, ...renamed(node, plain) };
    return;
  }
  if (text.includes('/')) {
    const own = text.slice(text.lastIndexOf('/') + 1);
    const message = `the unit name ${quote(text)} must not contain a path; write the name alone`;
    yield { message, at, start, end, ...(isUnitName(own) ? renamed(node, own) : {}) };
    return;
  }
  const suffix = /\.[a-z]+$/.exec(text)?.[0];
  if (suffix !== undefined && UNIT_SUFFIXES.has(suffix.slice(1))) {
    yield {
      message: `the unit name ${quote(text)} has characters that systemd does not allow`,
      at,
      start,
      end,
    };
    return;
  }
  const meant = suffix === undefined ? undefined : nearest(suffix.slice(1), UNIT_SUFFIXES, 2);
  if (suffix !== undefined && meant !== undefined) {
    const better = `${text.slice(0, -suffix.length)}.${meant}`;
    const message = `the unit name ${quote(text)} has no suffix that systemd knows; did you mean \`.${meant}\`?`;
    yield { message, at, start, end, ...(isUnitName(better) ? renamed(node, better) : {}) };
    return;
  }
  const [, stem, kind = ''] = /^(.+)[_-]([a-z]+)$/.exec(text) ?? [];
  if (stem !== undefined && UNIT_SUFFIXES.has(kind)) {
    const better = `${stem}.${kind}`;
    const message = `the unit name ${quote(text)} has no suffix that systemd knows; did you mean ${quote(better)}?`;
    yield { message, at, start, end, ...(isUnitName(better) ? renamed(node, better) : {}) };
    return;
  }
  const message = `the unit name ${quote(text)} has no suffix that systemd knows; add \`.service\` or the suffix that is meant`;
  yield { message, at, start, end, ...(/^[\w:@-]+$/.test(text) ? renamed(node, `${text}.service`) : {}) };
}

function renamed(node: ScalarNode, text: string): { readonly fix: Fix } {
  return { fix: writing(node, text) };
}

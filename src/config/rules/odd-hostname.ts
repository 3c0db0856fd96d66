import { documentText } from '../entries.ts';
import { isHostname } from '../hostname.ts';
import { quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';

export const oddHostname: Rule = {
  code: 'CC359',
  name: 'odd-hostname',
  severity: 'warning',
  boot: 'keep',
  summary: 'the host name is allowed, but programs take it for something else',
  details:
    'A name of digits is read as an address by resolvers (RFC 1123 section 2.1), and `localhost` is what every machine calls itself.',
  *check({ root }) {
    const name = documentText(root, 'hostname');
    if (name === undefined || !isHostname(name.node.text)) return;
    const { start, end, text } = name.node;
    const place = { at: name.at, start, end };
    if (/^localhost(?:\.localdomain\d?)?$/i.test(text)) {
      const message = `${quote(text)} is the name of every machine for itself; write a name of this one, or remove the key`;
      yield { message, ...place };
    } else if (/^\d+(?:(?:\.\d+){3})?$/.test(text)) {
      const message = `${quote(text)} is taken for an address where a name must stand; begin it with a letter`;
      yield { message, ...place };
    } else if (/[A-Z]/.test(text)) {
      const better = text.toLowerCase();
      const message = `names are compared without case, but by some programs, such as Kubernetes, only lower case is taken; write ${quote(better)}`;
      const fix = { ...writing({ start, end }, better), isUnsafe: true as const };
      yield { message, ...place, severity: 'info', fix };
    }
  },
};

import type { Random } from './random.ts';

type Mutation = (text: string, random: Random, corpus: readonly string[]) => string;

/** A document made from others by a few changes of the kind that people and broken transports make. */
export function mutated(random: Random, corpus: readonly string[]): string {
  let text = random.pick(corpus);
  for (let count = 1 + random.below(6); count > 0; count--) {
    const changed = random.pick(MUTATIONS)(text, random, corpus);
    // Documents that grow by growth say no more than those that grew once.
    if (changed.length < 200_000) text = changed;
  }
  return text;
}

const HOSTILE = [
  '\t',
  '\r',
  '\0',
  '\u001b[31m',
  '\u2028',
  '\u0085',
  '\ufeff',
  '\u202e',
  '\ud800',
  '\udc00',
  '𝄞',
  'ß',
  ':',
  ': ',
  ' #',
  '#',
  '- ',
  '-',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '|',
  '>',
  '|+2',
  '&a',
  '*a',
  '!!str ',
  '!x ',
  '%',
  '@',
  '`',
  '?',
  '? ',
  '<<: *a',
  '---\n',
  '...\n',
  '\\',
  '\\$',
  '$',
  '${',
  '$private_ipv4',
  '{{ x }}',
  '<%= x %>',
  '~',
  'null',
  '=',
  '0x',
  '1e999',
  '-0',
  '99999999999999999999999',
  '08',
  '\n',
  '\n\n',
  '  ',
  '\u00a0',
  '# cloud-config ignore=CC301',
];

const LINES = [
  '[Unit]',
  '[Service]',
  '[Install]',
  '[Sevice]',
  'ExecStart=/bin/true',
  'ExecStart=',
  'Environment="A=b',
  'Type=oneshoot',
  'After=a.service \\',
  'WantedBy=multi-user.target',
  'OnCalendar=*-*-* 25:00',
  'hostname: a',
  'hostname: b',
  'coreos:',
  'users:',
  '- name: a',
  'write_files:',
  '  - path: /etc/a',
  'permissions: 420',
  'encoding: gz+b64',
  'runcmd: [ls]',
  'enable: yes',
  'command: strat',
  'content: |',
  'content: >',
  'mask: true',
  'passwd: x',
  'etcd2: {discovery: "http://"}',
];

function at(text: string, random: Random): number {
  return random.below(text.length + 1);
}

function spliced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** A change of the lines of a text. */
function ofLines(change: (lines: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };
}

const MUTATIONS: readonly Mutation[] = [
  // Characters: one more, one less, one for another, a stretch that is lost or comes twice.
  (text, random) => {
    const place = at(text, random);
    return spliced(text, place, place, random.pick(HOSTILE));
  },
  (text, random) => {
    const place = at(text, random);
    return spliced(text, place, place + 1, '');
  },
  (text, random) => {
    const place = at(text, random);
    return spliced(
      text,
      place,
      place + 1,
      String.fromCodePoint(1 + random.below(random.oneIn(5) ? 0x2fff : 126)),
    );
  },
  (text, random) => {
    const place = at(text, random);
    return spliced(text, place, place + random.below(40), '');
  },
  (text, random) => {
    const place = at(text, random);
    return spliced(text, place, place, text.slice(place, place + random.below(60)));
  },
  (text, random) => {
    const place = at(text, random);
    const two = text.slice(place, place + 2);
    return spliced(text, place, place + 2, [...two].reverse().join(''));
  },
  // Lines.
  ofLines((lines, random) => {
    const from = random.below(lines.length);
    lines.splice(random.below(lines.length), 0, ...lines.slice(from, from + 1 + random.below(5)));
  }),
  ofLines((lines, random) => {
    lines.splice(random.below(lines.length), 1 + random.below(3));
  }),
  ofLines((lines, random) => {
    const [left, right] = [random.below(lines.length), random.below(lines.length)];
    [lines[left], lines[right]] = [lines[right] ?? '', lines[left] ?? ''];
  }),
  ofLines((lines, random) => {
    const place = random.below(lines.length);
    const line = lines[place] ?? '';
    const indents = ['', ' ', '  ', '   ', '\t', '        '];
    lines[place] = random.pick(indents) + (random.oneIn(2) ? line : line.trimStart());
  }),
  ofLines((lines, random) => {
    const place = random.below(lines.length);
    const indent = /^\s*/.exec(lines[place] ?? '')?.[0] ?? '';
    lines.splice(place, 0, indent + random.pick(LINES));
  }),
  ofLines((lines, random) => {
    lines[0] = random.pick([
      '# cloud-config',
      '#cloud-config ',
      '#cloudconfig',
      '\ufeff#cloud-config',
      '',
      '#!/bin/sh',
      '#cloud-config: x',
    ]);
  }),
  // Keys and values.
  (text, random) => {
    const keys = [...text.matchAll(/[A-Za-z_-]{3,}(?=:)/g)];
    if (keys.length === 0) return text;
    const { 0: key, index } = random.pick(keys);
    const ways = [
      key.replaceAll('_', '-'),
      key.replaceAll('-', '_'),
      key.toUpperCase(),
      `${key}s`,
      key.slice(1),
      ` ${key}`,
    ];
    return spliced(text, index, index + key.length, random.pick(ways));
  },
  (text, random) => {
    const values = [...text.matchAll(/(?<=: |- ).+/g)];
    if (values.length === 0) return text;
    const { 0: value, index } = random.pick(values);
    const ways = [
      `"${value}"`,
      `'${value}'`,
      `"${value}`,
      `[${value}]`,
      `{${value}}`,
      '',
      random.pick(HOSTILE),
      'yes',
      '420',
    ];
    return spliced(text, index, index + value.length, random.pick(ways));
  },
  (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\n \n'])),
  (text, random) => text.slice(0, at(text, random)),
  (text, random, corpus) => {
    const other = random.pick(corpus);
    return text.slice(0, at(text, random)) + other.slice(at(other, random));
  },
  // Keys and hashes: one character of something that is decoded.
  (text, random) => {
    const blobs = [...text.matchAll(/[A-Za-z0-9+/$.=]{20,}/g)];
    if (blobs.length === 0) return text;
    const { 0: blob, index } = random.pick(blobs);
    const place = index + random.below(blob.length);
    return spliced(text, place, place + random.below(3), random.pick(['A', '=', '/', ' ', 'é', '', '$']));
  },
  // Size and depth; rare, since they take long.
  (text, random) => {
    if (!random.oneIn(4)) return text;
    const place = at(text, random);
    return spliced(text, place, place, random.pick(HOSTILE).repeat(1 + random.below(5000)));
  },
  (text, random) => {
    if (!random.oneIn(4)) return text;
    const depth = 1 + random.below(400);
    const nest = Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    return (
      text + (random.oneIn(2) ? `\n${nest}` : `\nx: ${'['.repeat(depth)}${']'.repeat(random.below(depth))}\n`)
    );
  },
  (text, random) => (random.oneIn(4) ? text.repeat(1 + random.below(8)) : text),
];

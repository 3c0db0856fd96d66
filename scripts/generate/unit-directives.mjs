import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** src/config/generated/unit-directives.ts: unit-directives.txt as one text a section, which is small and quick to load. */
export function renderUnitDirectives(root) {
  const text = readFileSync(join(root, 'scripts/generate/unit-directives.txt'), 'utf8');
  const groups = {};
  const kinds = {};
  let kind = '';
  let add = () => {};
  for (const line of text.split('\n')) {
    const section = /^\[(.+?)\](.*)$/.exec(line);
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('@')) add = into(groups, line.slice(1), []);
    else if (line.startsWith('=')) {
      kind = line.slice(1);
      kinds[kind] = {};
    } else if (section !== null) add = into(kinds[kind], section[1], words(section[2]));
    else add(words(line));
  }
  return `// Generated from scripts/generate/unit-directives.txt by npm run generate.

/** Directives that sections share, each between spaces. */
export const DIRECTIVE_GROUPS: Readonly<Record<string, string>> = ${json(groups)};

/** By kind of file and by section its directives, each between spaces; \`@group\` stands for a group's, \`Prefix@group\` for them with a prefix. */
export const UNIT_SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${json(kinds)};
`;
}

function into(table, name, first) {
  const names = [...first];
  const write = () => {
    table[name] = ` ${names.join(' ')} `;
  };
  write();
  return (more) => {
    names.push(...more);
    write();
  };
}

function words(text) {
  return text.split(' ').filter((word) => word !== '');
}

function json(value) {
  return JSON.stringify(value, undefined, 1);
}

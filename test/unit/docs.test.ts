import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DATASOURCES } from '../../src/datasources/index.ts';

describe('docs/datasources.md', () => {
  const page = readFileSync('docs/datasources.md', 'utf8');

  it('has the datasources that the program has, in their order', () => {
    const rows = [...page.matchAll(/^\| \[([^\]]+)\]\(#/gm)].map(([, name]) => name);
    assert.deepEqual(
      rows,
      DATASOURCES.map(({ name }) => name),
    );
  });

  it('names every sign and the page of the vendor', () => {
    for (const { name, documentation, signs } of DATASOURCES) {
      const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
      assert.ok(section.includes(`<${documentation}>`), name);
      for (const { about } of signs) assert.ok(section.includes(about), `${name}: ${about}`);
    }
  });
});

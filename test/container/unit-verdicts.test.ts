import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readDocument } from '../../src/config/index.ts';
import { parse } from '../../src/config/parse.ts';
import { documentUnits } from '../../src/config/units/document-units.ts';
import type { UnitText } from '../../src/config/units/unit-texts.ts';
import type { Lab, Machine } from './lab.ts';
import { bootMachine } from './machine.ts';

const FOLDER = '/run/verdicts';
const IGNORED =
  /:(\d+): (?:Unknown key|Unknown section|Missing '='|Missing key|Invalid section header|Assignment outside)/;
const REFUSED = /Refusing|bad unit file setting|Unit configuration has fatal error/;
/** Rules that say a line is ignored, and rules that say a unit is refused. */
const LINES = ['CC317', 'CC318', 'CC333'];
const REFUSALS = ['CC325', 'CC329', 'CC330'];

/** Their finding stands at the cause, a line before systemd's; and one rule both has what is refused and what works. */
const ELSEWHERE = ['CC319', 'CC327'];

interface Verdict {
  readonly lines: readonly number[];
  readonly isRefused: boolean;
}

/** A unit is also refused for what stands in an ignored line or section, of which we say only that. */
function verdict(lines: readonly number[], isRefused: boolean): Verdict {
  return { lines: [...new Set(lines)], isRefused: isRefused && lines.length === 0 };
}

function ours(source: string, { node, places, text }: UnitText): Verdict {
  const within = readDocument(source).diagnostics.filter(
    ({ start }) => start >= node.start && start <= node.end,
  );
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = (offset: number): number =>
    starts.filter((start) => places(start, start).start <= offset).length;
  const lines = within.filter(({ code }) => LINES.includes(code)).map(({ start }) => lineOf(start));
  return verdict(
    lines,
    within.some(({ code }) => REFUSALS.includes(code)),
  );
}

describe('what rules say of units', () => {
  let lab: Lab;
  let machine: Machine;

  before(async () => {
    ({ lab, machine } = await bootMachine());
  });
  after(() => lab.destroy());

  function systemds(unit: UnitText): Verdict {
    machine.sh(`rm -rf ${FOLDER}; mkdir ${FOLDER}`);
    machine.write(`${FOLDER}/${unit.unit}`, unit.text, 0o644);
    // Sockets and timers are refused without the service that they start.
    const service = unit.unit.replace(/\.(?:socket|timer|path)$/, '.service');
    if (service !== unit.unit)
      machine.write(`${FOLDER}/${service}`, '[Service]\nExecStart=/bin/true\n', 0o644);
    const { stdout, stderr } = machine.run([
      'systemd-analyze',
      'verify',
      '--man=no',
      `${FOLDER}/${unit.unit}`,
    ]);
    const said = (stdout + stderr).split('\n').filter((line) => line.includes(unit.unit));
    const lines = said.flatMap((line) => IGNORED.exec(line)?.[1] ?? []).map(Number);
    return verdict(
      lines,
      said.some((line) => REFUSED.test(line)),
    );
  }

  it('is what systemd says of the same text, in every example of a rule about them', () => {
    const codes = readdirSync('fixtures/rules').filter(
      (code) => code >= 'CC317' && code <= 'CC333' && !ELSEWHERE.includes(code),
    );
    for (const code of codes) {
      for (const name of ['bad.yaml', 'good.yaml']) {
        const file = `fixtures/rules/${code}/${name}`;
        const source = readFileSync(file, 'utf8');
        for (const unit of documentUnits(source, parse(source).root).texts()) {
          // A template has no verdict without an instance.
          if (unit.dropIn !== undefined || unit.unit.includes('@')) continue;
          assert.deepEqual(ours(source, unit), systemds(unit), `${file}: ${unit.unit}`);
        }
      }
    }
  });
});

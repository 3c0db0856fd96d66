import { type Finding, quote, type Rule } from '../rule.ts';
import { kindsWith, nearestName, sectionsOf } from '../units/directives.ts';
import type { SectionHeader } from '../units/unit-file.ts';
import { placeIn, replacement, type UnitText } from '../units/unit-texts.ts';

export const unknownUnitSection: Rule = {
  code: 'CC333',
  name: 'unknown-unit-section',
  severity: 'error',
  boot: 'keep',
  summary:
    'systemd ignores a section that it does not know in a unit of this kind, with all that stands in it',
  details:
    'Which sections a unit has follows from its suffix: `[Unit]`, `[Install]` and that of its kind. Sections whose name begins with `X-` are for other programs. See systemd.syntax(7) and systemd.unit(5).',
  *check({ units }) {
    for (const unit of units.texts()) {
      const known = sectionsOf(unit.kind);
      for (const item of unit.items) {
        if (item.kind !== 'section' || known.includes(item.name) || item.name.startsWith('X-')) continue;
        yield findingOf(unit, item, known);
      }
    }
  },
};

function findingOf(unit: UnitText, header: SectionHeader, known: readonly string[]): Finding {
  const place = placeIn(unit, header);
  const shown = quote(`[${header.name}]`);
  const kinds = kindsWith(header.name);
  if (kinds.length > 0) {
    const where = kinds.map((kind) => `\`.${kind}\``).join(' or ');
    const message = `systemd ignores ${shown} in a \`.${unit.kind}\` unit; it belongs in a ${where} unit`;
    return { message, ...place };
  }
  const meant = nearestName(header.name, known);
  if (meant === undefined) {
    const message = `systemd ignores ${shown}, a section that it does not know; remove it, or name it \`[X-…]\` when another program reads it`;
    return { message, ...place, severity: 'warning' };
  }
  const name = { start: header.nameStart, end: header.nameEnd };
  return {
    message: `systemd ignores ${shown} and all below it; did you mean \`[${meant}]\`?`,
    ...place,
    ...replacement(unit, name, meant, `Write [${meant}]`),
  };
}

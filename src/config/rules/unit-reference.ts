import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { isUnitName, UNIT_SUFFIXES } from '../unit-names.ts';
import { isDirective } from '../units/directives.ts';
import { type Assignment, stretchIn } from '../units/unit-file.ts';
import { isOpen, placeIn, replacement, type UnitText } from '../units/unit-texts.ts';
import { type Word, wordsIn } from '../units/words.ts';
import { type MeantUnit, meantUnits } from '../units/written-units.ts';

/** Directives whose value is names of units. */
const REFERENCES: ReadonlySet<string> = new Set(
  [
    'Requires Requisite Wants BindsTo BindTo Upholds Conflicts Before After OnSuccess OnFailure PropagatesReloadTo',
    'PropagateReloadTo ReloadPropagatedFrom PropagateReloadFrom PropagatesStopTo StopPropagatedFrom PartOf',
    'JoinsNamespaceOf WantedBy RequiredBy UpheldBy Also Sockets Unit Service',
  ]
    .join(' ')
    .split(' '),
);

/** Targets of systemd.special(7) and of CoreOS that documents order themselves by. */
const TARGETS: readonly string[] =
  'basic boot-complete cryptsetup ctrl-alt-del default emergency exit final getty graphical halt hibernate initrd kexec local-fs local-fs-pre machines multi-user network network-online network-pre nss-lookup nss-user-lookup paths poweroff reboot remote-fs remote-fs-pre rescue rpcbind shutdown sleep slices sockets suspend swap sysinit system-config time-set time-sync timers umount user-config'
    .split(' ')
    .map((name) => `${name}.target`);

/** Names of targets that no service has. */
const ONLY_TARGET =
  /^(?:network-online|network-pre|multi-user|local-fs|remote-fs|time-sync|nss-lookup|graphical)\.service$/;

const SYSTEM_SUFFIXES: readonly string[] = [...UNIT_SUFFIXES].filter(
  (suffix) => !/^(?:network|netdev|link)$/.test(suffix),
);

export const unitReference: Rule = {
  code: 'CC323',
  name: 'unit-reference',
  severity: 'error',
  boot: 'keep',
  summary: 'systemd ignores a dependency on what is not the name of a unit',
  details:
    'Names stand with their suffix, `docker.service`, and blanks between them. See systemd.unit(5); the targets that every system has are in systemd.special(7). Of services those of the image are known, and said is only what is nearly one of them.',
  *check({ source, root, units }) {
    const meantBy = meantUnits(source, root, units);
    for (const unit of units.texts()) {
      for (const item of unit.items) {
        if (item.kind !== 'assignment' || item.section === undefined || !REFERENCES.has(item.key)) continue;
        if (!isDirective(unit.kind, item.section, item.key)) continue;
        for (const word of wordsIn(item.value)) {
          const finding = isOpen(word.text) ? undefined : findingOf(unit, item, word, meantBy);
          if (finding !== undefined) yield finding;
        }
      }
    }
  },
};

function findingOf(
  unit: UnitText,
  assignment: Assignment,
  word: Word,
  meantBy: MeantUnit,
): Finding | undefined {
  const { text } = word;
  const place = stretchIn(assignment, word.start, word.end);
  const suffix = text.slice(text.lastIndexOf('.') + 1);
  // Kinds of unit that systemd had once.
  if (/^(?:snapshot|busname)$/.test(suffix)) return undefined;
  if (isUnitName(text) && SYSTEM_SUFFIXES.includes(suffix)) {
    if (word.isQuoted) {
      const message = `the quotes around ${quote(text)} are a part of the name in \`${assignment.key}=\`; remove them`;
      return { message, ...placeIn(unit, place), ...replacement(unit, place, text, 'Remove the quotes') };
    }
    if (text === unit.unit && assignment.section === 'Unit') {
      const message = `${quote(text)} is this unit itself, which systemd drops from \`${assignment.key}=\`; name another, or remove it`;
      return { message, ...placeIn(unit, place), severity: 'warning' };
    }
    const isTarget = suffix === 'target' && !TARGETS.includes(text);
    const target = ONLY_TARGET.test(text) ? `${text.slice(0, -suffix.length)}target` : undefined;
    const meant = target ?? (isTarget ? nearest(text, TARGETS, 2) : undefined) ?? meantBy(text);
    if (meant === undefined) return undefined;
    const message = `there is no ${quote(text)} on a usual system; did you mean \`${meant}\`?`;
    const fix = replacement(unit, place, meant, `Write ${meant}`);
    return { message, ...placeIn(unit, place), severity: 'warning', ...fix };
  }
  const meant = correctionOf(text);
  const message = `systemd ignores ${quote(text)} in \`${assignment.key}=\`, which is not the name of a unit; ${meant === undefined ? 'write the name with its suffix, and blanks between names' : `did you mean \`${meant}\`?`}`;
  const fix = meant === undefined ? {} : replacement(unit, place, meant, `Write ${meant}`);
  return { message, ...placeIn(unit, place), ...fix };
}

function correctionOf(text: string): string | undefined {
  const names = text.split(/[,;]+/).filter((name) => name !== '');
  if (names.length > 1 || /[,;]/.test(text)) {
    const isList = names.length > 0 && names.every((name) => isUnitName(name));
    return isList ? names.join(' ') : undefined;
  }
  const dot = text.lastIndexOf('.');
  const suffix = dot === -1 ? undefined : nearest(text.slice(dot + 1), SYSTEM_SUFFIXES, 2);
  if (suffix !== undefined) {
    const corrected = `${text.slice(0, dot)}.${suffix}`;
    return isUnitName(corrected) ? corrected : undefined;
  }
  const target = TARGETS.find((name) => name === `${text}.target`);
  if (target !== undefined) return target;
  return isUnitName(`${text}.service`) && dot === -1 ? `${text}.service` : undefined;
}

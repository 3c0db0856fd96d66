import { canonicalKey } from '../config/tree.ts';
import { isDirective } from '../config/units/directives.ts';
import { networkValueProblem } from '../config/units/network-values.ts';
import { valueProblem } from '../config/units/unit-values.ts';
import type { Completion } from './completion.ts';
import { patternOf } from './keys.ts';
import { knownValues } from './known-values.ts';
import { scanOutline } from './outline-scan.ts';

/** A directive of a unit whose value is being typed. */
export interface DirectiveValue {
  /** The unit's suffix. */
  readonly kind: string;
  readonly section: string;
  readonly key: string;
  /** The value up to the cursor, which is at `offset`. */
  readonly typed: string;
  readonly offset: number;
}

/** Directives that name units, as systemd.unit(5), systemd.timer(5), systemd.path(5) and systemd.socket(5) list them. */
const UNIT_KEYS: ReadonlySet<string> = new Set(
  (
    'After Before Requires Requisite Wants BindsTo PartOf Upholds Conflicts OnFailure OnSuccess PropagatesReloadTo ' +
    'ReloadPropagatedFrom PropagatesStopTo StopPropagatedFrom JoinsNamespaceOf WantedBy RequiredBy UpheldBy Also ' +
    'Unit Service Sockets'
  ).split(' '),
);
const ONE_UNIT = /^(?:Unit|Service)$/;
/** Directives that mostly name a target. */
const OF_TARGETS = /^(?:WantedBy|RequiredBy|UpheldBy)$/;

/** Targets that units name, and documents do not hold. */
const TARGETS = [
  'network.target',
  'local-fs.target',
  'sockets.target',
  'timers.target',
  'default.target',
  'sysinit.target',
];

/** Spellings of `yes` and `no`, and names that systemd takes for old units only. */
const SECONDARY = /^(?:true|false|on|off|[01]|syslog.*)$/;

/** Values of the directive's list, or names of units: those of the document, and those that machines have. */
export function completeDirective(text: string, value: DirectiveValue): readonly Completion[] {
  const { kind, section, key, typed, offset } = value;
  if (!isDirective(kind, section, key)) return [];
  const namesUnits = UNIT_KEYS.has(key);
  const word = /\S*$/.exec(namesUnits && !ONE_UNIT.test(key) ? typed : typed.trimStart())?.[0] ?? '';
  const rest = /^[\w@.:\\+-]*/.exec(text.slice(offset, offset + 300))?.[0] ?? '';
  const place = { start: offset - word.length, end: offset + rest.length };
  if (!namesUnits)
    return choicesOf(value).map((label, index) => ({
      ...place,
      label,
      kind: 'value',
      text: label,
      rank: `1${String(index).padStart(3, '0')}`,
    }));
  const others = new Set(typed.split(/\s+/).slice(0, -1));
  return unitNames(text)
    .filter(({ label }) => !others.has(label))
    .map((unit) => ({
      ...place,
      ...unit,
      kind: 'unit',
      text: unit.label,
      rank: `${OF_TARGETS.test(key) && !unit.label.endsWith('.target') ? 2 : 1}${unit.rank}`,
    }));
}

/** What systemd would name to somebody who wrote what is never right. */
function choicesOf({ kind, section, key }: DirectiveValue): readonly string[] {
  const problem =
    kind === 'network' ? networkValueProblem(section, key, '?') : valueProblem(section, key, '?');
  return (problem?.choices ?? []).filter((choice) => !SECONDARY.test(choice));
}

type UnitName = Pick<Completion, 'label' | 'detail' | 'rank'>;

function unitNames(text: string): readonly UnitName[] {
  const known = knownValues('coreos.units[].name').map(({ label, detail }) => ({
    label,
    // What the document would have to do for it is no matter here.
    ...(detail === undefined ? {} : { detail: detail.replace(/; give its content$/, '') }),
    rank: `1${label}`,
  }));
  const names = new Map<string, UnitName>();
  for (const label of namesInDocument(text))
    names.set(label, { label, detail: 'of this document', rank: `0${label}` });
  for (const unit of [...known, ...TARGETS.map((label) => ({ label, rank: `1${label}` }))])
    if (!names.has(unit.label) && !/\.(?:network|netdev|link)$/.test(unit.label)) names.set(unit.label, unit);
  return [...names.values()];
}

/** In a text that need not be good YAML. Files of systemd-networkd are no units, templates none without an instance. */
function namesInDocument(text: string): readonly string[] {
  const names: string[] = [];
  scanOutline(text, {
    entered({ key, rest }, { outline }) {
      if (key === undefined || canonicalKey(key.name) !== 'name') return;
      if (patternOf(outline.frames.at(-1)?.at ?? []) !== 'coreos.units[]') return;
      const name = rest.text.replace(/^["']|["']$/g, '');
      if (
        /^[\w:.\\@-]+\.(?:service|socket|target|timer|path|mount|automount|swap|slice|device|scope)$/.test(
          name,
        )
      )
        if (!name.includes('@.')) names.push(name);
    },
  });
  return names;
}

import { textAt, unitsIn } from '../entries.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { ETCD_SERVICES, SERVICES, type ServiceSection, sectionOf, starterOf } from '../service-sections.ts';
import type { Entry, Place, TreeNode } from '../tree.ts';
import type { DocumentUnits } from '../units/document-units.ts';

export const serviceNotStarted: Rule = {
  code: 'CC365',
  name: 'service-not-started',
  severity: 'warning',
  boot: 'keep',
  summary: 'a section configures a service that the document does not start, or starts a rival of',
  details:
    '`coreos.etcd` is for `etcd.service`, `coreos.etcd2` for `etcd2.service`, `coreos.etcd_member` for `etcd-member.service`; only one of the three runs at a time. A service that nothing starts is a finding for your information, since another document of the machine may start it.',
  *check({ root, units }) {
    const started = ETCD_SERVICES.filter(({ unit }) => starterOf(root, unit) !== undefined);
    yield* rivals(root, started);
    for (const service of SERVICES) {
      const place = sectionOf(root, service.section);
      if (place !== undefined) yield* judge(root, units, service, place, started);
    }
  },
};

function* rivals(root: TreeNode | undefined, started: readonly ServiceSection[]): Generator<Finding> {
  const [first, second] = started;
  const entry = second === undefined ? undefined : starterOf(root, second.unit);
  const name = textAt(entry, 'name');
  if (first === undefined || second === undefined || name === undefined) return;
  const message = `${quote(first.unit)} and ${quote(second.unit)} stop each other; start one of them`;
  yield { message, at: name.at, start: name.node.start, end: name.node.end };
}

function* judge(
  root: TreeNode | undefined,
  units: DocumentUnits,
  { section, unit }: ServiceSection,
  { at, node }: Place,
  started: readonly ServiceSection[],
): Generator<Finding> {
  if (starterOf(root, unit) !== undefined || isWanted(units, unit)) return;
  const { keyStart = node.start, keyEnd = node.start } = entryOf(root, section) ?? {};
  const place = { at, start: keyStart, end: keyEnd };
  const rival = section.startsWith('etcd') ? started[0] : undefined;
  if (rival !== undefined) {
    const message = `these settings are for ${quote(unit)}, but the document starts ${quote(rival.unit)}, which does not read them; move them to ${quote(`coreos.${rival.section}`)} or start ${quote(unit)}`;
    yield { message, ...place };
  } else if (hasUnits(root)) {
    const message = `nothing in the document starts ${quote(unit)}, which these settings are for; add it to \`units\` with \`command: start\``;
    yield { message, ...place, severity: 'info' };
  }
}

function hasUnits(root: TreeNode | undefined): boolean {
  return [...unitsIn(root)].length > 0;
}

/** Whether a unit of the document pulls it in, by its own name: `etcd2` and `etcdctl` are not `etcd`. */
function isWanted(units: DocumentUnits, unit: string): boolean {
  const name = new RegExp(`(?<![\\w.-])${unit.replace(/\.service$/, '')}(?:\\.service)?(?![\\w.@-])`);
  return units
    .texts()
    .some(({ items }) =>
      items.some(
        (item) =>
          item.kind === 'assignment' &&
          /^(?:Requires|Wants|BindsTo|Upholds|Unit|ExecStart\w*)$/.test(item.key) &&
          name.test(item.value),
      ),
    );
}

function entryOf(root: TreeNode | undefined, section: string): Entry | undefined {
  const coreos = root?.kind === 'map' ? root.entries.get('coreos')?.value : undefined;
  return coreos?.kind === 'map' ? coreos.entries.get(section) : undefined;
}

import { CloudConfigError } from '../../errors.ts';
import type { EnableUnit } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import type { Host } from '../host.ts';
import { readInstallSection } from '../install-section.ts';
import type { Inspection, Outcome } from '../report.ts';
import { noteUnitChange } from '../unit-changes.ts';
import { findUnitFile } from '../unit-files.ts';

/** By systemd where it runs, else by the links that `systemctl --root=… enable` makes. */
export const enableUnit: Handler<EnableUnit> = {
  async inspect(action, host) {
    const systemd = await host.systemd();
    if (systemd === undefined) return inspectLinks(action, host);
    const state = await systemd.enablement(action.unit);
    if (state === 'enabled' || state === 'static' || state === 'alias' || state === 'generated')
      return UNCHANGED;
    if (state === 'enabled-runtime' && action.scope === 'runtime') return UNCHANGED;
    return { state: 'change', note: state === undefined ? 'the unit has no file yet' : `is ${state}` };
  },
  async perform(action, host, context) {
    const systemd = await host.systemd();
    if (systemd === undefined) return makeLinks(action, host);
    noteUnitChange('', host, context);
    const isChanged = await systemd.enable(action.unit, action.scope);
    if (isChanged) return DONE;
    return { status: 'unchanged', reason: 'the unit has no [Install] section, so enabling does nothing' };
  },
};

interface Link {
  readonly path: string;
  readonly target: string;
}

function inspectLinks(action: EnableUnit, host: Host): Inspection {
  if (findUnitFile(action.unit, host.files) === undefined)
    return { state: 'change', note: 'the unit has no file yet' };
  const missing = linksOf(action, host).filter(({ path, target }) => host.files.readLink(path) !== target);
  return missing.length === 0
    ? UNCHANGED
    : { state: 'change', note: missing.map(({ path }) => path).join(', ') };
}

function makeLinks(action: EnableUnit, host: Host): Outcome {
  const links = linksOf(action, host);
  if (links.length === 0) {
    return { status: 'unchanged', reason: 'the unit has no [Install] section, so enabling does nothing' };
  }
  for (const { path, target } of links) host.files.link(path, target);
  return DONE;
}

/** The links of a unit and of those that it names in `Also=`. */
function linksOf({ unit, scope }: EnableUnit, host: Host): readonly Link[] {
  const directory = scope === 'runtime' ? '/run/systemd/system' : '/etc/systemd/system';
  const links: Link[] = [];
  const waiting = [unit];
  const seen = new Set<string>();
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const file = findUnitFile(name, host.files);
    if (file === undefined && name === unit) {
      throw new CloudConfigError(
        'UNIT_NOT_FOUND',
        `${unit} has no unit file in this root; add \`content\` or install it`,
      );
    }
    if (file === undefined) continue;
    const section = readInstallSection(name, file.text);
    links.push(...section.links.map((link) => ({ path: `${directory}/${link}`, target: file.path })));
    waiting.push(...section.also);
  }
  return links;
}

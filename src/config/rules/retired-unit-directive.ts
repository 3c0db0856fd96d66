import type { Rule } from '../rule.ts';
import { placeIn } from '../units/unit-texts.ts';

/** What systemd once read, and what stands for it now. */
const RETIRED: ReadonlyMap<string, string> = new Map([
  ['CPUShares', '`CPUWeight=`'],
  ['StartupCPUShares', '`StartupCPUWeight=`'],
  ['MemoryLimit', '`MemoryMax=`'],
  ['BlockIOAccounting', '`IOAccounting=`'],
  ['BlockIOWeight', '`IOWeight=`'],
  ['StartupBlockIOWeight', '`StartupIOWeight=`'],
  ['BlockIODeviceWeight', '`IODeviceWeight=`'],
  ['BlockIOReadBandwidth', '`IOReadBandwidthMax=`'],
  ['BlockIOWriteBandwidth', '`IOWriteBandwidthMax=`'],
  ['Capabilities', '`AmbientCapabilities=` or `CapabilityBoundingSet=`'],
  ['RequiresOverridable', '`Requires=`'],
  ['RequisiteOverridable', '`Requisite=`'],
  ['IgnoreOnSnapshot', '`IgnoreOnIsolate=`'],
  ['SysVStartPriority', 'nothing'],
  ['SysVRunLevels', '`WantedBy=` in `[Install]`'],
  ['TCPWrapName', '`IPAddressAllow=`'],
  ['NetClass', 'nothing'],
  ['BusPolicy', 'nothing'],
  ['FsckPassNo', 'nothing'],
]);

export const retiredUnitDirective: Rule = {
  code: 'CC320',
  name: 'retired-unit-directive',
  severity: 'info',
  boot: 'keep',
  summary: 'systemd read the directive in 2018 or before, and current releases ignore it',
  details:
    'Directives of the first control group hierarchy, of System V and of early CoreOS releases. They do no harm, and on a current system they do nothing. See the NEWS of systemd 229, 231 and 258, and systemd.resource-control(5).',
  *check({ units }) {
    for (const unit of units.texts()) {
      for (const item of unit.items) {
        const now = item.kind === 'assignment' ? RETIRED.get(item.key) : undefined;
        if (item.kind !== 'assignment' || now === undefined) continue;
        const remedy = now === 'nothing' ? 'nothing replaces it, so remove it' : `${now} replaces it`;
        const message = `current releases of systemd ignore \`${item.key}=\`; ${remedy}`;
        yield { message, ...placeIn(unit, { start: item.keyStart, end: item.keyEnd }) };
      }
    }
  },
};

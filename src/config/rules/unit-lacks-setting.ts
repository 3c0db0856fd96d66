import { type Finding, quote, type Rule } from '../rule.ts';
import { ownSectionOf } from '../units/directives.ts';
import { placeIn, type UnitText } from '../units/unit-texts.ts';
import { mayHave, settingsOf, type WholeUnit } from '../units/whole-units.ts';

interface Need {
  readonly section: string;
  /** One of them must be set. */
  readonly keys: readonly string[];
  readonly remedy: string;
}

const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  timer: [
    {
      section: 'Timer',
      keys: 'OnCalendar OnActiveSec OnBootSec OnStartupSec OnUnitActiveSec OnUnitInactiveSec OnClockChange OnTimezoneChange'.split(
        ' ',
      ),
      remedy: 'add `OnCalendar=` or `OnBootSec=`',
    },
  ],
  socket: [
    {
      section: 'Socket',
      keys: 'ListenStream ListenDatagram ListenSequentialPacket ListenFIFO ListenSpecial ListenNetlink ListenMessageQueue ListenUSBFunction'.split(
        ' ',
      ),
      remedy: 'add `ListenStream=` or another `Listen…=`',
    },
  ],
  path: [
    {
      section: 'Path',
      keys: 'PathExists PathExistsGlob PathChanged PathModified DirectoryNotEmpty'.split(' '),
      remedy: 'add `PathChanged=` or another path to watch',
    },
  ],
  mount: [{ section: 'Mount', keys: ['What'], remedy: 'add `What=`, the device to mount' }],
  netdev: [
    { section: 'NetDev', keys: ['Name'], remedy: 'add `Name=`' },
    { section: 'NetDev', keys: ['Kind'], remedy: 'add `Kind=`' },
  ],
};

export const unitLacksSetting: Rule = {
  code: 'CC329',
  name: 'unit-lacks-setting',
  severity: 'error',
  boot: 'keep',
  summary:
    'systemd refuses a unit without the setting that its kind is about: what a timer waits for, a socket listens on, a mount mounts',
  details:
    'See systemd.timer(5), systemd.socket(5), systemd.path(5), systemd.mount(5), systemd.netdev(5). A `.network` or `.link` file without `[Match]` is ignored by systemd 243 and later.',
  *check({ units }) {
    for (const unit of units.whole()) {
      const { kind } = unit.main;
      for (const need of NEEDS[kind] ?? []) {
        const isMissing = need.keys.every((key) => settingsOf(unit, need.section, key).length === 0);
        if (isMissing && !mayHave(unit, need.keys)) yield lacks(unit, need);
      }
      if ((kind === 'network' || kind === 'link') && !mayHave(unit, ['Name'])) yield* matchless(unit);
    }
  },
};

function lacks({ main }: WholeUnit, { section, remedy }: Need): Finding {
  const message = `${main.kind === 'netdev' ? 'systemd-networkd ignores' : 'systemd refuses'} ${quote(main.unit)}, which lacks a setting in \`[${section}]\`; ${remedy}`;
  return { message, ...headerPlace(main, section) };
}

function headerPlace(unit: UnitText, section: string | undefined): ReturnType<typeof placeIn> {
  const header = unit.items.find((item) => item.kind === 'section' && item.name === section) ?? unit.items[0];
  return placeIn(unit, header ?? { start: 0, end: 0 });
}

function* matchless({ main, dropIns }: WholeUnit): Generator<Finding> {
  const hasMatch = [main, ...dropIns].some(({ items }) =>
    items.some((item) => item.kind === 'assignment' && item.section === 'Match' && item.value !== ''),
  );
  if (hasMatch) return;
  const message = `current releases of systemd ignore ${quote(main.unit)} without \`[Match]\`, and older ones apply it to every interface; add \`[Match]\` with \`Name=\``;
  yield { message, ...headerPlace(main, ownSectionOf(main.kind)), severity: 'warning' };
}

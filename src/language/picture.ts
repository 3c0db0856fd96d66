/** What a plan leaves on a node, as a picture of it can be drawn: its files, its accounts, its units in their order. */
import type { Action, Plan, Step } from '../apply/action.ts';

export interface PicturedFile {
  readonly path: string;
  /** `-rw-r--r--` */
  readonly mode: string;
  /** `root:root` unless the document says otherwise. */
  readonly owner: string;
  /** Bytes; absent where the size depends on the node. */
  readonly size?: number;
  /** What kind of thing it is: a file of the document, a unit, lines in a file that is there already. */
  readonly note?: string;
  readonly line?: number;
}

export interface PicturedUser {
  readonly name: string;
  readonly facts: readonly string[];
  readonly line?: number;
}

export interface PicturedUnit {
  readonly name: string;
  /** In the order in which they happen: `masked`, `enabled`, `start`. */
  readonly deeds: readonly string[];
  /** Its place among the jobs, from 1; absent for a unit that is not started. */
  readonly position?: number;
  readonly line?: number;
}

export interface Picture {
  readonly hostname?: string;
  /** Sorted by path. */
  readonly files: readonly PicturedFile[];
  readonly users: readonly PicturedUser[];
  /** Those with jobs in their order, then the others. */
  readonly units: readonly PicturedUnit[];
  /** What the document asks for and does not get. */
  readonly withheld: readonly string[];
}

/** Pure, and without a secret: passwords and keys are counted, not shown. */
export function pictureOf({ steps }: Plan): Picture {
  const hostname = steps
    .flatMap(({ action }) => (action.kind === 'setHostname' ? [action.hostname] : []))
    .at(-1);
  const withheld = steps.flatMap(({ action }) =>
    action.kind === 'withhold' ? [`${action.what}: ${action.reason}`] : [],
  );
  const files = new Map(steps.flatMap(fileOf).map((file) => [file.path, file]));
  return {
    ...(hostname === undefined ? {} : { hostname }),
    files: [...files.values()].sort((left, right) => (left.path < right.path ? -1 : 1)),
    users: usersOf(steps),
    units: unitsOf(steps),
    withheld,
  };
}

function fileOf({ action, origin: { line } }: Step): readonly PicturedFile[] {
  const at = line === undefined ? {} : { line };
  switch (action.kind) {
    case 'setHostname':
      return [{ path: '/etc/hostname', ...plain(0o644), size: action.hostname.length + 1, ...at }];
    case 'writeFile':
      return [
        {
          path: action.path,
          ...plain(action.mode, action.owner),
          size: action.body.bytes.length,
          ...(action.manner === 'append' ? { note: 'added to what is there' } : {}),
          ...at,
        },
      ];
    case 'downloadFile':
      return [{ path: action.path, ...plain(action.mode, action.owner), note: 'downloaded', ...at }];
    case 'placeUnit':
      return [
        {
          path: action.path,
          ...plain(action.mode, action.owner),
          size: new TextEncoder().encode(action.content).length,
          note: action.path.includes('.d/') ? 'drop-in' : 'unit',
          ...at,
        },
      ];
    case 'manageBlock':
    case 'setVariables':
      return [{ path: action.path, ...plain(action.mode), note: 'some lines; others stay', ...at }];
    case 'writeSudoers':
      return [{ path: `/etc/sudoers.d/${action.user}`, ...plain(0o440), ...at }];
    default:
      return [];
  }
}

function plain(mode: number, owner = 'root:root'): { readonly mode: string; readonly owner: string } {
  return { mode: modeText(mode), owner };
}

/** `-rwsr-xr-x`, as `ls -l` shows it. */
export function modeText(mode: number): string {
  const triple = (shift: number, special: number, mark: string): string => {
    const bits = (mode >> shift) & 7;
    const execute = (bits & 1) === 0 ? '-' : 'x';
    const set = (bits & 1) === 0 ? mark.toUpperCase() : mark;
    const last = (mode & special) === 0 ? execute : set;
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`;
  };
  return `-${triple(6, 0o4000, 's')}${triple(3, 0o2000, 's')}${triple(0, 0o1000, 't')}`;
}

function usersOf(steps: readonly Step[]): readonly PicturedUser[] {
  const users = new Map<string, { facts: string[]; line?: number }>();
  for (const { action, origin } of steps) {
    const fact = factOf(action);
    if (fact === undefined) continue;
    const user = users.get(fact.user) ?? {
      facts: [],
      ...(origin.line === undefined ? {} : { line: origin.line }),
    };
    user.facts.push(...fact.facts);
    users.set(fact.user, user);
  }
  return [...users].map(([name, user]) => ({ name, ...user }));
}

function factOf(action: Action): { readonly user: string; readonly facts: readonly string[] } | undefined {
  switch (action.kind) {
    case 'ensureUser': {
      const { user, groups, home, shell } = action;
      const facts = [
        ...(groups === undefined || groups.length === 0 ? [] : [`in ${groups.join(', ')}`]),
        ...(home === undefined ? [] : [`home ${home}`]),
        ...(shell === undefined ? [] : [`shell ${shell}`]),
      ];
      return { user, facts };
    }
    case 'setPassword':
      return {
        user: action.user,
        facts: [
          ...(action.hash === undefined ? [] : ['a password']),
          ...(action.lock === 'lock' ? ['password login locked'] : []),
        ],
      };
    case 'setKeys':
      return {
        user: action.user,
        facts: [`${action.keys.length} SSH ${action.keys.length === 1 ? 'key' : 'keys'}`],
      };
    case 'importKeys':
      return { user: action.user, facts: ['SSH keys fetched at boot'] };
    case 'writeSudoers':
      return { user: action.user, facts: ['sudo'] };
    default:
      return undefined;
  }
}

function unitsOf(steps: readonly Step[]): readonly PicturedUnit[] {
  const units = new Map<string, { name: string; deeds: string[]; position?: number; line?: number }>();
  let position = 0;
  for (const { action, origin } of steps) {
    const deed = deedOf(action);
    if (deed === undefined) continue;
    const unit = units.get(deed.unit) ?? {
      name: deed.unit,
      deeds: [],
      ...(origin.line === undefined ? {} : { line: origin.line }),
    };
    if (!unit.deeds.includes(deed.deed)) unit.deeds.push(deed.deed);
    if (action.kind === 'runJob') unit.position ??= ++position;
    units.set(deed.unit, unit);
  }
  const all = [...units.values()];
  const late = Number.POSITIVE_INFINITY;
  return all.sort(
    (left, right) => Math.min(left.position ?? late, 1e9) - Math.min(right.position ?? late, 1e9),
  );
}

function deedOf(action: Action): { readonly unit: string; readonly deed: string } | undefined {
  switch (action.kind) {
    case 'placeUnit':
      return { unit: action.unit, deed: action.path.includes('.d/') ? 'drop-in' : 'written' };
    case 'maskUnit':
      return { unit: action.unit, deed: 'masked' };
    case 'enableUnit':
      return { unit: action.unit, deed: 'enabled' };
    case 'runJob':
      return { unit: action.unit, deed: action.verb };
    case 'runScript':
      return { unit: `cloud-config-script-${action.name}.service`, deed: 'run' };
    default:
      return undefined;
  }
}

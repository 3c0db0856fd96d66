/** What enabling a unit links to, from its `[Install]` section: systemd.unit(5). */
export interface InstallSection {
  /** Links to make: directory entries below `systemd/system`, such as `multi-user.target.wants/a.service`. */
  readonly links: readonly string[];
  /** Other units to enable with it. */
  readonly also: readonly string[];
}

const SECTION = /^\[(.*)\]$/;

/** Reads an `[Install]` section as systemd does: continuation lines, lists, an empty value resets. */
export function readInstallSection(unit: string, text: string): InstallSection {
  const values = new Map<string, string[]>();
  let section = '';
  for (const line of text
    .replace(/^[ \t]*[#;].*$/gm, '')
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)) {
    const trimmed = line.trim();
    const name = SECTION.exec(trimmed)?.[1];
    if (name !== undefined) section = name;
    if (section !== 'Install' || name !== undefined || /^[#;]/.test(trimmed)) continue;
    const [, key, value] = /^(\w+)\s*=\s*(.*)$/.exec(trimmed) ?? [];
    if (key === undefined || value === undefined) continue;
    values.set(key, value === '' ? [] : [...(values.get(key) ?? []), ...value.split(/\s+/)]);
  }
  const instance = instanceOf(unit, values.get('DefaultInstance')?.at(-1));
  const links = [
    ...(values.get('WantedBy') ?? []).map((target) => `${expand(target, unit)}.wants/${instance}`),
    ...(values.get('RequiredBy') ?? []).map((target) => `${expand(target, unit)}.requires/${instance}`),
    ...(values.get('Alias') ?? []).map((alias) => expand(alias, unit)),
  ];
  return { links, also: (values.get('Also') ?? []).map((name) => expand(name, unit)) };
}

/** `a@.service` is enabled as its default instance, when it has one. */
function instanceOf(unit: string, instance: string | undefined): string {
  return instance === undefined ? unit : unit.replace(/@\./, `@${instance}.`);
}

/** The specifiers that can stand in these names: `%n`, `%N`, `%p`, `%i` and `%%`. */
function expand(text: string, unit: string): string {
  const prefix = unit.replace(/(?:@.*)?\.[a-z]+$/, '');
  const instance = /@(.*)\.[a-z]+$/.exec(unit)?.[1] ?? '';
  const values: Readonly<Record<string, string>> = {
    n: unit,
    N: unit.replace(/\.[a-z]+$/, ''),
    p: prefix,
    i: instance,
    '%': '%',
  };
  return text.replace(/%([nNpi%])/g, (whole, letter: string) => values[letter] ?? whole);
}

import { textAt, unitsIn, usersIn } from '../entries.ts';
import { namedFilesIn } from '../file-path.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule, type RuleInput } from '../rule.ts';
import { writing } from '../source-text.ts';
import type { Place, ScalarNode } from '../tree.ts';
import { stretchIn } from '../units/unit-file.ts';
import { isOpen, placeIn, replacement } from '../units/unit-texts.ts';
import { meantUnits } from '../units/written-units.ts';

const STARTS: Readonly<Record<string, true>> = { timer: true, path: true, socket: true };

export const nearlyNamed: Rule = {
  code: 'CC395',
  name: 'nearly-named',
  severity: 'warning',
  boot: 'keep',
  summary: 'what a unit runs or starts is not in the document, but something with nearly its name is',
  details:
    'A timer, path or socket starts the service of its own name. Said only where the document writes a file, unit or user whose name is that near, or where a service of the image is called otherwise.',
  *check(input) {
    yield* programs(input);
    yield* startedUnits(input);
    yield* servicesOfTheImage(input);
    yield* users(input);
  },
};

function* programs({ root, units }: RuleInput): Generator<Finding> {
  const files = [...namedFilesIn(root)].map(({ file }) => file);
  if (files.length === 0) return;
  for (const { unit, assignment, words } of units.commands()) {
    const [program] = words;
    if (
      program === undefined ||
      isOpen(program.text) ||
      !/^\/(?:opt|etc|home|var|usr\/local|srv|root)\//.test(program.text)
    )
      continue;
    const meant = files.includes(program.text) ? undefined : fileFor(program.text, files);
    if (meant === undefined) continue;
    const stretch = stretchIn(assignment, program.start, program.end);
    const message = `the document writes no ${quote(program.text)}, did you mean ${quote(meant)}?`;
    yield { message, ...placeIn(unit, stretch), ...replacement(unit, stretch, meant, `Write ${meant}`) };
  }
}

/** A file in the same directory with nearly the same name, or the same but for its suffix. */
function fileFor(program: string, files: readonly string[]): string | undefined {
  const directory = program.slice(0, program.lastIndexOf('/') + 1);
  const name = program.slice(directory.length);
  const beside = files.filter((file) => file.startsWith(directory) && !file.includes('/', directory.length));
  const names = beside.map((file) => file.slice(directory.length));
  const stem = stemOf(name);
  const same = names.filter((each) => stemOf(each) === stem);
  const meant = same.length === 1 ? same[0] : mistyped(name, names);
  return meant === undefined || /\d/.test(name + meant) ? undefined : directory + meant;
}

function mistyped(name: string, names: readonly string[]): string | undefined {
  return name.length > 3 ? nearest(name, names, 2) : undefined;
}

function stemOf(name: string): string {
  return name.replace(/\.(?:sh|bash|py|pl|rb)$/, '');
}

function* startedUnits({ root, units }: RuleInput): Generator<Finding> {
  const written = units.whole().map(({ main }) => main.unit);
  const listed = [...unitsIn(root)].flatMap((entry) => textAt(entry, 'name')?.node.text ?? []);
  const known = new Set([...written, ...listed]);
  const services = [...known].filter((name) => name.endsWith('.service'));
  for (const { main } of units.whole()) {
    if (!Object.hasOwn(STARTS, main.kind) || /@/.test(main.unit)) continue;
    if (main.items.some((item) => item.kind === 'assignment' && /^(?:Unit|Service|Accept)$/.test(item.key)))
      continue;
    const service = `${main.unit.slice(0, main.unit.lastIndexOf('.'))}.service`;
    if (known.has(service)) continue;
    const meant = nearest(service, services, 2);
    if (meant === undefined || /\d/.test(meant + service) || known.has(`${meant.slice(0, -8)}.${main.kind}`))
      continue;
    const { at, node } = main.name;
    const message = `${quote(main.unit)} starts ${quote(service)}, which the document does not write; did you mean ${quote(meant)}?`;
    yield { message, at, start: node.start, end: node.end };
  }
}

function* servicesOfTheImage({ source, root, units }: RuleInput): Generator<Finding> {
  const meantBy = meantUnits(source, root, units);
  for (const entry of unitsIn(root)) {
    const name = textAt(entry, 'name');
    const meant = name === undefined ? undefined : meantBy(name.node.text);
    if (name === undefined || meant === undefined) continue;
    const { text, start, end } = name.node;
    const message = `there is no ${quote(text)} on the image, did you mean ${quote(meant)}?`;
    const fix = writing(name.node, meant);
    yield { message, at: name.at, start, end, ...(isShown(name) ? { fix } : {}) };
  }
}

function isShown({ node }: Place<ScalarNode>): boolean {
  return node.style === 'plain' && node.end - node.start === node.text.length;
}

function* users({ root, units }: RuleInput): Generator<Finding> {
  const names = [...usersIn(root)].flatMap((user) => textAt(user, 'name')?.node.text ?? []);
  if (names.length === 0) return;
  for (const unit of units.texts()) {
    for (const item of unit.items) {
      if (item.kind !== 'assignment' || item.section !== 'Service' || item.key !== 'User') continue;
      const { value } = item;
      if (
        isOpen(value) ||
        names.includes(value) ||
        value.length < 4 ||
        /^(?:root|core|nobody|docker|etcd|fleet|systemd-.*)$/.test(value)
      )
        continue;
      const meant = nearest(value, names, 2);
      if (meant === undefined) continue;
      const stretch = stretchIn(item, 0, value.length);
      const message = `no user ${quote(value)} is in the document, did you mean ${quote(meant)}?`;
      yield { message, ...placeIn(unit, stretch), ...replacement(unit, stretch, meant, `Write ${meant}`) };
    }
  }
}

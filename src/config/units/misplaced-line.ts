import type { Edit, Fix } from '../diagnostic.ts';
import type { Assignment } from './unit-file.ts';
import type { UnitText } from './unit-texts.ts';

/** Moves a directive with all its lines below the header of another section of the same text. */
export function moveTo(
  unit: UnitText,
  source: string,
  assignment: Assignment,
  section: string,
): Fix | undefined {
  const header = unit.items.find((item) => item.kind === 'section' && item.name === section);
  if (header === undefined || unit.node.style !== 'block') return undefined;
  const from = unit.places(assignment.start, assignment.end);
  const to = unit.places(header.start, header.end);
  if (!from.isExact || !to.isExact) return undefined;
  const start = source.lastIndexOf('\n', from.start) + 1;
  const next = source.indexOf('\n', from.end);
  const end = next === -1 ? source.length : next + 1;
  const line = source.slice(start, next === -1 ? source.length : next).trimEnd();
  const behind = source.indexOf('\n', to.end);
  // The last line of a document without a line break cannot be taken out whole without joining its neighbours.
  if (next === -1 || behind === -1) return undefined;
  const edits: readonly Edit[] = [
    { start, end, text: '' },
    { start: behind, end: behind, text: `\n${line}` },
  ];
  return { title: `Move to [${section}]`, edits: start < behind ? edits : [...edits].reverse() };
}

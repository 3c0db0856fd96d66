import { malformedNetwork } from '../error.ts';
import { checkLimits } from './limits.ts';

/** A key of systemd.network(5) and its kin; one without a value is left out. */
export type Setting = readonly [key: string, value: string | number | boolean | undefined];

export interface Section {
  readonly name: string;
  readonly settings: readonly Setting[];
}

const HEAD =
  '# Made by cloud-config from the network configuration of this instance; changes here are lost.\n';
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** The text of a file; sections that say nothing are left out. `place` names the link in errors. */
export function fileText(place: string, sections: readonly Section[]): string {
  const written = sections.map(({ name, settings }) => {
    const lines = settings.flatMap((setting) => lineOf(place, name, setting));
    return lines.length === 0 ? '' : `\n[${name}]\n${lines.join('')}`;
  });
  return `${HEAD}${written.join('')}`;
}

function lineOf(place: string, section: string, [key, value]: Setting): readonly string[] {
  if (value === undefined) return [];
  if (!/^[A-Za-z0-9]+$/.test(key)) throw malformedNetwork(place, `[${section}] has no such key`);
  if (typeof value === 'number') checkLimits(place, section, key, value);
  const text = typeof value === 'boolean' ? yesOrNo(value) : String(value);
  // Either would end the line early or join the next one to it: a value must not write settings of its own.
  if (CONTROL.test(text) || text.endsWith('\\')) {
    throw malformedNetwork(place, `the value for ${key}= holds a control character or ends in a backslash`);
  }
  return [`${key}=${text}\n`];
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** Words for a key that takes several, separated by spaces. */
export function words(place: string, key: string, values: readonly string[] | undefined): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  for (const value of values) {
    if (value === '' || /[\s"'\\]/.test(value)) {
      throw malformedNetwork(place, `${key}= takes words without spaces, quotes or backslashes`);
    }
  }
  return values.join(' ');
}

/** The lines of passwd(5), group(5), shadow(5) and their kin; lines that are not understood stay as they are. */
import type { Account, Group, ShadowEntry } from '../../apply/host.ts';

export type Row = readonly string[];

export function rowsOf(text: string): readonly Row[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(':'));
}

export function findRow(text: string, name: string): Row | undefined {
  return rowsOf(text).find((row) => row[0] === name);
}

/** The text with this row in the place of the one of the same name, or at the end. */
export function putRow(text: string, row: Row): string {
  const line = row.join(':');
  const lines = text.split('\n').filter((other) => other !== '');
  const place = lines.findIndex((other) => other.split(':')[0] === row[0]);
  if (place === -1) lines.push(line);
  else lines[place] = line;
  return `${lines.join('\n')}\n`;
}

/** The row with one field changed, and the fields before it filled up. */
export function withField(row: Row, index: number, value: string): Row {
  const fields = [...row];
  while (fields.length <= index) fields.push('');
  fields[index] = value;
  return fields;
}

/** The text with `user` in the comma-separated list at `index` of the row `name`. */
export function addMember(text: string, name: string, index: number, user: string): string {
  const row = findRow(text, name);
  if (row === undefined) return text;
  const members = membersOf(row[index]);
  return members.includes(user) ? text : putRow(text, withField(row, index, [...members, user].join(',')));
}

export function toAccount(row: Row): Account | undefined {
  const [name, , uid, gid, gecos, home, shell] = row;
  const owner = { uid: toNumber(uid), gid: toNumber(gid) };
  if (name === undefined || owner.uid === undefined || owner.gid === undefined) return undefined;
  return { name, uid: owner.uid, gid: owner.gid, gecos: gecos ?? '', home: home ?? '', shell: shell ?? '' };
}

export function toGroup(row: Row): Group | undefined {
  const [name, , number, members] = row;
  const gid = toNumber(number);
  if (name === undefined || gid === undefined) return undefined;
  return { name, gid, members: membersOf(members) };
}

export function toShadow(row: Row): ShadowEntry {
  const inactive = toNumber(row[6]);
  const expire = toNumber(row[7]);
  return {
    hash: row[1] ?? '',
    ...(expire !== undefined && { expire }),
    ...(inactive !== undefined && { inactive }),
  };
}

/** All numbers in one column: those ids are taken. */
export function numbersIn(text: string, column: number): ReadonlySet<number> {
  const numbers = rowsOf(text).map((row) => toNumber(row[column]));
  return new Set(numbers.filter((number) => number !== undefined));
}

export function toNumber(field: string | undefined): number | undefined {
  return field !== undefined && /^\d{1,10}$/.test(field) ? Number(field) : undefined;
}

function membersOf(field: string | undefined): readonly string[] {
  return (field ?? '').split(',').filter((member) => member !== '');
}

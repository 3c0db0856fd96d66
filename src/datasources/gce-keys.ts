/**
 * SSH keys in the attributes of an instance and of its project, a line each: `user:key`, or for a key that ends
 * `user:type key google-ssh {"userName":…,"expireOn":"2030-01-31T10:00:00+0000"}`.
 * @see https://cloud.google.com/compute/docs/connect/add-ssh-keys#metadata
 */
import type { Clock } from './datasource.ts';
import { isObject, type JsonObject, type JsonPlace, textField } from './json-file.ts';
import { keyLines } from './metadata.ts';

const EXPIRING = /\sgoogle-ssh\s+(\S.*)$/;
/** Before the first white space, else the colon is the key's or its comment's. */
const USER = /^[^\s:]+:/;

export function gceKeys(
  instance: JsonObject,
  project: JsonObject,
  place: JsonPlace,
  clock: Clock,
): readonly string[] {
  const own = ['ssh-keys', 'sshKeys'].map((name) => textField(instance, name, place) ?? '');
  const shared = ['ssh-keys', 'sshKeys'].map((name) => textField(project, name, place) ?? '');
  const lines = [...own, ...(isWithoutProject(instance, place) ? [] : shared)].flatMap(keyLines);
  const valid = lines.filter((line) => !isOver(line, clock)).map((line) => line.replace(USER, '').trim());
  return [...new Set(valid)];
}

/** The older attribute of an instance stands instead of the project's keys. */
function isWithoutProject(instance: JsonObject, place: JsonPlace): boolean {
  const isBlocked = textField(instance, 'block-project-ssh-keys', place)?.toLowerCase() === 'true';
  return isBlocked || Boolean(textField(instance, 'sshKeys', place));
}

/** An expiry that cannot be read is over: the key was meant to end. */
function isOver(line: string, clock: Clock): boolean {
  const json = EXPIRING.exec(line)?.[1];
  if (json === undefined) return false;
  const value = parsed(json);
  if (!isObject(value)) return true;
  const expiry = value['expireOn'] ?? undefined;
  if (expiry === undefined) return false;
  if (typeof expiry !== 'string') return true;
  const time = Date.parse(expiry.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) || time <= clock.now();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

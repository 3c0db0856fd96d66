import { decodeBase64 } from '../config/base64.ts';
import { SIZE_LIMIT } from '../config/envelope.ts';
import type { WriteFileEntry } from '../config/generated/types.ts';
import { reasonOf } from '../errors.ts';
import type { Action, Step, WriteFile } from './action.ts';
import { concatenate } from './bytes.ts';
import type { Layer, PlanInput } from './layer.ts';
import { encode, step, withheld } from './step.ts';

/** `write_files` of every document; the strongest document's entry for a path wins. */
export function planFiles(input: PlanInput): readonly Step[] {
  const { layers } = input;
  const steps = layers.flatMap((layer, rank) =>
    entriesOf(layer).map((entry, index) => {
      const path = `write_files[${index}]`;
      const stronger = layers
        .slice(rank + 1)
        .find((other) => entriesOf(other).some((each) => each.path === entry.path));
      if (stronger === undefined) return planFile(entry, path, layer, input);
      const reason = `the ${stronger.name} document writes this file too, and wins`;
      return withheld('files', layer, path, entry.path, reason, 'skipped');
    }),
  );
  return withAppended(steps);
}

/** `/etc//motd` and `/etc/motd` are one file. */
export function entriesOf({ config }: Layer): readonly WriteFileEntry[] {
  return (config.write_files ?? []).map((entry) => ({
    ...entry,
    path: entry.path.replace(/\/(?:\.?\/)+/g, '/'),
  }));
}

/** An addition to a file that an entry before writes or adds to becomes part of it: else no run would find both there. */
function withAppended(steps: readonly Step[]): readonly Step[] {
  const merged: Step[] = [];
  const places = new Map<string, number>();
  for (const step of steps) {
    const { action } = step;
    const at = action.kind === 'writeFile' ? places.get(action.path) : undefined;
    const whole = at === undefined ? undefined : merged[at];
    const isAddition = action.kind === 'writeFile' && action.manner === 'append';
    if (isAddition && at !== undefined && whole?.action.kind === 'writeFile') {
      merged[at] = { ...whole, action: joined(whole.action, action) };
      continue;
    }
    if (action.kind === 'writeFile' && action.manner !== 'if-absent') places.set(action.path, merged.length);
    merged.push(step);
  }
  return merged;
}

function joined(whole: WriteFile, addition: WriteFile): WriteFile {
  const bytes = concatenate(whole.body.bytes, addition.body.bytes);
  const mode = addition.existing === 'keep-mode' ? whole.mode : addition.mode;
  const owner = addition.owner === undefined ? {} : { owner: addition.owner };
  return { ...whole, body: { bytes }, mode, ...owner };
}

function planFile(entry: WriteFileEntry, path: string, layer: Layer, input: PlanInput): Step {
  const action = fileAction(entry, input);
  if (typeof action !== 'string') return step('files', layer, path, action);
  return withheld('files', layer, path, entry.path, action, 'failed');
}

/** The action, or why there is none. */
function fileAction(entry: WriteFileEntry, input: PlanInput): Action | string {
  const owner = entry.owner ? { owner: entry.owner } : {};
  const mode = modeOf(entry.permissions);
  if (entry.source) {
    if (!entry.sha256) return '`source` needs `sha256`; add the checksum of the file';
    const conflict = (['content', 'encoding', 'append', 'substitute'] as const).find((key) => entry[key]);
    if (entry.overwrite === false) return '`source` and `overwrite` exclude each other; keep one';
    if (conflict !== undefined) return `\`source\` and \`${conflict}\` exclude each other; keep one`;
    return {
      kind: 'downloadFile',
      path: entry.path,
      source: entry.source,
      sha256: entry.sha256.toLowerCase(),
      mode,
      ...owner,
    };
  }
  const bytes = bodyOf(entry, input);
  if (typeof bytes === 'string') return bytes;
  if (entry.append && entry.overwrite === false)
    return '`append` and `overwrite: false` exclude each other; keep one';
  const existing = entry.append && !entry.permissions ? { existing: 'keep-mode' as const } : {};
  const file = { path: entry.path, body: { bytes }, mode, manner: mannerOf(entry) };
  return { kind: 'writeFile', ...file, ...owner, ...existing };
}

function mannerOf(entry: WriteFileEntry): 'append' | 'if-absent' | 'replace' {
  if (entry.append) return 'append';
  return entry.overwrite === false ? 'if-absent' : 'replace';
}

function bodyOf(entry: WriteFileEntry, { gunzip }: PlanInput): Uint8Array | string {
  const encoding = entry.encoding ?? '';
  const text = entry.content ?? '';
  const bytes = /b64|base64/.test(encoding) ? decodeBase64(text) : encode(text);
  if (bytes === undefined) return 'the content is not base64; encode it again';
  if (!/gz/.test(encoding)) return bytes;
  try {
    return gunzip(bytes, SIZE_LIMIT);
  } catch (error) {
    return `the content cannot be unpacked: ${reasonOf(error)}; encode it again`;
  }
}

/** Octal text, `0644`, `644` or `0o644`; 0644 when there is none. */
export function modeOf(permissions: string | undefined): number {
  return permissions ? Number.parseInt(permissions.replace(/^0o/, ''), 8) : 0o644;
}

import type { Step } from './action.ts';
import type { PlanInput } from './layer.ts';
import { encode, step } from './step.ts';
import { strongest } from './strongest.ts';

/** `/etc/oem-release`, in the manner of os-release(5). */
export function planOem({ layers }: PlanInput): readonly Step[] {
  const layer = strongest(layers, ({ coreos }) => coreos?.oem);
  const oem = layer?.config.coreos?.oem;
  if (layer === undefined || oem === undefined) return [];
  const values = [
    ['ID', oem.id],
    ['VERSION_ID', oem.version_id],
    ['NAME', oem.name],
    ['HOME_URL', oem.home_url],
    ['BUG_REPORT_URL', oem.bug_report_url],
  ] as const;
  const lines = values.map(
    ([key, value = '']) =>
      `${key}=${/^(?:ID|VERSION_ID)$/.test(key) && /^[\w.-]*$/.test(value) ? value : quoted(value)}\n`,
  );
  const body = { bytes: encode(lines.join('')) };
  const action = {
    kind: 'writeFile',
    path: '/etc/oem-release',
    body,
    mode: 0o644,
    manner: 'replace',
  } as const;
  return [step('files', layer, 'coreos.oem', action)];
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"$`]/g, '\\$&')}"`;
}

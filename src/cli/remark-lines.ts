import type { InstanceData, Remark } from '../datasources/datasource.ts';
import { isFailure } from '../datasources/remarks.ts';

/** What a source has said of its parts, as findings; a failure is an error. */
export function remarkLines({ location, remarks = [] }: InstanceData): readonly string[] {
  return remarks.map((remark) => `${location} (${remark.part}): ${said(remark)}`);
}

function said(remark: Remark): string {
  return isFailure(remark) ? `error: ${remark.message} [${remark.code}]` : `warning: ${remark.message}`;
}

import type { Files } from '../apply/host.ts';
import { loadPin } from '../apply/instances.ts';
import type { Evidence } from '../datasources/evidence.ts';
import { CloudConfigError } from '../errors.ts';

/** The datasource of the first boot, which is for root to read; for others detection is by evidence alone. */
export function pinnedDatasource(files: Files, evidence: Evidence): string | undefined {
  try {
    return loadPin({ files }, evidence.dmi('product_uuid') ?? '')?.datasource;
  } catch (error) {
    if (error instanceof CloudConfigError && error.code === 'FS_PERMISSION') return undefined;
    throw error;
  }
}

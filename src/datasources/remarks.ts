import { CloudConfigError, reasonOf } from '../errors.ts';
import type { InstanceData, InstancePart, Remark } from './datasource.ts';

/** What a source has to say of the parts while it reads them. */
export interface Remarks {
  /** Something that is not used, and why. */
  note(part: InstancePart, message: string): void;
  /** A part that the machine can do without cannot be read: the rest counts. What is no failure of the world is thrown. */
  failed(part: InstancePart, error: unknown): undefined;
  /** What was read, with all that was said of it. */
  on(data: InstanceData): InstanceData;
}

export function isFailure(remark: Remark): remark is Extract<Remark, { readonly kind: 'failure' }> {
  return remark.kind === 'failure';
}

/** The parts of an instance that are there but could not be read. */
export function unreadParts({ remarks = [] }: Pick<InstanceData, 'remarks'>): readonly InstancePart[] {
  return remarks.filter(isFailure).map(({ part }) => part);
}

/** An instance with what was read of it before in place of what cannot be read now. */
export function withUnread(instance: InstanceData, before: InstanceData): InstanceData {
  const unknown = unreadParts(before);
  const unread = unreadParts(instance).filter((part) => !unknown.includes(part));
  if (unread.length === 0) return instance;
  const { userData, vendorData, networkConfig, metadata } = before;
  const remarks = instance.remarks?.map((remark): Remark => {
    const { part, message } = remark;
    if (!isFailure(remark) || !unread.includes(part)) return remark;
    return { kind: 'note', part, message: `${message}; using what was read before` };
  });
  return {
    ...(unread.includes('user-data') && userData !== undefined ? { userData } : {}),
    ...(unread.includes('vendor data') && vendorData !== undefined ? { vendorData } : {}),
    ...(unread.includes('network') && networkConfig !== undefined ? { networkConfig } : {}),
    ...instance,
    ...(remarks === undefined ? {} : { remarks }),
    ...(unread.includes('metadata') ? { metadata: { ...metadata, ...instance.metadata } } : {}),
  };
}

export function createRemarks(): Remarks {
  const remarks: Remark[] = [];
  return {
    note: (part, message) => {
      remarks.push({ kind: 'note', part, message });
    },
    failed: (part, error) => {
      if (!(error instanceof CloudConfigError)) throw error;
      remarks.push({ kind: 'failure', part, code: error.code, message: reasonOf(error) });
    },
    on: (data) => (remarks.length === 0 ? data : { ...data, remarks: [...(data.remarks ?? []), ...remarks] }),
  };
}

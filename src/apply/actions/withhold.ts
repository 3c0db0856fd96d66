import type { Withhold } from '../action.ts';
import type { Handler } from '../handler.ts';

export const withhold: Handler<Withhold> = {
  inspect: ({ reason, outcome }) => ({ state: outcome === 'failed' ? 'failing' : 'skipped', note: reason }),
  perform: ({ reason, outcome }) => ({
    status: outcome,
    reason,
    ...(outcome === 'failed' ? { code: 'WITHHELD' } : {}),
  }),
};

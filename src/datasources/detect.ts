/**
 * Which platform this is, by local evidence alone: nothing is asked over a network and no process is started, so that
 * a service that merely answers at a link-local address is never taken for the platform's (CVE-2024-6174).
 */
import type { Evidence } from './evidence.ts';
import type { Provider } from './provider.ts';

export interface Candidate {
  readonly provider: Provider;
  /** It shows at least one of its signs. */
  readonly isEvident: boolean;
  /** What was found: of the signs that it shows, else of all. */
  readonly found: readonly string[];
}

/** Every provider that can be recognised, in the order of preference. */
export function examine(providers: readonly Provider[], evidence: Evidence): readonly Candidate[] {
  return providers
    .filter(({ signs }) => signs.length > 0)
    .map((provider) => {
      const findings = provider.signs.map((sign) => sign.check(evidence));
      const shown = findings.filter(({ held }) => held);
      const found = (shown.length > 0 ? shown : findings).map((finding) => finding.found);
      return { provider, isEvident: shown.length > 0, found: [...new Set(found)] };
    });
}

/** The providers to ask: first those that need no network. */
export function detect(providers: readonly Provider[], evidence: Evidence): readonly Provider[] {
  const evident = examine(providers, evidence)
    .filter(({ isEvident }) => isEvident)
    .map(({ provider }) => provider);
  return [
    ...evident.filter(({ reads }) => reads === 'machine'),
    ...evident.filter(({ reads }) => reads === 'network'),
  ];
}

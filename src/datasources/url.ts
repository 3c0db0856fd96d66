/**
 * A document at any http or https URL (`--from-url`).
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/cloud-config-locations.md
 */

import { isHttpUrl, urlPlace } from '../url-place.ts';
import type { Clock, Datasource, Http, HttpResponse } from './datasource.ts';
import { malformed, nothingThere } from './datasource-error.ts';
import { type Environment, metadataFromEnvironment } from './environment.ts';
import { createFetch } from './http-policy.ts';
import { locationOf, type Provider } from './provider.ts';

export interface UrlPorts {
  readonly http: Http;
  readonly clock: Clock;
}

export interface UrlOptions {
  readonly url: string;
  readonly environment: Environment;
  /** Milliseconds until the source is given up; 120 s when left out. */
  readonly deadline?: number;
  readonly onWait?: (message: string) => void;
}

export function url(ports: UrlPorts, options: UrlOptions): Datasource {
  const location = urlPlace(options.url);
  let answer: Promise<HttpResponse | undefined> | undefined;

  async function ask(): Promise<HttpResponse | undefined> {
    if (!isHttpUrl(options.url)) throw malformed('url', `${location}: not an http or https URL`);
    const fetch = createFetch({
      ...ports,
      source: 'url',
      deadline: options.deadline ?? 120_000,
      attempt: 30_000,
      whenForbidden: 'the document must be readable without a login',
      ...(options.onWait === undefined ? {} : { onWait: options.onWait }),
    });
    return fetch({ url: options.url });
  }

  function answered(): Promise<HttpResponse | undefined> {
    answer ??= ask();
    return answer;
  }

  return {
    name: 'url',
    isAvailable: async () => (await answered()) !== undefined,
    fetch: async () => {
      const response = await answered();
      if (response === undefined) throw nothingThere('url', `${location}: not found (HTTP 404)`);
      const metadata = metadataFromEnvironment(options.environment);
      return { datasource: 'url', location, metadata, userData: response.body };
    },
  };
}

export const provider: Provider = {
  name: 'url',
  about: 'a document at an http or https URL',
  documentation:
    'https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/cloud-config-locations.md',
  location: { about: 'the URL', need: 'required' },
  reads: 'network',
  signs: [],
  supplies: ['user-data'],
  create: (ports, settings) => url(ports, { ...settings, url: locationOf('url', settings) }),
};

import type { Http, HttpRequest } from '../datasources/datasource.ts';
import { CloudConfigError } from '../errors.ts';
import { urlPlace } from '../url-place.ts';

const PROBE_TIMEOUT = 500;
/** What servers that speak TLS say to those who do not. */
const WANTS_TLS = 400;

/**
 * An `Http` that knows `https://` to a service without TLS. Some of those answer nonsense, which `HTTP_PLAIN` is already;
 * others close the connection, which a broken service does as well: they are asked once, in the open, for nothing.
 */
export function tellingPlain(http: Http): Http {
  let probing: Promise<boolean> | undefined;
  return {
    close: () => http.close(),
    send: async (request) => {
      try {
        return await http.send(request);
      } catch (cause) {
        if (!mayBePlain(cause, request)) throw cause;
        probing ??= answersPlain(request, http);
        if (!(await probing)) throw cause;
        const message = `${urlPlace(request.url)}: answers without TLS; write http://`;
        throw new CloudConfigError('HTTP_PLAIN', message, { cause });
      }
    },
  };
}

function mayBePlain(error: unknown, { url }: HttpRequest): boolean {
  return error instanceof CloudConfigError && error.code === 'HTTP_CONNECT' && url.startsWith('https:');
}

/** Neither path nor credentials are sent, since anybody can read them. */
async function answersPlain({ url, timeout }: HttpRequest, http: Http): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const place = `http://${hostname}:${port || '443'}/`;
  try {
    const { status } = await http.send({ url: place, timeout: Math.min(timeout, PROBE_TIMEOUT) });
    return status !== WANTS_TLS;
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    return false;
  }
}

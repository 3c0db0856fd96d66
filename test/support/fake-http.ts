import type { Http, HttpRequest, HttpResponse } from '../../src/datasources/datasource.ts';
import { CloudConfigError } from '../../src/errors.ts';

/** One scripted answer: a response, or the code of the error that the port throws. */
export type FakeAnswer =
  | string
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };

export interface FakeHttp extends Http {
  readonly sent: readonly HttpRequest[];
}

/** Answers by method and URL; the last answer of a list is repeated, a URL that is not listed is 404. */
export function createFakeHttp(
  script: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>,
): FakeHttp {
  const sent: HttpRequest[] = [];
  return {
    sent,
    close: () => {},
    send: async (request) => {
      const name = `${request.method ?? 'GET'} ${request.url}`;
      const earlier = sent.filter(({ method, url }) => `${method ?? 'GET'} ${url}` === name).length;
      sent.push(request);
      const answers = [script[name] ?? { status: 404 }].flat();
      return respond(answers[Math.min(earlier, answers.length - 1)], request);
    },
  };
}

function respond(answer: FakeAnswer | undefined, { url }: HttpRequest): HttpResponse {
  if (typeof answer === 'string') throw new CloudConfigError(answer, `${url.replace(/\?.*/, '')}: ${answer}`);
  const { status, body = '', headers = {} } = answer ?? { status: 404 };
  return { status, headers, body: new TextEncoder().encode(body) };
}

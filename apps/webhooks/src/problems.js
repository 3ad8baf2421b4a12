import { randomBytes } from 'node:crypto';

const names = { 400: 'bad-request', 401: 'sign-in-required', 403: 'forbidden', 404: 'not-found', 405: 'method-not-allowed', 413: 'too-large', 415: 'unsupported-media-type', 503: 'unavailable' };

/** An answer that is not a success: thrown by handlers, written as problem details (RFC 9457). */
export class Problem extends Error {
  constructor(status, type, title, detail, errors) {
    super(title);
    Object.assign(this, { status, type, title, detail, errors });
  }

  static of = (status, title, detail) => new Problem(status, names[status], title, detail);
}

function traceId(request) {
  const match = /^[\da-f]{2}-([\da-f]{32})-/.exec(request.headers.traceparent ?? '');
  return match ? match[1] : randomBytes(16).toString('hex');
}

/** Writes a problem; `type` is stable, texts are for people and never hold exception text. */
export function writeProblem(request, response, { status, type, title, detail, errors }) {
  const body = { type: `https://edustream.dev/problems/${type}`, title, status, detail, errors, traceId: traceId(request) };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}

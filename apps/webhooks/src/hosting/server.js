import { createServer } from 'node:http';
import { DaprServer } from '@dapr/dapr';
import express from 'express';
import { quiet } from '../log.js';
import { Problem, writeProblem } from '../problems.js';
import { requireSidecar } from './sidecar.js';

const apiLimit = 16 * 1024;
const eventLimit = 1024 * 1024;

/**
 * The SDK's server on our own express app. Ours come first: health, the API with its own body limit, and a guard in front of everything that the SDK adds
 * (it parses bodies of whoever asks, and has no guard). The SDK gives a subscriber the data alone; `envelopes` has the CloudEvent.
 */
export function createHosting(settings, { signIn, api, ready, log }) {
  const app = express().disable('x-powered-by').set('query parser', 'simple');
  const envelopes = new WeakMap();
  app.get('/health/live', (_request, response) => response.type('text').send('Healthy'));
  app.get('/health/ready', (_request, response) => response.status(ready() ? 200 : 503).type('text').send(ready() ? 'Healthy' : 'Unhealthy'));
  app.use('/api/webhooks', (request, response, next) => signIn.requireAdmin(request, response, next).catch(next), jsonOnly, express.json({ limit: apiLimit }), api, nothingHere);
  app.use('/api/webhooks', failed);
  app.use(requireSidecar(settings), express.json({ limit: eventLimit, type: ['application/json', 'application/*+json'] }), (request, _response, next) => {
    envelopes.set(request.headers, request.body);
    next();
  });
  // The SDK would listen on every interface.
  app.listen = (port) => new Promise((resolve, reject) => {
    const server = createServer({ requestTimeout: 30_000, maxHeaderSize: 16 * 1024 }, app);
    server.once('error', reject).listen(port, settings.host, () => resolve(server));
  });
  const server = new DaprServer({ serverHttp: app, serverPort: String(settings.port), clientOptions: { logger: quiet }, logger: quiet });
  return { server, envelopes, async start() {
    // The server listens at once; the rest of its start waits for the sidecar, which in turn waits for us.
    await server.daprServer.start(settings.host, String(settings.port));
    app.use(nothingHere, failed);
    log.info(`Listening on port ${settings.port}`);
  } };

  function failed(error, request, response, next) {
    if (response.headersSent) return next(error);
    if (!(error instanceof Problem) && !(error.status >= 400 && error.status < 500)) log.error(`${request.method} failed: ${error.message}`);
    writeProblem(request, response, error instanceof Problem ? error : known(error));
  }
}

function jsonOnly(request, _response, next) {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) throw Problem.of(415, 'The body must be application/json.');
  next();
}

function nothingHere() {
  throw Problem.of(404, 'There is nothing at this address.');
}

/** What express and its body parser complain about. */
function known({ status }) {
  if (status === 413) return Problem.of(413, 'The body is too large.', `At most ${apiLimit / 1024} kB.`);
  if (status === 415) return Problem.of(415, 'The body must be application/json in UTF-8.');
  if (status >= 400 && status < 500) return Problem.of(400, 'The request cannot be read.', 'The body must be valid JSON.');
  return new Problem(500, 'internal-error', 'Something went wrong.');
}

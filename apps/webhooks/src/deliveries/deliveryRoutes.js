import { Router } from 'express';
import { handled } from '../hosting/handled.js';
import { Problem } from '../problems.js';
import { webhookId } from './ids.js';

const mostListed = 100;

/** What was sent, and sending again. `/endpoints/{id}/test` is here too: it makes a delivery. */
export function deliveryRoutes({ deliveries, endpoints, dispatcher }) {
  const routes = Router();
  routes.get('/deliveries', handled(list));
  routes.get('/deliveries/:id', handled(get));
  routes.post('/deliveries/:id/retry', handled(retry));
  routes.post('/endpoints/:id/test', handled(test));
  return routes;

  async function list(request, response) {
    const { endpointId, status, limit = '50' } = request.query;
    if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > mostListed) throw Problem.of(400, 'limit must be a number from 1 to 100.');
    if ([endpointId, status].some((value) => value !== undefined && typeof value !== 'string')) throw Problem.of(400, 'endpointId and status may be given once.');
    const ids = endpointId ? [(await endpoints.get(endpointId)).id] : (await endpoints.all()).map(({ id }) => id);
    const found = (await deliveries.recent(ids)).filter((delivery) => !status || delivery.status === status);
    response.json({ items: found.slice(0, Number(limit)).map(view) });
  }

  async function get(request, response) {
    response.json(view(await found(request.params.id)));
  }

  async function retry(request, response) {
    response.status(202).json(view(await dispatcher.retry(await found(request.params.id))));
  }

  async function test(request, response) {
    response.status(202).json(view(await dispatcher.test(request.params.id)));
  }

  async function found(id) {
    // Also keeps odd ids out of the store's keys.
    return (/^[\da-f]{32}$/.test(id) && (await deliveries.find(id))) || Promise.reject(Problem.of(404, 'There is no such delivery.'));
  }
}

const view = ({ id, endpointId, type, status, reason, createdAt, endedAt, attempts }) => ({
  id,
  webhookId: webhookId(id),
  endpointId,
  type,
  status,
  reason,
  createdAt,
  endedAt,
  attempts: attempts.map(({ at, milliseconds, status: answered, error }) => ({ at, milliseconds, status: answered, error })),
  lastStatus: attempts.at(-1)?.status,
});

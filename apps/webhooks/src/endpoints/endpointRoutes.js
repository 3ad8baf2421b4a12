import { Router } from 'express';
import { Problem } from '../problems.js';
import { parseTarget, resolveTarget, TargetRefused } from '../targets/target.js';
import { handled } from '../hosting/handled.js';
import { SecretUnreadable } from './endpointSecrets.js';
import { readFields } from './validation.js';

const resolveLimit = 5000;

/** `/api/webhooks/endpoints`: who gets webhooks. A secret is shown when it is made and when it is asked for, nowhere else. */
export function endpointRoutes({ store, secrets, targets, now = () => new Date() }) {
  const routes = Router();
  routes.get('/', handled(list));
  routes.post('/', handled(create));
  routes.get('/:id', handled(get));
  routes.patch('/:id', handled(edit));
  routes.delete('/:id', handled(remove));
  routes.get('/:id/secret', handled(secret));
  routes.post('/:id/rotate-secret', handled(rotate));
  return routes;

  async function list(request, response) {
    response.json({ items: (await store.all()).map(view) });
  }

  async function create(request, response) {
    const { secret: given, ...fields } = readFields(request.body, ['url', 'types', 'description', 'enabled', 'secret'], ['url', 'types']);
    fields.url = await checked(fields.url);
    const made = await store.add(fields, (id) => secrets.first(id, given));
    response.status(201).location(`/api/webhooks/endpoints/${made.id}`).set('cache-control', 'no-store').json({ ...view(made), secret: secrets.of(made, now())[0] });
  }

  async function get(request, response) {
    response.json(view(await store.get(request.params.id)));
  }

  async function edit(request, response) {
    const fields = readFields(request.body, ['url', 'types', 'description', 'enabled']);
    if (fields.url) fields.url = await checked(fields.url);
    response.json(view(await store.edit(request.params.id, fields)));
  }

  async function remove(request, response) {
    await store.remove(request.params.id);
    response.status(204).end();
  }

  async function secret(request, response) {
    show(response, await store.get(request.params.id));
  }

  async function rotate(request, response) {
    const { secret: given } = readFields(request.body ?? {}, ['secret']);
    show(response, await store.update(request.params.id, (endpoint) => ({ secrets: secrets.rotated(endpoint, now(), given), updatedAt: now().toISOString() })));
  }

  function show(response, endpoint) {
    response.set('cache-control', 'no-store').json({ secret: readable(endpoint) });
  }

  function readable(endpoint) {
    try {
      return secrets.of(endpoint, now())[0];
    } catch (error) {
      if (!(error instanceof SecretUnreadable)) throw error;
      throw new Problem(409, 'secret-unreadable', 'The secret cannot be read any more.', 'Rotate it.');
    }
  }

  async function checked(text) {
    try {
      const url = parseTarget(text, targets);
      await resolveTarget(url, { ...targets, signal: AbortSignal.timeout(resolveLimit) });
      return url.href;
    } catch (error) {
      if (error instanceof TargetRefused) throw new Problem(400, error.reason, 'This address cannot be called.', error.message);
      throw error;
    }
  }
}

/** What may be told of an endpoint: everything but its secrets. */
const view = ({ secrets, ...told }) => told;

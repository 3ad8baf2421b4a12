import { randomUUID } from 'node:crypto';
import { Problem } from '../problems.js';

// One document for all: an admin keeps a handful, and what is in one document changes at once.
const key = 'endpoints';
const mostEndpoints = 100;
const failingDays = 5;

/** Why an endpoint is disabled without an admin having done it. */
export const disabledBy = { gone: 'gone', failing: 'failing' };

const none = () => Problem.of(404, 'There is no such endpoint.');

/** Registered endpoints, with their secrets wrapped. */
export class EndpointStore {
  #state;
  #now;

  constructor(state, now = () => new Date()) {
    [this.#state, this.#now] = [state, now];
  }

  async all() {
    return (await this.#state.read(key)).value?.endpoints ?? [];
  }

  async find(id) {
    return (await this.all()).find((endpoint) => endpoint.id === id);
  }

  async get(id) {
    return (await this.find(id)) ?? Promise.reject(none());
  }

  /** `secretsOf` is given the id, to which secrets are bound. */
  async add(fields, secretsOf) {
    const id = randomUUID();
    const at = this.#now().toISOString();
    const endpoint = { id, description: '', enabled: true, ...fields, createdAt: at, updatedAt: at, secrets: secretsOf(id) };
    await this.#change((endpoints) => {
      if (endpoints.length >= mostEndpoints) throw new Problem(409, 'too-many-endpoints', 'There are too many endpoints.', `Delete one first; ${mostEndpoints} is the most.`);
      return [...endpoints, endpoint];
    });
    return endpoint;
  }

  /** `changed` gets the endpoint and gives what differs; 404 when there is none. */
  async update(id, changed) {
    let updated;
    await this.#change((endpoints) => {
      const index = endpoints.findIndex((endpoint) => endpoint.id === id);
      if (index < 0) throw none();
      const differs = changed(endpoints[index]);
      updated = { ...endpoints[index], ...differs };
      return differs && endpoints.with(index, updated);
    });
    return updated;
  }

  edit(id, fields) {
    return this.update(id, () => ({
      ...fields,
      updatedAt: this.#now().toISOString(),
      // Whoever enables an endpoint again gives it a new start.
      ...(fields.enabled && { disabledBy: undefined, failingSince: undefined }),
    }));
  }

  async remove(id) {
    await this.#change((endpoints) => {
      if (!endpoints.some((endpoint) => endpoint.id === id)) throw none();
      return endpoints.filter((endpoint) => endpoint.id !== id);
    });
  }

  /** The receiver said 410 Gone. */
  gone(id) {
    return this.#updateIfThere(id, () => ({ enabled: false, disabledBy: disabledBy.gone }));
  }

  succeeded(id) {
    return this.#updateIfThere(id, ({ failingSince }) => failingSince && { failingSince: undefined });
  }

  /** A delivery was given up. Disabled once that has been so for five days without one success. */
  failed(id) {
    const now = this.#now();
    return this.#updateIfThere(id, ({ failingSince, enabled }) => {
      if (!failingSince) return { failingSince: now.toISOString() };
      return enabled && now - new Date(failingSince) >= failingDays * 86_400_000 ? { enabled: false, disabledBy: disabledBy.failing } : undefined;
    });
  }

  async #updateIfThere(id, changed) {
    await this.#change((endpoints) => {
      const index = endpoints.findIndex((endpoint) => endpoint.id === id);
      const differs = index < 0 ? undefined : changed(endpoints[index]);
      return differs && endpoints.with(index, { ...endpoints[index], ...differs });
    });
  }

  #change(change) {
    return this.#state.update(key, (stored) => {
      const endpoints = change(stored?.endpoints ?? []);
      return endpoints && { endpoints };
    });
  }
}

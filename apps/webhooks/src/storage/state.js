import { StateConcurrencyEnum } from '@dapr/dapr';
import { stateStore } from '../names.js';

const conflicts = 20;
const firstWrite = { concurrency: StateConcurrencyEnum.CONCURRENCY_FIRST_WRITE };

function isConflict(error) {
  try {
    return JSON.parse(error.message).status === 409;
  } catch {
    return false;
  }
}

/** Documents in Dapr state, each changed only by whoever saw its newest version. */
export class StateStore {
  #state;

  constructor(dapr) {
    this.#state = dapr.state;
  }

  /** @returns {Promise<{ value: any, etag: string | undefined }>} both undefined when there is none */
  async read(key) {
    return (await this.readMany([key]))[0];
  }

  /** In the order of the keys. In bulk, since the SDK's plain read drops the ETag. */
  async readMany(keys) {
    if (keys.length === 0) return [];
    const found = await this.#state.getBulk(stateStore, keys, { parallelism: 10 });
    const byKey = new Map((Array.isArray(found) ? found : []).map((item) => [item.key, item]));
    return keys.map((key) => {
      const item = byKey.get(key);
      if (item?.error) throw new Error(`State ${key} cannot be read.`);
      return { value: item?.data ?? undefined, etag: item?.etag };
    });
  }

  /** False when the stored version is another one, or, without an ETag, when there is one. */
  async write(key, value, { etag, ttlSeconds } = {}) {
    const metadata = ttlSeconds && { ttlInSeconds: String(ttlSeconds) };
    const { error } = await this.#state.save(stateStore, [{ key, value, etag, options: { ...firstWrite }, metadata }]);
    if (error && !isConflict(error)) throw new Error(`State ${key} cannot be written.`);
    return !error;
  }

  /** Reads, changes, writes, again when somebody else was faster. `change` gets undefined for a missing document; undefined from it: leave all as it is. */
  async update(key, change, options = {}) {
    for (let tries = 0; tries < conflicts; tries++) {
      const { value, etag } = await this.read(key);
      const changed = change(value);
      if (changed === undefined) return value;
      if (await this.write(key, changed, { ...options, etag })) return changed;
    }
    throw new Error(`State ${key} is changed by too many at once.`);
  }
}

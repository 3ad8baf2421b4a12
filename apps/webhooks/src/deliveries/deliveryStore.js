import { deliveryId } from './ids.js';

// Longer than any delivery lives; then the store forgets by itself.
const ttlSeconds = 35 * 86_400;
const mostRecent = 100;
const mostAttempts = 50;
const mostRead = 1000;

const keyOf = (id) => `delivery-${id}`;
const eventKeyOf = (key) => `event-${key}`;
const recentKeyOf = (endpointId) => `recent-${endpointId}`;

/** What is or was to be delivered, with its attempts; the bodies, once per event; and the newest ids per endpoint. */
export class DeliveryStore {
  #state;
  #now;

  constructor(state, now = () => new Date()) {
    [this.#state, this.#now] = [state, now];
  }

  /** The first body of an event stays: all attempts send the same bytes. */
  async keepEvent(key, event) {
    await this.#state.write(eventKeyOf(key), event, { ttlSeconds });
  }

  async event(key) {
    return (await this.#state.read(eventKeyOf(key))).value;
  }

  async find(id) {
    return (await this.#state.read(keyOf(id))).value;
  }

  /** The delivery of an event to an endpoint, made unless it is there: the guard against doing it twice, also after its workflow has ended. */
  async take(eventKey, type, endpointId) {
    const id = deliveryId(eventKey, endpointId);
    const made = { id, eventKey, endpointId, type, status: 'pending', run: 1, createdAt: this.#now().toISOString(), attempts: [] };
    const delivery = (await this.#state.write(keyOf(id), made, { ttlSeconds })) ? made : await this.find(id);
    let dropped = [];
    await this.#state.update(recentKeyOf(endpointId), (stored) => {
      const ids = stored?.ids ?? [];
      dropped = ids.slice(mostRecent - 1);
      return ids.includes(id) ? undefined : { ids: [id, ...ids].slice(0, mostRecent) };
    }, { ttlSeconds });
    return { delivery, dropped };
  }

  /** Adds an attempt and, when it was the last, how it ended. Without effect on another run or an ended delivery. */
  record(id, run, attempt, outcome) {
    return this.#state.update(keyOf(id), (stored) => {
      if (stored?.run !== run || stored.status !== 'pending') return undefined;
      const attempts = attempt ? [...stored.attempts, attempt].slice(-mostAttempts) : stored.attempts;
      return { ...stored, attempts, ...outcome, ...(outcome && { endedAt: this.#now().toISOString() }) };
    }, { ttlSeconds });
  }

  /** A new day of attempts, if `from` is still what is stored; undefined otherwise. */
  async restart(from) {
    let renewed;
    await this.#state.update(keyOf(from.id), (stored) => {
      renewed = stored?.run === from.run ? { ...stored, status: 'pending', run: from.run + 1, reason: undefined, endedAt: undefined } : undefined;
      return renewed;
    }, { ttlSeconds });
    return renewed;
  }

  /** Newest first. Of many endpoints only the newest of each, so that a question stays small. */
  async recent(endpointIds) {
    const each = Math.min(mostRecent, Math.max(10, Math.ceil(mostRead / endpointIds.length)));
    const lists = await this.#state.readMany(endpointIds.map(recentKeyOf));
    const found = await this.#state.readMany(lists.flatMap(({ value }) => value?.ids.slice(0, each) ?? []).map(keyOf));
    return found.map(({ value }) => value).filter(Boolean).sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  }
}

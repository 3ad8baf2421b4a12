import { newSecret } from '../signing.js';
import { unwrap, wrap } from '../secrets/wrapping.js';

const overlapHours = 24;
const mostSecrets = 4;

/** The secrets of an endpoint, newest first. Those that were rotated away sign too, for a day, so that a receiver can change over. */
export class EndpointSecrets {
  #key;

  /** @param {{ bytes: Buffer }} key */
  constructor(key) {
    this.#key = key;
  }

  /** The stored form of a first secret. */
  first(endpointId, secret = newSecret()) {
    return [{ wrapped: wrap(this.#key.bytes, endpointId, secret) }];
  }

  /** The stored form after a rotation. */
  rotated(endpoint, now, secret = newSecret()) {
    const expiresAt = new Date(now.getTime() + overlapHours * 3600_000).toISOString();
    const [current, ...older] = live(endpoint, now);
    return [...this.first(endpoint.id, secret), { ...current, expiresAt }, ...older].slice(0, mostSecrets);
  }

  /** All that sign now, in clear. Those that were wrapped under another key are passed over; {@link SecretUnreadable} when none is left. */
  of(endpoint, now) {
    const key = this.#key.bytes;
    const found = live(endpoint, now).flatMap(({ wrapped }) => {
      try {
        return [unwrap(key, endpoint.id, wrapped)];
      } catch {
        return [];
      }
    });
    if (found.length === 0) throw new SecretUnreadable();
    return found;
  }
}

/** The wrapping secret was changed, or the stored secret was tampered with. Rotating makes a new one. */
export class SecretUnreadable extends Error {}

const live = (endpoint, now) => endpoint.secrets.filter(({ expiresAt }) => !expiresAt || new Date(expiresAt) > now);

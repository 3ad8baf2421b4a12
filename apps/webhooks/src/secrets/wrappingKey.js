import { setTimeout as delay } from 'node:timers/promises';
import { secretStore, wrappingSecret } from '../names.js';

const longestPause = 5000;

/** The bytes of the stored text, or undefined unless it is 32 bytes in base64. */
export function keyBytes(text) {
  const bytes = Buffer.from(typeof text === 'string' ? text.trim() : '', 'base64');
  return bytes.length === 32 ? bytes : undefined;
}

/** The key that wraps endpoint secrets. Read in the background; without it the app is not ready, and says why once. */
export class WrappingKey {
  #bytes;

  get ready() {
    return this.#bytes !== undefined;
  }

  get bytes() {
    if (!this.#bytes) throw new Error(`Secret '${wrappingSecret}' has not been read yet.`);
    return this.#bytes;
  }

  async load(dapr, log) {
    let said = false;
    for (let pause = 200; ; pause = Math.min(pause * 2, longestPause)) {
      // The runtime answers a missing secret and a missing store alike, with an error.
      const found = await dapr.secret.get(secretStore, wrappingSecret).catch(() => ({}));
      this.#bytes = keyBytes(found?.[wrappingSecret]);
      if (this.#bytes) return log.info(`Secret ${wrappingSecret} was read`);
      if (!said) log.error(`Not ready: secret '${wrappingSecret}' is missing from the secret store '${secretStore}' or malformed: put 32 random bytes there, base64-encoded (openssl rand -base64 32).`);
      said = true;
      await delay(pause);
    }
  }
}

import { StateStore } from '../src/storage/state.js';

/** Dapr state in memory, with its rules for ETags. */
export function memoryState() {
  const items = new Map();
  let version = 0;
  const state = {
    getBulk: async (_store, keys) => keys.map((key) => ({ key, ...structuredClone(items.get(key)) })),
    save: async (_store, [{ key, value, etag }]) => {
      if (items.get(key)?.etag !== etag) return { error: new Error(JSON.stringify({ status: 409 })) };
      items.set(key, { data: structuredClone(value), etag: String(++version) });
      return {};
    },
  };
  return new StateStore({ state });
}

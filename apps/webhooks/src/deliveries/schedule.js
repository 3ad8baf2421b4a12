import { createHash } from 'node:crypto';

const mostRetryAfter = 6 * 3600;

/**
 * Seconds to wait after attempt number `attempt` (from 1), or undefined after the last. Up to a tenth is added, so that what failed together is not tried
 * again together; it follows from the id, since a workflow must compute the same on every replay. A receiver may ask for more time, up to six hours.
 */
export function waitAfter(attempt, { delays, deliveryId, retryAfter = 0 }) {
  if (attempt > delays.length) return undefined;
  const share = createHash('sha256').update(`${deliveryId}/${attempt}`).digest().readUInt32BE() / 2 ** 32;
  return Math.max(delays[attempt - 1] * (1 + share / 10), Math.min(retryAfter, mostRetryAfter));
}

/** `Retry-After` in seconds: a number or an HTTP date; undefined when it is neither. */
export function retryAfterSeconds(text, now) {
  if (/^\d{1,9}$/.test(text ?? '')) return Number(text);
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

import { eventKey } from '../deliveries/ids.js';
import { typeOfTopic } from '../names.js';

const mostBytes = 64 * 1024;

/** What receivers get of a CloudEvent, or undefined when it is none that could ever be delivered. */
export function readEvent(topic, envelope) {
  const { id, source, data } = envelope ?? {};
  if (typeof id !== 'string' || id === '' || data === null || typeof data !== 'object' || Array.isArray(data)) return undefined;
  // When it happened, not when it was published: the same on every redelivery.
  const at = new Date(data.publishedAt ?? data.failedAt ?? envelope.time);
  if (Number.isNaN(at.getTime())) return undefined;
  const type = typeOfTopic.get(topic);
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  return Buffer.byteLength(body) > mostBytes ? undefined : { key: eventKey(topic, String(source ?? ''), id), type, body, isCompanion: data.isCompanion === true };
}

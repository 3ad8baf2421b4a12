import { createHash } from 'node:crypto';

const digest = (...parts) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);

/** One per CloudEvent: source and id name it, the topic keeps facts of different kinds apart. */
export const eventKey = (topic, source, id) => digest(topic, source, id);

/** One per event and endpoint, whatever is received twice. */
export const deliveryId = (key, endpointId) => digest(key, endpointId);

/** What receivers see as `webhook-id`: the same on every attempt, also on a retry by an admin. */
export const webhookId = (delivery) => `msg_${delivery}`;

/** `[A-Za-z0-9_-]`, at most 64. A run is one day of attempts; an admin may ask for another. */
export const workflowId = (delivery, run) => `deliver-${delivery}-${run}`;

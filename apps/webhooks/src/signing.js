import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret of 32 bytes, as receivers keep it. */
export const newSecret = () => prefix + randomBytes(32).toString('base64');

/** The bytes of `whsec_<base64>`, or undefined unless it is one of 24 to 64 bytes. */
export function secretBytes(text) {
  if (typeof text !== 'string' || !text.startsWith(prefix)) return undefined;
  const encoded = text.slice(prefix.length);
  const bytes = Buffer.from(encoded, 'base64');
  // Buffer skips what is not base64: only what comes out the same was base64.
  return bytes.toString('base64') === encoded && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
}

/**
 * Headers of the Standard Webhooks specification 1.0: every secret signs, so that a receiver may check with the old one or the new one.
 * @param {{ id: string, at: Date, body: string, secrets: string[] }} message
 */
export function signedHeaders({ id, at, body, secrets }) {
  const timestamp = Math.floor(at.getTime() / 1000).toString();
  const signature = (secret) => `v1,${createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': secrets.map(signature).join(' ') };
}

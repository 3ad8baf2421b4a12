import dns from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublic } from './addresses.js';

/** Why an address may not be called: `reason` is stable, the message is a sentence for the admin. */
export class TargetRefused extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

const malformed = (message) => new TargetRefused('target-malformed', message);

/** The rules that need no DNS. Odd spellings of addresses (0x7f.1, 2130706433) are normalised by URL itself. */
export function parseTarget(text, { allowPrivate }) {
  if (typeof text !== 'string' || text.length > 2048) throw malformed('The address must be a text of at most 2048 characters.');
  // URL would quietly drop tabs and line breaks, and accept backslashes as slashes.
  if (/[\s\\\u0000-\u001f\u007f]/.test(text) || !URL.canParse(text)) throw malformed('This is not an absolute address.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) throw malformed('The address must begin with https://.');
  if (url.username || url.password) throw malformed('The address must not hold a user name or a password.');
  if (url.hash || text.includes('#')) throw malformed('The address must not hold a fragment (#).');
  const port = Number(url.port || 443);
  // Below 1024 only HTTPS: nobody makes this app talk to mail, SSH or name servers.
  if (!allowPrivate && port !== 443 && port < 1024) throw malformed('The port must be 443, or 1024 and above.');
  return url;
}

/**
 * The addresses of a target, all of them allowed: connect to these and to no others, so that a second DNS answer changes nothing.
 * @returns {Promise<{ address: string, family: number }[]>}
 */
export async function resolveTarget(url, { allowPrivate, lookup = dns.lookup, signal }) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await answered(lookup(host, { all: true, verbatim: true }), signal);
  if (addresses.length === 0) throw new TargetRefused('target-unresolved', 'The name of the target has no address.');
  if (!allowPrivate && !addresses.every(({ address }) => isPublic(address))) {
    throw new TargetRefused('target-refused', 'The target is, or may be, on a private or reserved network.');
  }
  return addresses;
}

async function answered(looking, signal) {
  const late = new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }));
  try {
    signal?.throwIfAborted();
    return await Promise.race([looking, late]);
  } catch {
    throw new TargetRefused('target-unresolved', 'The name of the target cannot be resolved.');
  }
}

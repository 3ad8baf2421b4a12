/** What is wrong with the environment, as a sentence for whoever starts the app. */
export class SettingsError extends Error {}

// About a day in all: then it is not an outage any more.
const dayOfDelays = '5,300,1800,7200,18000,28800,28800';

function number(name, text, least, most) {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || value > most) throw new SettingsError(`${name} is '${text}'; set it to a number from ${least} to ${most}.`);
  return value;
}

function flag(name, text) {
  if (!['', 'true', 'false'].includes(text)) throw new SettingsError(`${name} is '${text}'; set it to true or false.`);
  return text === 'true';
}

const isLoopback = (url) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/** True when sign-in data may be fetched from there. */
export const trustworthy = (url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));

function authority(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !trustworthy(url)) throw new SettingsError(`Auth__Authority is '${text}'; set it to the https address of the OpenID provider (http only on this machine).`);
  return text.replace(/\/+$/, '');
}

/** Reads the environment once; nobody else does. */
export function readSettings(env) {
  // A runner names the port in APP_PORT. In a container HTTP_PORTS does, and the app is reached from outside its network namespace.
  const [name, host] = env.APP_PORT ? ['APP_PORT', '127.0.0.1'] : ['HTTP_PORTS', '0.0.0.0'];
  return {
    port: number(name, env[name] ?? '', 1, 65535),
    host,
    appApiToken: env.APP_API_TOKEN || undefined,
    authority: authority(env.Auth__Authority ?? ''),
    audience: env.Auth__Audience || 'edustream',
    /** Private, loopback and http targets: for one machine and for tests. */
    allowPrivate: flag('WEBHOOKS_ALLOW_PRIVATE', env.WEBHOOKS_ALLOW_PRIVATE ?? ''),
    /** Seconds between the attempts; one attempt more than there are delays. At most 20, each at most 2 days. */
    delays: (env.WEBHOOKS_DELAYS_SECONDS || dayOfDelays).split(',').slice(0, 20).map((text) => number('WEBHOOKS_DELAYS_SECONDS', text, 0, 172800)),
    /** For one attempt, from name to answer. Default 15, at most 60. */
    timeoutSeconds: number('WEBHOOKS_TIMEOUT_SECONDS', env.WEBHOOKS_TIMEOUT_SECONDS || '15', 0.1, 60),
  };
}

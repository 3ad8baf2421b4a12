import { eventTypes } from '../names.js';
import { Problem } from '../problems.js';
import { secretBytes } from '../signing.js';

const checks = {
  url: (value) => (typeof value === 'string' && value !== '' ? undefined : 'An https address is needed.'),
  types: (value) =>
    Array.isArray(value) && value.length > 0 && value.length === new Set(value).size && value.every((type) => eventTypes.includes(type))
      ? undefined
      : `One or more of ${eventTypes.join(', ')}, each once.`,
  description: (value) => (typeof value === 'string' && value.length <= 200 ? undefined : 'A text of at most 200 characters.'),
  enabled: (value) => (typeof value === 'boolean' ? undefined : 'true or false.'),
  secret: (value) => (secretBytes(value) ? undefined : 'whsec_ and 24 to 64 bytes in base64.'),
};

/** The known fields of a request body, checked one by one; anything else in it is refused. */
export function readFields(body, allowed, required = []) {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw Problem.of(400, 'The body must be a JSON object.');
  const errors = {};
  for (const name of Object.keys(body)) {
    const wrong = allowed.includes(name) ? checks[name](body[name]) : 'There is no such field.';
    // Own property, whatever the name: `__proto__` is only a name here.
    if (wrong) Object.defineProperty(errors, name.slice(0, 40), { value: [wrong], enumerable: true, configurable: true });
  }
  for (const name of required) if (!Object.hasOwn(body, name)) errors[name] = [checks[name]()];
  if (Object.keys(errors).length > 0) throw new Problem(400, 'invalid-endpoint', 'The endpoint is not valid.', 'See errors for what to change.', errors);
  return Object.fromEntries(allowed.filter((name) => Object.hasOwn(body, name)).map((name) => [name, body[name]]));
}

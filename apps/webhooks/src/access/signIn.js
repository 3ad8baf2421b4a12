import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { Problem } from '../problems.js';
import { trustworthy } from '../settings.js';

// Only asymmetric signatures: with a shared-secret algorithm the public key could be passed off as the secret.
const algorithms = ['RS256', 'PS256', 'ES256'];
const discoveryLife = 3600_000;
const admin = 'admin';

/** Checks sign-in tokens of one OpenID provider by issuer, audience, signature and time. */
export class SignIn {
  #authority;
  #audience;
  #provider;

  constructor({ authority, audience }) {
    [this.#authority, this.#audience] = [authority, audience];
  }

  /** For express: lets only admins pass. */
  requireAdmin = async (request, response, next) => {
    const { roles } = await this.#claims(request, response);
    if (!(Array.isArray(roles) ? roles : [roles]).includes(admin)) throw Problem.of(403, 'Only admins may do this.');
    next();
  };

  async #claims(request, response) {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    try {
      if (!token) throw new errors.JWTInvalid('none');
      const { issuer, keys } = await this.#discover();
      return (await jwtVerify(token, keys, { issuer, audience: this.#audience, algorithms, clockTolerance: 30, requiredClaims: ['exp'] })).payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.constructor === errors.JOSEError) {
        throw Problem.of(503, 'Sign-ins cannot be checked now.', 'The sign-in provider does not answer. Try again later.');
      }
      response.set('www-authenticate', token ? 'Bearer error="invalid_token"' : 'Bearer');
      throw Problem.of(401, 'Sign in first.', token ? 'The access token is not valid here, or not any more.' : 'Send an access token.');
    }
  }

  async #discover() {
    if (this.#provider?.until > Date.now()) return this.#provider;
    const answer = await fetch(`${this.#authority}/.well-known/openid-configuration`, { redirect: 'error', signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error('No discovery document.');
    const { issuer, jwks_uri: address } = await answer.json();
    if (typeof issuer !== 'string' || !trustworthy(new URL(address))) throw new Error('No usable discovery document.');
    const keys = createRemoteJWKSet(new URL(address), { cooldownDuration: 5000, timeoutDuration: 5000 });
    this.#provider = { issuer, keys, until: Date.now() + discoveryLife };
    return this.#provider;
  }
}

import { findAccount, person } from './accounts.js';
import { signOutPage } from './pages.js';

// Resource indicators (RFC 8707) are URIs; the `aud` claim of the tokens is the plain name that the APIs expect.
const apiResource = 'urn:edustream:api';

/** Settings of oidc-provider: one public client with PKCE, JWT access tokens with `name` and `roles`, as Entra ID issues them. */
export function configuration({ publicOrigin, audience, keys }) {
  return {
    clients: [
      {
        client_id: 'edustream-web',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${publicOrigin}/signed-in`],
        post_logout_redirect_uris: [`${publicOrigin}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    jwks: keys.jwks,
    cookies: { keys: keys.cookies },
    findAccount,
    claims: { openid: ['sub'], profile: ['name', 'roles'] },
    scopes: ['openid', 'profile', 'offline_access'],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    issueRefreshToken: async () => true,
    clientBasedCORS: (_context, origin) => origin === publicOrigin,
    extraTokenClaims: (_context, token) => {
      const { name, roles } = person(token.accountId) ?? {};
      return { name, roles };
    },
    // Everybody who signs in consents: there is one client, and it is ours.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const granted = session.grantIdFor(client.clientId);
      if (granted) {
        const grant = await provider.Grant.find(granted);
        if (grant) return grant;
      }
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile offline_access');
      grant.addResourceScope(apiResource, 'api');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: { AccessToken: 3600, AuthorizationCode: 60, IdToken: 3600, Interaction: 600, Grant: 86400, Session: 86400, RefreshToken: 86400 },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          context.body = signOutPage(form);
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== apiResource) throw new Error('unknown resource');
          return { scope: 'api', audience, accessTokenFormat: 'jwt', accessTokenTTL: 3600, jwt: { sign: { alg: 'RS256' } } };
        },
      },
    },
  };
}

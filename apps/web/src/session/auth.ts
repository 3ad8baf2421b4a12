import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { loadSettings } from './settings';

export interface Person {
  id: string;
  name: string;
  canTeach: boolean;
}

let manager: Promise<UserManager> | undefined;

function users(): Promise<UserManager> {
  manager ??= loadSettings().then(
    ({ authority, clientId }) =>
      new UserManager({
        authority,
        client_id: clientId,
        redirect_uri: `${location.origin}/signed-in`,
        post_logout_redirect_uri: `${location.origin}/`,
        scope: 'openid profile',
        // Gone with the tab: a shared lecture-hall computer must not stay signed in.
        userStore: new WebStorageStateStore({ store: sessionStorage }),
        automaticSilentRenew: true,
      }),
    (error) => {
      manager = undefined;
      throw error;
    },
  );
  return manager;
}

/** Roles are in the access token, as with Entra ID; the APIs check them, the page only decides what to show. */
function roles(user: User): string[] {
  const payload = user.access_token.split('.')[1] ?? '';
  const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))));
  return claims.roles ?? [];
}

export async function currentPerson(): Promise<Person | null> {
  const user = await (await users()).getUser();
  if (!user || user.expired) return null;
  const has = roles(user);
  return { id: user.profile.sub, name: user.profile.name ?? user.profile.sub, canTeach: has.includes('instructor') || has.includes('admin') };
}

export const signIn = async (returnTo: string) => (await users()).signinRedirect({ state: returnTo });

export const signOut = async () => (await users()).signoutRedirect();

/** Ends a sign-in: gives the address that the person wanted. Only a path of this site is believed. */
export async function finishSignIn(): Promise<string> {
  const user = await (await users()).signinCallback();
  return typeof user?.state === 'string' && /^\/(?!\/)/.test(user.state) ? user.state : '/';
}

/** For the Authorization header; undefined when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  return (await (await users()).getUser())?.access_token;
}

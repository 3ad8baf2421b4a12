import { names } from './accounts.js';

const head = (title) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>`;

const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The sign-in form. Field names `login` and `password` are what scripts post. */
export const signInPage = (uid, failed) => `${head('Sign in to EduStream')}
<style>
  body { font: 16px/1.5 system-ui, sans-serif; background: #f4f5f7; color: #1b1f24; display: grid; place-items: center; min-height: 100vh; margin: 0 }
  form { background: #fff; padding: 2rem; border-radius: 12px; box-shadow: 0 1px 8px #0002; width: min(22rem, 90vw); display: grid; gap: .75rem }
  input { font: inherit; padding: .5rem .75rem; border: 1px solid #6b7280; border-radius: 6px; width: 100%; box-sizing: border-box }
  button { font: inherit; font-weight: 600; padding: .6rem; border: 0; border-radius: 6px; background: #1d4ed8; color: #fff; cursor: pointer }
  h1 { font-size: 1.25rem; margin: 0 } .error { color: #b00020; margin: 0 } .hint { color: #4b5563; font-size: .875rem; margin: 0 }
</style></head>
<body><main><form method="post" action="/interaction/${escape(uid)}/login">
  <h1>Sign in to EduStream</h1>
  ${failed ? '<p class="error" role="alert">That login and password do not match. Try again.</p>' : ''}
  <label>Login<input name="login" autocomplete="username" autofocus required></label>
  <label>Password<input name="password" type="password" autocomplete="current-password" required></label>
  <button>Sign in</button>
  <p class="hint">On this machine: ${names.map((n) => `<code>${n}</code>`).join(', ')}; each password is the login.</p>
</form></main></body></html>`;

/** Ends the session without a second question: the front end's button was the question. `form` is the provider's own, with its token. */
export const signOutPage = (form) => `${head('Signing out')}</head>
<body><p>Signing out…</p>${form}
<script>const f = document.forms[0]; const yes = document.createElement('input'); yes.type = 'hidden'; yes.name = 'logout'; yes.value = 'yes'; f.append(yes); f.submit();</script>
<noscript><button form="op.logoutForm" name="logout" value="yes">Sign out</button></noscript></body></html>`;

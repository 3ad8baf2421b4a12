import { names } from './accounts.js';

const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The sign-in form. Field names `login` and `password` are what scripts post. */
export const signInPage = (uid, failed) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in to EduStream</title>
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

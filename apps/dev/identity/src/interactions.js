import { signIn } from './accounts.js';
import { signInPage } from './pages.js';

const formLimit = 4096;

async function form(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > formLimit) return undefined;
  }
  return new URLSearchParams(body);
}

const html = (response, status, text) =>
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
    .end(text);

/** Answers `/interaction/{uid}` and `/interaction/{uid}/login`; false when the request is not one of them. */
export async function interaction(provider, request, response) {
  const match = /^\/interaction\/([\w-]{1,64})(\/login)?$/.exec(request.url.split('?')[0]);
  if (!match) return false;
  const [, uid, login] = match;
  try {
    // Throws unless the cookie of this browser belongs to the interaction.
    await provider.interactionDetails(request, response);
    if (!login) {
      html(response, 200, signInPage(uid, false));
    } else if (request.method === 'POST') {
      const fields = await form(request);
      const account = fields && signIn(fields.get('login'), fields.get('password'));
      if (account) {
        await provider.interactionFinished(request, response, { login: { accountId: account.sub } }, { mergeWithLastSubmission: false });
      } else {
        html(response, 401, signInPage(uid, true));
      }
    } else {
      response.writeHead(405, { allow: 'POST' }).end();
    }
  } catch (error) {
    if (error.name !== 'SessionNotFound') throw error;
    html(response, 400, '<!doctype html><title>Expired</title><p>This sign-in has expired. Go back to EduStream and start again.</p>');
  }
  return true;
}

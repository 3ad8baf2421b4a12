import http from 'node:http';
import https from 'node:https';

const mostAnswerBytes = 64 * 1024;

/**
 * One POST to addresses that were checked before; the name is not looked up again. Redirects are not followed. Gives the status as soon as it is there;
 * of the answer's body a little is read, so that the receiver can finish, and dropped. Fails with `timeout` or `connection-failed` as message.
 */
export function post({ url, addresses, headers, body, signal }) {
  const pinned = (_name, options, done) => (options.all ? done(null, addresses) : done(null, addresses[0].address, addresses[0].family));
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const sending = request(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, lookup: pinned, agent: false, signal });
    sending.on('response', (answer) => {
      let read = 0;
      answer.on('data', (part) => (read += part.length) > mostAnswerBytes && sending.destroy());
      answer.on('error', () => {});
      resolve({ status: answer.statusCode, retryAfter: answer.headers['retry-after'] });
    });
    // The certificate's complaint and the like would tell the network apart: one word is enough for the admin.
    const failed = () => reject(new Error(signal.aborted ? 'timeout' : 'connection-failed'));
    sending.on('error', failed);
    // An answer that switches protocols ends without an error and without an answer.
    sending.on('close', failed);
    sending.end(body);
  });
}

import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { configuration } from './configuration.js';
import { interaction } from './interactions.js';
import { loadKeys } from './keys.js';

/** Starts the provider on loopback; resolves with the listening server. Port 0 takes any free port, the issuer then names it. */
export async function start({ port, issuer, publicOrigin, audience = 'edustream', keysFile }) {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const provider = new Provider(issuer ?? `http://localhost:${server.address().port}`, configuration({ publicOrigin, audience, keys: loadKeys(keysFile) }));
  provider.on('server_error', (_context, error) => console.error(error));
  const oidc = provider.callback();
  server.on('request', async (request, response) => {
    try {
      if (request.url.startsWith('/health/')) response.writeHead(200, { 'content-type': 'text/plain' }).end('Healthy');
      else if (!(await interaction(provider, request, response))) oidc(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500).end();
    }
  });
  return { server, issuer: provider.issuer };
}

import { start } from './server.js';

const { APP_PORT = '5109', ISSUER, PUBLIC_ORIGIN = 'http://localhost:5100', AUDIENCE, KEYS_FILE = '../../../.data/identity.json' } = process.env;

try {
  const { server, issuer } = await start({ port: Number(APP_PORT), issuer: ISSUER, publicOrigin: PUBLIC_ORIGIN, audience: AUDIENCE, keysFile: KEYS_FILE });
  console.log(`Identity provider for this machine at ${issuer}`);
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  }
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${APP_PORT} is in use; free it or start with other ports.` : error.message);
  process.exit(1);
}

import { timingSafeEqual } from 'node:crypto';
import { Problem } from '../problems.js';

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

function same(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** For express: lets only this app's own sidecar pass. It calls from this machine and, when a token is set, knows it. */
export const requireSidecar = ({ appApiToken }) => (request, _response, next) => {
  const known = !appApiToken || same(appApiToken, request.headers['dapr-api-token'] ?? '');
  if (loopback.includes(request.socket.remoteAddress) && known) return next();
  throw new Problem(403, 'internal-only', "Only the platform's own apps may call this.");
};

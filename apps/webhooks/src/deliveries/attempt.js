import { SecretUnreadable } from '../endpoints/endpointSecrets.js';
import { signedHeaders } from '../signing.js';
import { parseTarget, resolveTarget, TargetRefused } from '../targets/target.js';
import { webhookId } from './ids.js';
import { retryAfterSeconds } from './schedule.js';
import { post } from './send.js';

const gone = 410;
const mayAskForTime = [429, 503];

const errorName = (error) => (error instanceof TargetRefused ? error.reason : error instanceof SecretUnreadable ? 'secret-unreadable' : error.message);

/** The activity `attemptDelivery`: one attempt, recorded. It may run twice; what is recorded is not done again. */
export class Attempts {
  constructor({ deliveries, endpoints, secrets, targets, timeoutSeconds, log, now = () => new Date() }) {
    Object.assign(this, { deliveries, endpoints, secrets, targets, timeoutSeconds, log, now });
  }

  /** Gives `{ ended }` with the final status, or `{ retryAfter }` (seconds or undefined) when it is to be tried again. Throws only for troubles of our own. */
  attemptDelivery = async (_context, { deliveryId, run, attempt, last }) => {
    const delivery = await this.deliveries.find(deliveryId);
    if (!delivery) return { ended: 'expired' };
    if (delivery.status !== 'pending' || delivery.run !== run) return { ended: delivery.status };
    const done = delivery.attempts.find((one) => one.run === run && one.number === attempt);
    if (done) return { retryAfter: done.retryAfter };

    const endpoint = await this.endpoints.find(delivery.endpointId);
    if (!endpoint?.enabled) return this.#end(delivery, { status: 'cancelled', reason: endpoint ? 'endpoint-disabled' : 'endpoint-deleted' });
    const event = await this.deliveries.event(delivery.eventKey);
    if (!event) return this.#end(delivery, { status: 'failed', reason: 'event-expired' });

    const record = { run, number: attempt, ...(await this.#send(delivery, endpoint, event)) };
    if (record.status >= 200 && record.status < 300) {
      if (endpoint.failingSince) await this.endpoints.succeeded(endpoint.id);
      return this.#end(delivery, { status: 'delivered' }, record);
    }

    if (record.status === gone) {
      await this.endpoints.gone(endpoint.id);
      return this.#end(delivery, { status: 'failed', reason: 'gone' }, record);
    }

    if (last) {
      await this.endpoints.failed(endpoint.id);
      return this.#end(delivery, { status: 'failed', reason: 'attempts-exhausted' }, record);
    }

    await this.deliveries.record(deliveryId, run, record);
    return { retryAfter: record.retryAfter };
  };

  async #send(delivery, endpoint, event) {
    const at = this.now();
    const signal = AbortSignal.timeout(this.timeoutSeconds * 1000);
    const told = (outcome) => ({ at: at.toISOString(), milliseconds: this.now() - at, ...outcome });
    try {
      const headers = signedHeaders({ id: webhookId(delivery.id), at, body: event.body, secrets: this.secrets.of(endpoint, at) });
      const url = parseTarget(endpoint.url, this.targets);
      const addresses = await resolveTarget(url, { ...this.targets, signal });
      const { status, retryAfter } = await post({ url, addresses, body: event.body, signal, headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'EduStream-Webhooks/1.0' } });
      return told({ status, retryAfter: mayAskForTime.includes(status) ? retryAfterSeconds(retryAfter, at) : undefined });
    } catch (error) {
      if (error instanceof SecretUnreadable) this.log.error(`The secret of endpoint ${endpoint.id} cannot be unwrapped: was 'webhook-secret-wrapping' changed? Rotate the secret.`);
      return told({ error: errorName(error) });
    }
  }

  async #end(delivery, outcome, record) {
    await this.deliveries.record(delivery.id, delivery.run, record, outcome);
    return { ended: outcome.status };
  }
}

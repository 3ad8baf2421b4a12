import { waitAfter } from './schedule.js';

// Our own store or sidecar is away: that is no attempt. 5 minutes at most between tries, so about a day.
const mostTroubles = 300;
const longestPause = 300;

/**
 * Delivers one webhook to one endpoint: attempts with durable timers between them, for about a day. Ids in, outcome out; neither body nor secret
 * enters the history. The delays are part of the input, so that another configuration does not change a delivery that is under way.
 */
export async function* deliverWebhook(context, { deliveryId, run, delays }) {
  let troubles = 0;
  for (let attempt = 1; ; ) {
    const last = attempt > delays.length;
    let outcome;
    try {
      outcome = yield context.callActivity('attemptDelivery', { deliveryId, run, attempt, last });
    } catch (failure) {
      if (++troubles > mostTroubles) throw failure;
      yield context.createTimer(Math.min(2 ** troubles, longestPause));
      continue;
    }

    if (outcome.ended) return outcome.ended;
    yield context.createTimer(waitAfter(attempt, { delays, deliveryId, retryAfter: outcome.retryAfter }));
    attempt++;
  }
}

import { DaprPubSubStatusEnum } from '@dapr/dapr';
import { deadLetterSuffix, pubSub, typeOfTopic } from '../names.js';
import { readEvent } from './envelope.js';

const { SUCCESS, RETRY, DROP } = DaprPubSubStatusEnum;

/** Takes in every topic, and its dead letters. `envelopes` gives what the SDK leaves out: the whole CloudEvent of a delivery, by its headers. */
export async function subscribe(pubsub, { dispatcher, envelopes, log }) {
  for (const topic of typeOfTopic.keys()) {
    const deadLetterTopic = topic + deadLetterSuffix;
    await pubsub.subscribeWithOptions(pubSub, topic, { deadLetterTopic, callback: taking(topic, false) });
    await pubsub.subscribeWithOptions(pubSub, deadLetterTopic, { callback: taking(topic, true) });
  }

  // The SDK takes an exception for success: every failure is turned into a status here.
  function taking(topic, isDeadLetter) {
    return async (_data, headers) => {
      const event = readEvent(topic, envelopes.get(headers));
      if (!event) {
        if (!isDeadLetter) return DROP;
        log.error(`An event of ${topic} cannot be delivered to anybody: it is no CloudEvent with id, time and an object as data, or too large. Nobody is told.`);
        return SUCCESS;
      }

      // Receivers take these events for the lesson's own: its second picture is no news to them.
      if (event.isCompanion) return SUCCESS;

      try {
        await dispatcher.dispatch(event);
        if (isDeadLetter) log.warn(`Event ${event.key} (${event.type}) was tried in vain before; now its deliveries are started`);
        return SUCCESS;
      } catch (error) {
        log[isDeadLetter ? 'error' : 'warn'](`Deliveries of event ${event.key} (${event.type}) could not be started, and it will be tried again: ${error.message}`);
        return RETRY;
      }
    };
  }
}

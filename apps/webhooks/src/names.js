// The same names as in EduStream.Contracts; a convention test compares them.
export const stateStore = 'statestore';
export const pubSub = 'pubsub';
export const secretStore = 'secretstore';
export const wrappingSecret = 'webhook-secret-wrapping';
export const deadLetterSuffix = '-dead-letter';

/** Topic -> the type that receivers see. */
export const typeOfTopic = new Map([
  ['video-published', 'video.published'],
  ['video-failed', 'video.failed'],
]);

/** What an endpoint may subscribe to. */
export const eventTypes = [...typeOfTopic.values()];

/** Sent on request only, to any endpoint. */
export const testType = 'webhook.test';

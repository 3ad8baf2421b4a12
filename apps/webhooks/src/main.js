import { setTimeout as delay } from 'node:timers/promises';
import { DaprWorkflowClient } from '@dapr/dapr';
import { Router } from 'express';
import { SignIn } from './access/signIn.js';
import { Attempts } from './deliveries/attempt.js';
import { deliveryRoutes } from './deliveries/deliveryRoutes.js';
import { DeliveryStore } from './deliveries/deliveryStore.js';
import { Dispatcher } from './deliveries/dispatcher.js';
import { deliverWebhook } from './deliveries/workflow.js';
import { endpointRoutes } from './endpoints/endpointRoutes.js';
import { EndpointSecrets } from './endpoints/endpointSecrets.js';
import { EndpointStore } from './endpoints/endpointStore.js';
import { subscribe } from './events/subscriptions.js';
import { createHosting } from './hosting/server.js';
import { Worker } from './hosting/worker.js';
import { log, silenceWorker } from './log.js';
import { WrappingKey } from './secrets/wrappingKey.js';
import { readSettings } from './settings.js';
import { StateStore } from './storage/state.js';

const stopLimit = 5000;

async function start(settings) {
  const key = new WrappingKey();
  const secrets = new EndpointSecrets(key);
  const api = Router();
  const worker = new Worker((runtime) => runtime.registerWorkflowWithName('deliverWebhook', deliverWebhook).registerActivityWithName('attemptDelivery', attempts.attemptDelivery), log);
  const hosting = createHosting(settings, { signIn: new SignIn(settings), api, ready: () => key.ready && worker.connected, log });
  const dapr = hosting.server.client;
  const state = new StateStore(dapr);
  const endpoints = new EndpointStore(state);
  const deliveries = new DeliveryStore(state);
  const attempts = new Attempts({ deliveries, endpoints, secrets, targets: settings, timeoutSeconds: settings.timeoutSeconds, log });
  const dispatcher = new Dispatcher({ deliveries, endpoints, workflows: new DaprWorkflowClient(), worker, delays: settings.delays, log });

  api.use('/endpoints', endpointRoutes({ store: endpoints, secrets, targets: settings }));
  api.use(deliveryRoutes({ deliveries, endpoints, dispatcher }));
  await subscribe(hosting.server.pubsub, { dispatcher, envelopes: hosting.envelopes, log });
  await hosting.start();

  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, async () => {
      await Promise.race([Promise.allSettled([hosting.server.stop(), worker.stop()]), delay(stopLimit)]);
      process.exit(0);
    });
  }

  // Asks for ten seconds at most.
  const sidecarAnswers = () => dapr.start().then(() => true, () => false);
  while (!(await sidecarAnswers())) log.info('Waiting for the sidecar');
  await Promise.all([worker.run(sidecarAnswers), key.load(dapr, log)]);
}

silenceWorker();
try {
  await start(readSettings(process.env));
} catch (error) {
  log.error(error.code === 'EADDRINUSE' ? 'The port is in use; free it or start with other ports.' : error.message);
  process.exit(1);
}

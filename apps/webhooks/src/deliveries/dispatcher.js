import { randomUUID } from 'node:crypto';
import { WorkflowRuntimeStatus } from '@dapr/dapr';
import { testType } from '../names.js';
import { Problem } from '../problems.js';
import { eventKey, workflowId } from './ids.js';

const startLimit = 20_000;
const startsAtOnce = 10;
const ended = [WorkflowRuntimeStatus.COMPLETED, WorkflowRuntimeStatus.FAILED, WorkflowRuntimeStatus.TERMINATED];

/** Turns events into deliveries: each is in state, and its workflow durable, before a call ends. Doing it again starts nothing twice. */
export class Dispatcher {
  constructor({ deliveries, endpoints, workflows, worker, delays, log }) {
    Object.assign(this, { deliveries, endpoints, workflows, worker, delays, log });
  }

  /** To every enabled endpoint that wants it. Fails when one could not be started: deliver the event again then. */
  async dispatch({ key, type, body }) {
    const wanting = (await this.endpoints.all()).filter((endpoint) => endpoint.enabled && endpoint.types.includes(type));
    if (wanting.length === 0) return;
    await this.deliveries.keepEvent(key, { type, body });
    for (let from = 0; from < wanting.length; from += startsAtOnce) {
      await Promise.all(wanting.slice(from, from + startsAtOnce).map(({ id }) => this.#deliver(key, type, id)));
    }
    this.log.info(`Event ${key} (${type}) goes to ${wanting.length} endpoint(s)`);
  }

  /** A test event to one endpoint, whatever it subscribes to. */
  async test(endpointId) {
    const { id, enabled } = await this.endpoints.get(endpointId);
    if (!enabled) throw new Problem(409, 'endpoint-disabled', 'The endpoint is disabled.', 'Enable it first.');
    const key = eventKey(testType, 'admin', randomUUID());
    const body = JSON.stringify({ type: testType, timestamp: new Date().toISOString(), data: { message: 'A test of your endpoint.' } });
    await this.deliveries.keepEvent(key, { type: testType, body });
    return this.#deliver(key, testType, id);
  }

  /** Another day of attempts for a delivery that has ended. */
  async retry(delivery) {
    const { enabled } = await this.endpoints.get(delivery.endpointId);
    if (!enabled) throw new Problem(409, 'endpoint-disabled', 'The endpoint is disabled.', 'Enable it first.');
    const busy = new Problem(409, 'delivery-pending', 'The delivery is still under way.', 'Wait until it has ended.');
    if (delivery.status === 'pending') {
      // Pending without a living workflow: a start that was cut off, or a workflow that was ended from outside.
      const state = await this.#workflow(delivery);
      if (state && !ended.includes(state.runtimeStatus)) throw busy;
    }

    const renewed = await this.deliveries.restart(delivery);
    if (!renewed) throw busy;
    await this.#start(renewed);
    return renewed;
  }

  async #deliver(key, type, endpointId) {
    const { delivery, dropped } = await this.deliveries.take(key, type, endpointId);
    await Promise.all(dropped.map((id) => this.#forget(id)));
    if (delivery?.status === 'pending' && !(await this.#workflow(delivery))) await this.#start(delivery);
    return delivery;
  }

  async #workflow({ id, run }) {
    try {
      return await this.workflows.getWorkflowState(workflowId(id, run), false);
    } catch (error) {
      // Runtimes answer a missing instance either as one that does not exist or as a failure that says so.
      if (/no such instance|not found/i.test(error.message)) return undefined;
      throw error;
    }
  }

  async #start(delivery) {
    // A start hangs while no worker is connected.
    if (!this.worker.connected) throw Problem.of(503, 'Deliveries cannot be started now.', 'Try again in a few seconds.');
    const { id, run } = delivery;
    let timer;
    const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error('The workflow did not start in time.')), startLimit)));
    try {
      await Promise.race([this.workflows.scheduleNewWorkflow('deliverWebhook', { deliveryId: id, run, delays: this.delays }, workflowId(id, run)), late]);
    } catch (error) {
      // Refused because it runs: somebody else was faster, or an answer was lost.
      if (!(await this.#workflow(delivery))) throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  // Not listed any more: its finished history goes too. At best: what is left is small.
  async #forget(id) {
    const delivery = await this.deliveries.find(id);
    if (!delivery || delivery.status === 'pending') return;
    for (let run = 1; run <= delivery.run; run++) await this.workflows.purgeWorkflow(workflowId(id, run)).catch(() => {});
  }
}

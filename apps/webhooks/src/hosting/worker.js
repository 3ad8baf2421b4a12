import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowRuntime } from '@dapr/dapr';

const checkEvery = 500;
// All that a runtime hands out at once; the SDK takes ten, so that ten slow receivers would hold up every workflow.
const workAtOnce = 100;

/**
 * The SDK's workflow worker, kept alive. It gives up for good when its first stream breaks, and drops work beyond 110 items; neither can be seen or set from
 * outside, so this reads and sets fields of the SDK (its version is pinned) and takes a new worker when the old one has ended.
 */
export class Worker {
  #register;
  #log;
  #runtime;
  #stopped = false;

  /** @param {(runtime: WorkflowRuntime) => void} register */
  constructor(register, log) {
    [this.#register, this.#log] = [register, log];
  }

  get connected() {
    const stream = this.#runtime?.worker._isRunning ? this.#runtime.worker._responseStream : undefined;
    return Boolean(stream && !stream.destroyed);
  }

  async run(sidecarAnswers) {
    for (; !this.#stopped; await delay(checkEvery)) {
      if (this.#runtime?.worker._isRunning || !(await sidecarAnswers())) continue;
      if (this.#runtime) this.#log.warn('The workflow worker lost the sidecar; a new one is started');
      await this.#startAnew();
    }
  }

  async #startAnew() {
    this.#runtime?.worker._stub?.close();
    const runtime = new WorkflowRuntime();
    const { worker } = runtime;
    for (const field of ['_isRunning', '_responseStream', '_maxConcurrentWorkItems', '_maxQueueSize']) {
      if (!(field in worker)) throw new Error(`The SDK's worker has no ${field} any more: adapt hosting/worker.js to this version.`);
    }

    Object.assign(worker, { _maxConcurrentWorkItems: workAtOnce, _maxQueueSize: Number.MAX_SAFE_INTEGER });
    this.#register(runtime);
    await runtime.start();
    this.#runtime = runtime;
  }

  /** What is under way may finish; what does not is handed out again later. */
  async stop() {
    this.#stopped = true;
    if (this.#runtime?.worker._isRunning) await this.#runtime.stop();
  }
}

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DaprWorkflowClient, WorkflowRuntime, WorkflowRuntimeStatus } from '@dapr/dapr';
import { eventually, grpcPort, host, logger } from './endpoints.mjs';

const endpoint = { daprHost: host, daprPort: grpcPort, logger };
const runtime = new WorkflowRuntime(endpoint);
const client = new DaprWorkflowClient(endpoint);
let tries = 0;

const double = async (_, n) => n * 2;
const explode = async () => { tries++; throw new Error('it exploded'); };
const fan = async function* (ctx, n) {
  const results = yield ctx.whenAll(Array.from({ length: n }, (_, i) => ctx.callActivity(double, i)));
  return results.reduce((a, b) => a + b, 0);
};
const race = async function* (ctx) {
  const event = ctx.waitForExternalEvent('go');
  const timer = ctx.createTimer(60);
  const winner = yield ctx.whenAny([event, timer]);
  return winner === event ? `event ${event.getResult()}` : 'timer';
};
const nap = async function* (ctx) { yield ctx.createTimer(0.1); return 'awake'; };
const parent = async function* (ctx, n) { return yield ctx.callChildWorkflow(fan, n); };
const rounds = async function* (ctx, n) {
  if (n < 3) { yield ctx.createTimer(0.01); ctx.continueAsNew(n + 1, true); return undefined; }
  return n;
};
const status = async function* (ctx) { ctx.setCustomStatus('waiting'); yield ctx.waitForExternalEvent('end'); ctx.setCustomStatus('over'); return 1; };
const failing = async function* (ctx) { yield ctx.callActivity(explode); };

before(async () => {
  for (const workflow of [fan, race, nap, parent, rounds, status, failing]) runtime.registerWorkflowWithName(workflow.name, workflow);
  runtime.registerActivityWithName('double', double).registerActivityWithName('explode', explode);
  await runtime.start();
});

after(async () => {
  await client.stop();
  await runtime.stop();
});

const ended = (id) => client.waitForWorkflowCompletion(id, true, 30);

describe('workflows of the official JavaScript SDK', () => {
  test('fan out to activities and join', async () => {
    const id = await client.scheduleNewWorkflow('fan', 20);
    const state = await ended(id);
    assert.equal(state.runtimeStatus, WorkflowRuntimeStatus.COMPLETED);
    assert.equal(state.serializedOutput, '380');
    assert.equal(state.serializedInput, '20');
    assert.equal(state.name, 'fan');
  });

  test('an event wins over a timer, raised before it is waited for or after', async () => {
    const later = await client.scheduleNewWorkflow('race', undefined, undefined, new Date(Date.now() + 500));
    await client.raiseEvent(later, 'go', 'early');
    assert.equal((await ended(later)).serializedOutput, '"event early"');

    const now = await client.scheduleNewWorkflow('race');
    await client.waitForWorkflowStart(now, false, 10);
    await client.raiseEvent(now, 'go', 'late');
    assert.equal((await ended(now)).serializedOutput, '"event late"');
  });

  test('a timer fires', async () => assert.equal((await ended(await client.scheduleNewWorkflow('nap'))).serializedOutput, '"awake"'));

  test('a child workflow gives its result', async () => assert.equal((await ended(await client.scheduleNewWorkflow('parent', 4))).serializedOutput, '12'));

  test('continue-as-new goes on under the same id', async () => {
    const state = await ended(await client.scheduleNewWorkflow('rounds', 0, 'js-rounds'));
    assert.equal(state.serializedOutput, '3');
    assert.equal(state.instanceId, 'js-rounds');
  });

  test('custom status shows while it runs', async () => {
    const id = await client.scheduleNewWorkflow('status');
    await eventually(async () => (await client.getWorkflowState(id, true))?.customStatus === 'waiting', 'the status');
    await client.raiseEvent(id, 'end');
    assert.equal((await ended(id)).customStatus, 'over');
  });

  test('suspended it stands still, resumed it goes on', async () => {
    const id = await client.scheduleNewWorkflow('race');
    await client.waitForWorkflowStart(id, false, 10);
    await client.suspendWorkflow(id);
    await eventually(async () => (await client.getWorkflowState(id, false)).runtimeStatus === WorkflowRuntimeStatus.SUSPENDED, 'it is suspended');
    await client.raiseEvent(id, 'go', 'kept');
    await client.resumeWorkflow(id);
    assert.equal((await ended(id)).serializedOutput, '"event kept"');
  });

  test('terminated it ends with the given output, purged it is gone', async () => {
    const id = await client.scheduleNewWorkflow('race');
    await client.waitForWorkflowStart(id, false, 10);
    await client.terminateWorkflow(id, 'enough');
    const state = await ended(id);
    assert.equal(state.runtimeStatus, WorkflowRuntimeStatus.TERMINATED);
    assert.equal(state.serializedOutput, '"enough"');
    assert.equal(await client.purgeWorkflow(id), true);
    assert.equal(await client.getWorkflowState(id, true), undefined);
  });

  test('a failed activity fails the workflow with its details', async () => {
    const state = await ended(await client.scheduleNewWorkflow('failing'));
    assert.equal(state.runtimeStatus, WorkflowRuntimeStatus.FAILED);
    assert.match(state.workflowFailureDetails.getErrorMessage(), /it exploded/);
    assert.equal(tries, 1);
  });
});

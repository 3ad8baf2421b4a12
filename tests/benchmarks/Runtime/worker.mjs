// The official JavaScript SDK as a workflow worker: the recorded figures of the real Dapr were taken with it.
import { WorkflowRuntime } from '@dapr/dapr';

const echo = async (_, input) => input;

async function* fanOut(context, width) {
  const results = yield context.whenAll(Array.from({ length: width }, (_, i) => context.callActivity('Echo', i + 1)));
  return results.reduce((sum, result) => sum + result, 0);
}

async function* sequence(context, length) {
  let sum = 0;
  for (let i = 1; i <= length; i++) sum += yield context.callActivity('Echo', i);
  return sum;
}

const runtime = new WorkflowRuntime({ daprHost: '127.0.0.1', daprPort: process.env.DAPR_GRPC_PORT });
runtime.registerWorkflowWithName('FanOut', fanOut).registerWorkflowWithName('Sequence', sequence).registerActivityWithName('Echo', echo);
await runtime.start();

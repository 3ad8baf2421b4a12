import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import * as pulumi from '@pulumi/pulumi';

interface Made {
  type: string;
  name: string;
  inputs: Record<string, any>;
}

/** Secrets reach the mocks in an envelope; the tests look inside. */
function open(value: any): any {
  if (Array.isArray(value)) return value.map(open);
  if (value === null || typeof value !== 'object') return value;
  if ('4dabf18193072939515e22adb298388d' in value) return open(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, open(inner)]));
}

const root = join(__dirname, '..', '..', '..');
const made: Made[] = [];
const of = (type: string) => made.filter((resource) => resource.type === type);
const containerApps = () => of('azure-native:app:ContainerApp').filter(({ name }) => name !== 'placement' && name !== 'scheduler');
const folders = (path: string) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

before(async () => {
  pulumi.runtime.setAllConfig({
    'edustream:images': 'registry.example/edustream',
    'edustream:version': '1.2.3',
    'edustream:authority': 'https://login.example/v2.0',
  });
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        made.push({ type, name, inputs: open(inputs) });
        const state: Record<string, unknown> = { ...inputs, name: inputs.containerAppName ?? inputs.accountName ?? name };
        if (type === 'azure-native:storage:StorageAccount') {
          state.primaryEndpoints = { blob: `https://${name}.blob.example/` };
          state.secondaryEndpoints = { blob: `https://${name}-secondary.blob.example/` };
        }
        return { id: id || `${name}-id`, state };
      },
      call: ({ token }) =>
        token.endsWith('listStorageAccountKeys') ? { keys: [{ value: 'disk-key' }] } : token.endsWith('getSharedKeys') ? { primarySharedKey: 'log-key' } : { subscriptionId: 'sub', tenantId: 'tenant' },
    },
    'edustream',
    'test',
    false,
  );
  require('../src/index');
  await pulumi.runtime.disconnect();
});

test('there is one container app per deployable app folder, and none for dev', () => {
  const deployable = folders(join(root, 'apps')).filter((name) => !['dev', 'shared', 'web'].includes(name));
  assert.deepEqual(containerApps().map(({ name }) => name).sort(), deployable.sort());
});

test('every app runs beside its own daprd of the stated version with the app-id of its folder', () => {
  for (const { name, inputs } of containerApps()) {
    const [program, sidecar] = inputs.template.containers;
    assert.equal(program.image, `registry.example/edustream/${name}:1.2.3`);
    assert.equal(sidecar.image, 'daprio/daprd:1.18.3');
    assert.equal(sidecar.args[sidecar.args.indexOf('--app-id') + 1], name);
    assert.equal(sidecar.args[sidecar.args.indexOf('--dapr-listen-addresses') + 1], '127.0.0.1');
    assert.equal(inputs.configuration.dapr, undefined, 'the managed Dapr must stay off');
  }
});

test('app and sidecar share both API tokens as secrets', () => {
  for (const { inputs } of containerApps()) {
    for (const container of inputs.template.containers) {
      for (const token of ['DAPR_API_TOKEN', 'APP_API_TOKEN']) {
        assert.ok(container.env.find((e: { name: string }) => e.name === token)?.secretRef);
      }
    }
  }
});

test('only the edge is reachable from outside', () => {
  const open = of('azure-native:app:ContainerApp').filter(({ inputs }) => inputs.configuration.ingress.external);
  assert.deepEqual(open.map(({ name }) => name), ['edge']);
});

test('the sidecars read every file of components/azure and a configuration that knows all apps', () => {
  const files = readdirSync(join(root, 'components', 'azure')).filter((file) => file.endsWith('.yaml'));
  for (const { inputs } of containerApps()) {
    const mounted = inputs.template.volumes[0].secrets.map((s: { path: string }) => s.path).sort();
    assert.deepEqual(mounted, [...files, 'configuration.yaml'].sort());
    const text: string = inputs.configuration.secrets.find((s: { name: string }) => s.name === 'configuration-yaml').value;
    for (const { name } of containerApps()) assert.ok(text.includes(`"${name}"`));
  }
});

test('every topic of the contracts has its topic and dead-letter topic', () => {
  const source = readFileSync(join(root, 'apps', 'shared', 'EduStream.Contracts', 'Names.cs'), 'utf8');
  const names = [...source.slice(source.indexOf('class Topics')).matchAll(/const string \w+ = "([a-z]+(?:-[a-z]+)+)"/g)].map((match) => match[1]).filter((name) => !['learner', 'instructor', 'admin'].includes(name));
  const topics = of('azure-native:servicebus:Topic').map(({ inputs }) => inputs.topicName);
  for (const name of names) {
    assert.ok(topics.includes(name), name);
    assert.ok(topics.includes(`${name}-dead-letter`), name);
  }
});

test('media survives the loss of a region and nobody reads it without the identity', () => {
  const account = of('azure-native:storage:StorageAccount').find(({ name }) => name === 'media')!.inputs;
  assert.equal(account.sku.name, 'Standard_RAGZRS');
  assert.equal(account.allowBlobPublicAccess, false);
  assert.equal(account.allowSharedKeyAccess, false);
});

test('the vault holds the secrets that the apps name, and cannot be purged', () => {
  const source = readFileSync(join(root, 'apps', 'shared', 'EduStream.Contracts', 'Names.cs'), 'utf8');
  const wanted = [...source.slice(source.indexOf('class Secrets'), source.indexOf('class Topics')).matchAll(/= "([a-z-]+)"/g)].map((match) => match[1]);
  const held = of('azure-native:keyvault:Secret').map(({ inputs }) => inputs.secretName);
  for (const name of wanted) assert.ok(held.includes(name), name);
  assert.equal(of('azure-native:keyvault:Vault')[0].inputs.properties.enablePurgeProtection, true);
});

test('no password or key is a plain value of a container', () => {
  const text = JSON.stringify(containerApps().map(({ inputs }) => inputs.template));
  assert.ok(!/password=|AccountKey|disk-key/i.test(text));
});

test('the pipeline grows with its queue: by the messages of its own subscription, as many a replica as it works on at once', () => {
  const { inputs } = containerApps().find(({ name }) => name === 'pipeline')!;
  const [rule, ...others] = inputs.template.scale.rules;
  assert.deepEqual(others, []);
  const { topicName, subscriptionName, namespace, messageCount } = rule.custom.metadata;
  assert.equal(rule.custom.type, 'azure-servicebus');
  assert.equal(subscriptionName, 'pipeline');
  assert.ok(of('azure-native:servicebus:Topic').some((topic) => topic.inputs.topicName === topicName), topicName);
  assert.ok(namespace);
  assert.deepEqual(inputs.identity.userAssignedIdentities, [rule.custom.identity], 'the rule reads the queue under the identity of the app');
  const [program, sidecar] = inputs.template.containers;
  const value = (container: any, name: string) => container.env.find((entry: { name: string }) => entry.name === name)?.value;
  assert.equal(messageCount, value(program, 'PublishVideo__Slots'));
  assert.equal(messageCount, value(sidecar, 'EDUSTREAM_ENCODE_SLOTS'));
  assert.equal(messageCount, String(program.resources.cpu), 'one encode per core');
});

test('a sidecar fetches no more work than its app does at once, and holds it for as long as that takes', () => {
  const text = readFileSync(join(root, 'components', 'azure', 'work-queue.yaml'), 'utf8');
  for (const name of ['maxConcurrentHandlers', 'maxActiveMessages']) assert.match(text, new RegExp(`name: ${name}\\s+envRef: EDUSTREAM_ENCODE_SLOTS`));
  const number = (name: string) => Number(new RegExp(`name: ${name}\\s+value: "(\\d+)"`).exec(text)![1]);
  const minutes = Number(/^ {6}work: (\d+)m$/m.exec(readFileSync(join(root, 'components', 'azure', 'resiliency.yaml'), 'utf8'))![1]);
  assert.ok(number('lockRenewalInSec') * 2 < number('lockDurationInSec'));
  assert.ok(number('handlerTimeoutInSec') > minutes * 60);
});

test('nothing but the pipeline has a rule: the others keep their fixed range', () => {
  assert.deepEqual(containerApps().filter(({ inputs }) => inputs.template.scale.rules).map(({ name }) => name), ['pipeline']);
});

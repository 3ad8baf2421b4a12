import * as servicebus from '@pulumi/azure-native/servicebus';
import * as pulumi from '@pulumi/pulumi';
import { grant, type Workload } from './identity';
import type { Group } from './group';
import type { Settings } from './settings';

const facts = ['upload-completed', 'upload-readable', 'video-published', 'video-failed', 'republish-requested', 'version-retired', 'upload-source-expired'];

/** Work that the replicas of an app share. */
const work = ['chunk-offered'];

/** Every topic with the topic for what could not be handled. */
export const topics = [...facts, ...work].flatMap((topic) => [topic, `${topic}-dead-letter`]);

/** Service Bus Premium: zone redundant, sign-in by identity only. */
export function messaging(set: Settings, group: Group, identity: Workload) {
  const namespace = new servicebus.Namespace('bus', {
    namespaceName: `${set.name}-bus`,
    resourceGroupName: group.name,
    sku: { name: 'Premium', tier: 'Premium', capacity: 1 },
    disableLocalAuth: true,
    minimumTlsVersion: '1.2',
  });
  for (const topic of topics) {
    new servicebus.Topic(topic, { topicName: topic, namespaceName: namespace.name, resourceGroupName: group.name });
  }
  grant('bus-access', identity, 'serviceBusOwner', namespace.id);
  return { namespace: namespace.name, host: pulumi.interpolate`${namespace.name}.servicebus.windows.net` };
}

export type Messaging = ReturnType<typeof messaging>;

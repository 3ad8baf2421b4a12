import type { types } from '@pulumi/azure-native';
import type * as pulumi from '@pulumi/pulumi';
import type { Workload } from './identity';
import type { Messaging } from './messaging';

/**
 * As many replicas as the queue keeps busy: KEDA divides the messages of the subscription by what one replica works on. A message stays in the queue until its work is done,
 * so those in hand count too, and a replica is not taken away while there is work for it.
 */
export function queueRule(of: { id: string; topic: string; atOnce: number; bus: Messaging; identity: Workload }): types.input.app.ScaleRuleArgs {
  return {
    name: of.topic,
    custom: {
      type: 'azure-servicebus',
      identity: of.identity.id,
      // The sidecars name the subscription after their app-id.
      metadata: { topicName: of.topic, subscriptionName: of.id, namespace: of.bus.namespace, messageCount: String(of.atOnce) } as Record<string, pulumi.Input<string>>,
    },
  };
}

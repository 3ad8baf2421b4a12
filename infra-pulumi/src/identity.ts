import * as authorization from '@pulumi/azure-native/authorization';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import * as pulumi from '@pulumi/pulumi';
import type { Group } from './group';
import type { Settings } from './settings';

/** Built-in roles of Azure by their fixed ids. */
export const roles = {
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  vaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
  serviceBusOwner: '090c5cfd-751d-490a-894a-3ce6f1109419',
} as const;

/** The identity under which apps and sidecars reach storage, vault and bus: no key of theirs is stored anywhere. */
export function workload(set: Settings, group: Group) {
  const identity = new managedidentity.UserAssignedIdentity('workload', {
    resourceGroupName: group.name,
    resourceName: `${set.name}-workload`,
  });
  return { id: identity.id, clientId: identity.clientId, principalId: identity.principalId };
}

export type Workload = ReturnType<typeof workload>;

export function grant(name: string, to: Workload, role: keyof typeof roles, scope: pulumi.Input<string>) {
  const { subscriptionId } = authorization.getClientConfigOutput();
  return new authorization.RoleAssignment(name, {
    principalId: to.principalId,
    principalType: 'ServicePrincipal',
    roleDefinitionId: pulumi.interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
    scope,
  });
}

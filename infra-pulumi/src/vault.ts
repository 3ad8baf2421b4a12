import * as authorization from '@pulumi/azure-native/authorization';
import * as keyvault from '@pulumi/azure-native/keyvault';
import * as pulumi from '@pulumi/pulumi';
import * as random from '@pulumi/random';
import { grant, type Workload } from './identity';
import type { Group } from './group';
import type { Settings } from './settings';

/** Key Vault behind the Dapr secret store. Losing `content-key-wrapping` would make every published lecture unplayable: purge protection is on. */
export function vault(set: Settings, group: Group, identity: Workload) {
  const { tenantId } = authorization.getClientConfigOutput();
  const suffix = new random.RandomId('vault', { byteLength: 3 });
  const store = new keyvault.Vault('vault', {
    vaultName: pulumi.interpolate`${set.name}-${suffix.hex}`,
    resourceGroupName: group.name,
    properties: {
      tenantId,
      sku: { family: 'A', name: 'standard' },
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      enablePurgeProtection: true,
    },
  });
  const secret = (name: string, value: pulumi.Input<string>) =>
    new keyvault.Secret(name, { secretName: name, vaultName: store.name, resourceGroupName: group.name, properties: { value } });
  const key = (name: string) => secret(name, new random.RandomBytes(name, { length: 32 }, { protect: true }).base64);
  key('content-key-wrapping');
  key('playback-token-signing');
  key('webhook-secret-wrapping');
  grant('vault-access', identity, 'vaultSecretsUser', store.id);
  return { name: store.name };
}

export type Vault = ReturnType<typeof vault>;

import * as app from '@pulumi/azure-native/app';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';
import * as storage from '@pulumi/azure-native/storage';
import type { Group } from './group';
import type { Settings } from './settings';

const shareName = 'scheduler';

/** The Container Apps environment with its logs, and the durable volume of the Dapr scheduler. */
export function environment(set: Settings, group: Group) {
  const logs = new operationalinsights.Workspace('logs', {
    workspaceName: `${set.name}-logs`,
    resourceGroupName: group.name,
    sku: { name: 'PerGB2018' },
    retentionInDays: 30,
  });
  const logKeys = operationalinsights.getSharedKeysOutput({ resourceGroupName: group.name, workspaceName: logs.name });
  const home = new app.ManagedEnvironment('environment', {
    environmentName: set.name,
    resourceGroupName: group.name,
    appLogsConfiguration: {
      destination: 'log-analytics',
      logAnalyticsConfiguration: { customerId: logs.customerId, sharedKey: logKeys.apply((keys) => keys.primarySharedKey!) },
    },
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }],
  });

  // Container Apps mount file shares by account key only, so this account is separate from the media.
  const disks = new storage.StorageAccount('disks', {
    accountName: `${set.name}disks`.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 24),
    resourceGroupName: group.name,
    kind: 'StorageV2',
    sku: { name: 'Standard_ZRS' },
    allowBlobPublicAccess: false,
    minimumTlsVersion: 'TLS1_2',
  });
  const share = new storage.FileShare(shareName, { accountName: disks.name, resourceGroupName: group.name, shareName, shareQuota: 8 });
  const diskKeys = storage.listStorageAccountKeysOutput({ accountName: disks.name, resourceGroupName: group.name });
  const volume = new app.ManagedEnvironmentsStorage(shareName, {
    storageName: shareName,
    environmentName: home.name,
    resourceGroupName: group.name,
    properties: {
      azureFile: { accountName: disks.name, accountKey: diskKeys.apply((list) => list.keys[0].value), shareName: share.name, accessMode: 'ReadWrite' },
    },
  });
  return { id: home.id, domain: home.defaultDomain, schedulerVolume: volume.name };
}

export type Environment = ReturnType<typeof environment>;

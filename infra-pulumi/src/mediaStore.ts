import * as storage from '@pulumi/azure-native/storage';
import { grant, type Workload } from './identity';
import type { Group } from './group';
import type { Settings } from './settings';

/** Blob storage of uploads and published media: read-access geo-zone-redundant, private, no shared keys, deletions undoable for a week. */
export function mediaStore(set: Settings, group: Group, identity: Workload) {
  const account = new storage.StorageAccount('media', {
    accountName: `${set.name}media`.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 24),
    resourceGroupName: group.name,
    kind: 'StorageV2',
    sku: { name: 'Standard_RAGZRS' },
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: false,
    minimumTlsVersion: 'TLS1_2',
    enableHttpsTrafficOnly: true,
  });
  new storage.BlobServiceProperties('media', {
    accountName: account.name,
    resourceGroupName: group.name,
    blobServicesName: 'default',
    deleteRetentionPolicy: { enabled: true, days: 7 },
  });
  const container = new storage.BlobContainer('media', {
    accountName: account.name,
    resourceGroupName: group.name,
    containerName: 'media',
    publicAccess: 'None',
  });
  grant('media-access', identity, 'blobContributor', account.id);
  return {
    accountName: account.name,
    containerName: container.name,
    blobAddress: account.primaryEndpoints.apply((endpoints) => endpoints.blob),
    secondaryAddress: account.secondaryEndpoints.apply((endpoints) => endpoints?.blob),
  };
}

export type MediaStore = ReturnType<typeof mediaStore>;

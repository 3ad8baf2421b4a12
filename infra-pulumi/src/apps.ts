import * as pulumi from '@pulumi/pulumi';
import { DaprApp } from './daprApp';
import type { DaprControlPlane } from './daprControlPlane';
import type { Database } from './database';
import type { Environment } from './environment';
import type { Group } from './group';
import type { Workload } from './identity';
import type { MediaStore } from './mediaStore';
import type { Messaging } from './messaging';
import { queueRule } from './queueRule';
import type { Settings } from './settings';
import type { Vault } from './vault';

interface Parts {
  set: Settings;
  resources: Group;
  identity: Workload;
  home: Environment;
  dapr: DaprControlPlane;
  media: MediaStore;
  bus: Messaging;
  data: Database;
  secrets: Vault;
}

/** Encodes at once in a replica of `pipeline`: one per core. As many messages it takes from the queue. */
const encodeSlots = 2;

/** Size and scale of each app: app-id -> what differs. `pipeline` grows with its work, everything else stays at two for availability. */
const sizes: Record<string, { cpu: number; memory: string; min: number; max: (set: Settings) => number; media?: boolean; pulls?: { topic: string; atOnce: number } }> = {
  catalog: { cpu: 0.5, memory: '1Gi', min: 2, max: () => 4, media: true },
  uploads: { cpu: 0.5, memory: '1Gi', min: 2, max: () => 6, media: true },
  pipeline: { cpu: encodeSlots, memory: '4Gi', min: 1, max: (set) => set.maxWorkers, media: true, pulls: { topic: 'chunk-offered', atOnce: encodeSlots } },
  licensing: { cpu: 0.5, memory: '1Gi', min: 2, max: () => 4 },
  playback: { cpu: 0.5, memory: '1Gi', min: 2, max: () => 4 },
  webhooks: { cpu: 0.5, memory: '1Gi', min: 2, max: () => 4 },
  edge: { cpu: 1, memory: '2Gi', min: 2, max: () => 10, media: true },
};

export const appIds = Object.keys(sizes);

export function apps({ set, resources, identity, home, dapr, media, bus, data, secrets }: Parts) {
  const backends = appIds.filter((id) => id !== 'edge');
  const made = appIds.map((id) => {
    const size = sizes[id];
    return new DaprApp(id, {
      set,
      group: resources,
      home,
      dapr,
      identity,
      appIds,
      external: id === 'edge',
      cpu: size.cpu,
      memory: size.memory,
      scale: { minReplicas: size.min, maxReplicas: size.max(set), ...(size.pulls && { rules: [queueRule({ id, ...size.pulls, bus, identity })] }) },
      env: {
        Auth__Authority: set.authority,
        Auth__Audience: set.audience,
        ...(size.media && { MediaStore__BlobServiceUri: media.blobAddress, MediaStore__Container: media.containerName }),
        ...(size.pulls && { PublishVideo__Slots: String(size.pulls.atOnce) }),
        ...(id === 'catalog' && { Catalog__Provider: 'postgresql' }),
        ...(id === 'edge' && Object.fromEntries(backends.map((backend) => [`Backends__${backend}`, `http://${backend}`]))),
      } as Record<string, pulumi.Input<string>>,
      secretEnv: id === 'catalog' ? { ConnectionStrings__Catalog: data.catalogConnection } : undefined,
      sidecarEnv: { EDUSTREAM_SERVICEBUS_HOST: bus.host, EDUSTREAM_VAULT_NAME: secrets.name, EDUSTREAM_ENCODE_SLOTS: String(size.pulls?.atOnce ?? 1) },
      sidecarSecretEnv: { EDUSTREAM_STATESTORE_CONNECTION: data.stateConnection },
    });
  });
  return { address: made[appIds.indexOf('edge')].address };
}

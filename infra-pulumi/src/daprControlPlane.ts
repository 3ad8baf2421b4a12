import * as app from '@pulumi/azure-native/app';
import type { Environment } from './environment';
import type { Group } from './group';
import type { Settings } from './settings';

/**
 * Dapr's placement and scheduler as internal apps. Container Apps' own Dapr does not support workflows and does not mix with
 * sidecars of our own, so the control plane is ours too. One replica each: the scheduler keeps reminders on a durable volume.
 */
export function daprControlPlane(set: Settings, group: Group, home: Environment) {
  const service = (name: string, port: number, command: string[], volume?: { name: string; mountPath: string }) =>
    new app.ContainerApp(name, {
      containerAppName: name,
      resourceGroupName: group.name,
      managedEnvironmentId: home.id,
      configuration: { activeRevisionsMode: 'Single', ingress: { external: false, targetPort: port, exposedPort: port, transport: 'tcp' } },
      template: {
        containers: [
          {
            name,
            image: `daprio/${name}:${set.daprVersion}`,
            command,
            resources: { cpu: 0.25, memory: '0.5Gi' },
            volumeMounts: volume && [{ volumeName: volume.name, mountPath: volume.mountPath }],
          },
        ],
        volumes: volume && [{ name: volume.name, storageName: home.schedulerVolume, storageType: 'AzureFile' }],
        scale: { minReplicas: 1, maxReplicas: 1 },
      },
    });
  service('placement', 50005, ['./placement', '--port', '50005']);
  service('scheduler', 50006, ['./scheduler', '--port', '50006', '--etcd-data-dir', '/data/scheduler'], { name: 'data', mountPath: '/data' });
  return { placement: 'placement:50005', scheduler: 'scheduler:50006' };
}

export type DaprControlPlane = ReturnType<typeof daprControlPlane>;

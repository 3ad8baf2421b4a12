import type { types } from '@pulumi/azure-native';
import * as app from '@pulumi/azure-native/app';
import * as pulumi from '@pulumi/pulumi';
import * as random from '@pulumi/random';
import type { DaprControlPlane } from './daprControlPlane';
import { componentFiles, configuration, ports } from './daprSettings';
import type { Environment } from './environment';
import type { Group } from './group';
import type { Workload } from './identity';
import type { Settings } from './settings';

export interface DaprAppArgs {
  set: Settings;
  group: Group;
  home: Environment;
  dapr: DaprControlPlane;
  identity: Workload;
  /** All app-ids, so that the sidecar finds the others. */
  appIds: string[];
  /** Reachable from outside the environment? Only the edge is. */
  external?: boolean;
  cpu: number;
  memory: string;
  scale: types.input.app.ScaleArgs;
  env: Record<string, pulumi.Input<string>>;
  /** Like `env`, but kept as secrets of the container app. */
  secretEnv?: Record<string, pulumi.Input<string>>;
  /** Environment of the sidecar: what `envRef` in the components names. */
  sidecarEnv: Record<string, pulumi.Input<string>>;
  /** Like `sidecarEnv`, but kept as secrets of the container app. */
  sidecarSecretEnv: Record<string, pulumi.Input<string>>;
}

const secretName = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** One container app: the program and its own daprd beside it, both on loopback to each other, sharing two random API tokens. */
export class DaprApp extends pulumi.ComponentResource {
  readonly address: pulumi.Output<string>;

  constructor(id: string, args: DaprAppArgs, options?: pulumi.ComponentResourceOptions) {
    super('edustream:app:DaprApp', id, {}, options);
    const token = (kind: string) => new random.RandomPassword(`${id}-${kind}`, { length: 40, special: false }, { parent: this }).result;
    const files = [...componentFiles(), { file: 'configuration.yaml', text: configuration(args.appIds) }];
    const secretEnv: Record<string, pulumi.Input<string>> = { DAPR_API_TOKEN: token('dapr-api-token'), APP_API_TOKEN: token('app-api-token'), ...args.secretEnv };
    const plain = (env: Record<string, pulumi.Input<string>>) => Object.entries(env).map(([name, value]) => ({ name, value }));
    const secret = (names: string[]) => names.map((name) => ({ name, secretRef: secretName(name) }));

    const made = new app.ContainerApp(
      id,
      {
        containerAppName: id,
        resourceGroupName: args.group.name,
        managedEnvironmentId: args.home.id,
        identity: { type: 'UserAssigned', userAssignedIdentities: [args.identity.id] },
        configuration: {
          activeRevisionsMode: 'Single',
          ingress: {
            external: args.external ?? false,
            targetPort: ports.app,
            allowInsecure: !args.external,
            additionalPortMappings: [{ external: false, targetPort: ports.internal, exposedPort: ports.internal }],
          },
          secrets: [
            ...Object.entries({ ...secretEnv, ...args.sidecarSecretEnv }).map(([name, value]) => ({ name: secretName(name), value })),
            ...files.map(({ file, text }) => ({ name: secretName(file), value: text })),
          ],
        },
        template: {
          containers: [
            {
              name: id,
              image: `${args.set.images}/${id}:${args.set.version}`,
              resources: { cpu: args.cpu, memory: args.memory },
              env: [
                ...plain({
                  HTTP_PORTS: String(ports.app),
                  DAPR_HTTP_PORT: String(ports.http),
                  DAPR_GRPC_PORT: String(ports.grpc),
                  AZURE_CLIENT_ID: args.identity.clientId,
                  ...args.env,
                }),
                ...secret(Object.keys(secretEnv)),
              ],
              probes: [
                { type: 'Liveness', httpGet: { path: '/health/live', port: ports.app }, periodSeconds: 10 },
                { type: 'Readiness', httpGet: { path: '/health/ready', port: ports.app }, periodSeconds: 5 },
              ],
            },
            {
              name: 'daprd',
              image: `daprio/daprd:${args.set.daprVersion}`,
              command: ['./daprd'],
              args: [
                ['--app-id', id],
                ['--app-port', String(ports.app)],
                ['--dapr-http-port', String(ports.http)],
                ['--dapr-grpc-port', String(ports.grpc)],
                ['--dapr-internal-grpc-port', String(ports.internal)],
                ['--dapr-listen-addresses', '127.0.0.1'],
                ['--resources-path', '/components'],
                ['--config', '/components/configuration.yaml'],
                ['--placement-host-address', args.dapr.placement],
                ['--scheduler-host-address', args.dapr.scheduler],
                ['--enable-app-health-check'],
                ['--app-health-check-path', '/health/ready'],
              ].flat(),
              resources: { cpu: 0.25, memory: '0.5Gi' },
              env: [...plain({ AZURE_CLIENT_ID: args.identity.clientId, ...args.sidecarEnv }), ...secret(['DAPR_API_TOKEN', 'APP_API_TOKEN', ...Object.keys(args.sidecarSecretEnv)])],
              volumeMounts: [{ volumeName: 'components', mountPath: '/components' }],
            },
          ],
          volumes: [
            { name: 'components', storageType: 'Secret', secrets: files.map(({ file }) => ({ secretRef: secretName(file), path: file })) },
          ],
          scale: args.scale,
        },
      },
      { parent: this },
    );
    this.address = made.configuration.apply((c) => `https://${c?.ingress?.fqdn ?? ''}`);
    this.registerOutputs({ address: this.address });
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.EDUSTREAM_COMPONENTS ?? join(__dirname, ...Array(__dirname.includes('dist') ? 3 : 2).fill('..'), 'components', 'azure');

/** The component files of `components/azure`, by name: what the sidecars read. */
export const componentFiles = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

/** Ports inside a replica; sidecars of other apps come in at `internal`. */
export const ports = { app: 8080, http: 3500, grpc: 50001, internal: 50002 };

/**
 * The sidecars' Configuration: without Kubernetes or multicast there is nothing that finds other apps, so each app's
 * internal address in the environment is written down.
 */
export function configuration(appIds: string[]): string {
  const appInstances = Object.fromEntries(appIds.map((id) => [id, [{ domain: id, port: ports.internal }]]));
  return [
    'apiVersion: dapr.io/v1alpha1',
    'kind: Configuration',
    'metadata:',
    '  name: edustream',
    'spec:',
    '  mtls:',
    '    enabled: false',
    '  nameResolution:',
    '    component: structuredformat',
    '    version: v1',
    '    configuration:',
    '      structuredType: jsonString',
    `      stringValue: '${JSON.stringify({ appInstances })}'`,
    '',
  ].join('\n');
}

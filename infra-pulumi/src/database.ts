import * as dbforpostgresql from '@pulumi/azure-native/dbforpostgresql';
import * as pulumi from '@pulumi/pulumi';
import * as random from '@pulumi/random';
import type { Group } from './group';
import type { Settings } from './settings';

const admin = 'edustream';

/** One PostgreSQL server, zone redundant, for Dapr state (workflow history included) and the catalog. */
export function database(set: Settings, group: Group) {
  const password = new random.RandomPassword('database', { length: 40, special: false });
  const server = new dbforpostgresql.Server('database', {
    serverName: `${set.name}-database`,
    resourceGroupName: group.name,
    version: '16',
    sku: { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose' },
    administratorLogin: admin,
    administratorLoginPassword: password.result,
    storage: { storageSizeGB: 128, autoGrow: 'Enabled' },
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Enabled' },
    highAvailability: { mode: 'ZoneRedundant' },
  });
  // Container Apps reach the server from Azure addresses; private endpoints are named as missing in the README.
  new dbforpostgresql.FirewallRule('from-azure', {
    firewallRuleName: 'from-azure',
    resourceGroupName: group.name,
    serverName: server.name,
    startIpAddress: '0.0.0.0',
    endIpAddress: '0.0.0.0',
  });
  const connection = (name: string) => {
    const made = new dbforpostgresql.Database(name, { databaseName: name, resourceGroupName: group.name, serverName: server.name, charset: 'UTF8' });
    return { host: server.fullyQualifiedDomainName, database: made.name, password: password.result };
  };
  const state = connection('state');
  const catalog = connection('catalog');
  return {
    stateConnection: pulumi.secret(
      pulumi.interpolate`host=${state.host} port=5432 user=${admin} password=${state.password} dbname=${state.database} sslmode=require`,
    ),
    catalogConnection: pulumi.secret(
      pulumi.interpolate`Host=${catalog.host};Username=${admin};Password=${catalog.password};Database=${catalog.database};SSL Mode=Require`,
    ),
  };
}

export type Database = ReturnType<typeof database>;

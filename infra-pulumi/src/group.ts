import * as resources from '@pulumi/azure-native/resources';
import type { Settings } from './settings';

/** One resource group holds one stack, so that `pulumi destroy` leaves nothing behind. */
export const group = (set: Settings) => new resources.ResourceGroup(set.name, { resourceGroupName: set.name });

export type Group = ReturnType<typeof group>;

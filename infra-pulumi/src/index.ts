import { apps } from './apps';
import { daprControlPlane } from './daprControlPlane';
import { database } from './database';
import { environment } from './environment';
import { group } from './group';
import { workload } from './identity';
import { mediaStore } from './mediaStore';
import { messaging } from './messaging';
import { settings } from './settings';
import { vault } from './vault';

const set = settings();
const resources = group(set);
const identity = workload(set, resources);
const media = mediaStore(set, resources, identity);
const bus = messaging(set, resources, identity);
const data = database(set, resources);
const secrets = vault(set, resources, identity);
const home = environment(set, resources);
const dapr = daprControlPlane(set, resources, home);
const running = apps({ set, resources, identity, home, dapr, media, bus, data, secrets });

/** Where learners and instructors go. */
export const address = running.address;
/** Where media lies; the paired region serves reads when this one is lost. */
export const mediaAccount = media.accountName;

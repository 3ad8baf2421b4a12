import { send } from './http';

/** What can be made beside H.264. */
export type Codec = 'hevc' | 'av1';

/** For versions that start from now on. */
export const chooseCodecs = (courseId: string, codecs: Codec[]) => send<void>('PUT', `/api/catalog/courses/${courseId}/codecs`, { codecs });

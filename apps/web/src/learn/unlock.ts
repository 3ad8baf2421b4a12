import shaka from 'shaka-player/dist/shaka-player.ui.js';
import type { PlaybackSession } from '../api/playback';

const tokenHeader = 'EduStream-Playback-Token';

/** Lets a player get the licences of this session. */
export function unlock(player: shaka.Player, session: Pick<PlaybackSession, 'token' | 'licences'>): void {
  player.configure({ drm: { servers: { 'org.w3.clearkey': session.licences.clearKeyUrl } } });
  player.getNetworkingEngine()!.registerRequestFilter((type, request) => {
    if (type === shaka.net.NetworkingEngine.RequestType.LICENSE) request.headers[tokenHeader] = session.token;
  });
}

import type shaka from 'shaka-player/dist/shaka-player.ui.js';

type Preference = Partial<shaka.extern.VideoPreference>;
type Decoding = Pick<MediaCapabilities, 'decodingInfo'>;

/** Those that need fewest bits first. What a device is asked: a lecture as large as the platform makes it. */
const better = [
  { codec: 'av01', contentType: 'video/mp4; codecs="av01.0.08M.08"', bitrate: 2_600_000 },
  { codec: 'hvc1', contentType: 'video/mp4; codecs="hvc1.1.6.L120.90"', bitrate: 3_100_000 },
];
const h264 = { codec: 'avc1', contentType: 'video/mp4; codecs="avc1.640028"', bitrate: 4_800_000 };

/**
 * The codecs that the player is to take, best first; H.264 always last. Another one only where the device decodes it without dropping pictures and, if it has a chip for H.264,
 * for this one too: a few bits are not worth an empty battery. A player stays within one codec, so a lecture that has none of them plays in what it has.
 */
export async function codecPreferences(device: Decoding | undefined): Promise<Preference[]> {
  const ask = async ({ contentType, bitrate }: typeof h264) =>
    device?.decodingInfo({ type: 'media-source', video: { contentType, bitrate, width: 1920, height: 1080, framerate: 30 } }).catch(() => undefined);
  const [plain, ...others] = await Promise.all([h264, ...better].map(ask));
  const taken = better.filter((_, index) => {
    const answer = others[index];
    return answer?.supported && answer.smooth && (answer.powerEfficient || !plain?.powerEfficient);
  });
  return [...taken, h264].map(({ codec }) => ({ codec, hdrLevel: 'AUTO' }));
}

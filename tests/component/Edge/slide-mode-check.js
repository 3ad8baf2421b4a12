// The page of SlideModePlaybackTests: plays a manifest, moves to another rendition when told, and says where it is.
const video = document.querySelector('video');
let player;

async function check(address) {
  player = new shaka.Player();
  await player.attach(video);
  player.configure('abr.enabled', false);
  await player.load(address);
  await video.play();
}

function move(id) {
  const track = player.getVariantTracks().find((candidate) => candidate.originalVideoId === id || candidate.originalVideoId?.includes(`${id}.m3u8`));
  if (!track) throw new Error(`No ${id} among ${JSON.stringify(player.getVariantTracks())}`);
  player.selectVariantTrack(track, true);
}

// The packaged timeline does not begin at 0, and HLS has no offset that takes its start off.
const start = () => player.seekRange().start;

function seek(at) {
  video.currentTime = start() + at;
}

function state() {
  const active = player.getVariantTracks().find((track) => track.active);
  return { at: video.currentTime - start(), rate: Math.round(active?.frameRate ?? 0), error: video.error?.message ?? null };
}

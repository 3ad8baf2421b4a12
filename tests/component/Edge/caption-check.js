// Plays a manifest with captions and tells what the browser itself would show.
const video = document.querySelector('video');
let player;

async function again(address) {
  await player.destroy();
  await check(address);
}

async function check(address) {
  shaka.polyfill.installAll();
  player = new shaka.Player();
  await player.attach(video);
  // Without a container of its own the player hands its cues to the browser's text track.
  player.configure({ textDisplayFactory: (owner) => new shaka.text.NativeTextDisplayer(owner) });
  await player.load(address, 0);
  player.selectTextTrack(player.getTextTracks().find((track) => track.language === 'en'));
  // Where a growing lecture ends for the moment a browser may take it for over: whoever watches plays on.
  video.addEventListener('ended', () => video.play());
  await video.play();
}

const tracks = () => [...video.textTracks].filter((track) => track.mode === 'showing');
const start = () => player.seekRange().start;

const cues = () =>
  tracks()
    .flatMap((track) => [...(track.cues ?? [])])
    .map((cue) => ({ start: cue.startTime - start(), end: cue.endTime - start(), text: cue.text }))
    .sort((left, right) => left.start - right.start);

// For whoever asks why nothing is shown.
const state = () => ({
  time: video.currentTime,
  start: start(),
  end: player.seekRange().end,
  paused: video.paused,
  ended: video.ended,
  readyState: video.readyState,
  buffered: player.getBufferedInfo(),
  live: player.isLive(),
  text: player.getTextTracks().map((track) => ({ active: track.active, language: track.language })),
  cues: cues(),
});

const shown = (words) => tracks().some((track) => [...(track.activeCues ?? [])].some((cue) => cue.text === words)) && { at: video.currentTime - start() };

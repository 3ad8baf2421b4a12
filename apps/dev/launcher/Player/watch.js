// Runs in the lesson page before anything else: presses play, and notes what the player shows.
(() => {
  const seen = { sizes: [], switches: [], leaps: [], firstFrameAt: null, startedAt: performance.timeOrigin };
  window.edustreamWatch = seen;

  const onFrame = (video) => (now, frame) => {
    seen.firstFrameAt ??= performance.timeOrigin + now;
    const size = `${frame.width}x${frame.height}`;
    if (!seen.sizes.includes(size)) seen.sizes.push(size);
    // Where another presentation took over: how much of the lecture, and of the viewer's time, lies between the two pictures.
    const source = seen.player?.getAssetUri();
    if (seen.last && seen.last.source !== source) seen.leaps.push({ media: frame.mediaTime - seen.last.mediaTime, ms: now - seen.last.now });
    seen.last = { source, mediaTime: frame.mediaTime, now };
    video.requestVideoFrameCallback(onFrame(video));
  };

  const find = setInterval(() => {
    const video = document.querySelector('video');
    if (video && !seen.video) {
      seen.video = video;
      video.muted = true;
      video.requestVideoFrameCallback(onFrame(video));
    }
    const player = window.edustreamPlayer;
    if (player && !seen.player) {
      seen.player = player;
      for (const type of ['variantchanged', 'adaptation']) {
        player.addEventListener(type, (event) => seen.switches.push(`${type}:${event.newTrack?.width}x${event.newTrack?.height}`));
      }
    }
    if (video?.paused && video.readyState >= 3) video.play().catch(() => {});
  }, 25);
  window.addEventListener('pagehide', () => clearInterval(find));

  // Another rendition, now: what an improving or worsening line would bring about.
  seen.switchRendition = () => {
    const { player } = seen;
    // Give each choice time to arrive: asking again would throw away what was just loaded.
    if (!player || player.getAssetUri()?.includes('/instant/') || performance.now() - (seen.switchedAt ?? -Infinity) < 5000) return;
    // With the sound that plays: Shaka Player 5.2 does not come back from clearing both at once.
    const tracks = player.getVariantTracks();
    const sound = tracks.find((track) => track.active)?.audioId;
    const other = tracks.find((track) => track.audioId === sound && !seen.sizes.includes(`${track.width}x${track.height}`));
    if (!other) return;
    seen.switchedAt = performance.now();
    player.configure('abr.enabled', false);
    player.selectVariantTrack(other, true);
  };

  seen.again = () => {
    if (seen.video?.ended) seen.video.currentTime = 0;
  };

  seen.report = () => {
    const { video, player } = seen;
    const quality = video?.getVideoPlaybackQuality();
    let played = 0;
    for (let i = 0; i < (video?.played.length ?? 0); i++) played += video.played.end(i) - video.played.start(i);
    return {
      startupMs: seen.firstFrameAt === null ? null : seen.firstFrameAt - seen.startedAt,
      firstFrameUnixMs: seen.firstFrameAt,
      framesDecoded: quality ? quality.totalVideoFrames - quality.droppedVideoFrames : 0,
      played,
      ended: video?.ended ?? false,
      sizes: seen.sizes,
      switches: seen.switches,
      variants: new Set((player?.getVariantTracks() ?? []).map((track) => `${track.width}x${track.height}`)).size,
      instant: player?.getAssetUri()?.includes('/instant/') ?? false,
      leaps: seen.leaps,
      keySystem: player?.drmInfo()?.keySystem ?? null,
      problem: document.querySelector('[role="alert"]')?.textContent?.trim() || null,
    };
  };
})();

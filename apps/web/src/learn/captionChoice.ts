interface TextTrack {
  language: string;
  active: boolean;
}

type PlayerEvent = 'loaded' | 'textchanged' | 'unloading';

/** What is needed of shaka.Player. */
interface TextPlayer<T extends TextTrack> {
  getTextTracks(): T[];
  selectTextTrack(track?: T | null): void;
  addEventListener(type: PlayerEvent, listener: () => void): void;
  removeEventListener(type: PlayerEvent, listener: () => void): void;
}

const key = 'edustream-captions';

/** The track of this language, else of the same language from elsewhere: en-GB for somebody who chose en-US. */
export function bestTrack<T extends TextTrack>(tracks: T[], wanted: string): T | undefined {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return tracks.find((track) => track.language.toLowerCase() === wanted.toLowerCase()) ?? tracks.find((track) => base(track.language) === base(wanted));
}

/**
 * Shows captions in the language that this learner chose last, whatever is loaded, and remembers a new choice. Call it before the first load. Returns how to stop.
 */
export function keepCaptionChoice<T extends TextTrack>(player: TextPlayer<T>, store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage): () => void {
  let shown = false;
  const onLoaded = () => {
    const wanted = store.getItem(key);
    const track = wanted ? bestTrack(player.getTextTracks(), wanted) : undefined;
    shown = track !== undefined;
    if (track) player.selectTextTrack(track);
  };
  const onChange = () => {
    const chosen = player.getTextTracks().find((candidate) => candidate.active);
    if (chosen) store.setItem(key, chosen.language);
    // Off is a choice only where something was on: a lesson without captions in one's language ends nothing.
    else if (shown && player.getTextTracks().length > 0) store.removeItem(key);
    shown = chosen !== undefined;
  };
  // What goes away with a presentation was not turned off.
  const onUnloading = () => (shown = false);
  player.addEventListener('unloading', onUnloading);
  player.addEventListener('loaded', onLoaded);
  player.addEventListener('textchanged', onChange);
  return () => {
    player.removeEventListener('unloading', onUnloading);
    player.removeEventListener('loaded', onLoaded);
    player.removeEventListener('textchanged', onChange);
  };
}

interface TextTrack {
  language: string;
  active: boolean;
}

/** What is needed of shaka.Player. */
interface TextPlayer<T extends TextTrack> {
  getTextTracks(): T[];
  selectTextTrack(track?: T | null): void;
  addEventListener(type: 'textchanged', listener: () => void): void;
  removeEventListener(type: 'textchanged', listener: () => void): void;
}

const key = 'edustream-captions';

/** The track of this language, else of the same language from elsewhere: en-GB for somebody who chose en-US. */
export function bestTrack<T extends TextTrack>(tracks: T[], wanted: string): T | undefined {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return tracks.find((track) => track.language.toLowerCase() === wanted.toLowerCase()) ?? tracks.find((track) => base(track.language) === base(wanted));
}

/** Shows captions in the language that this learner chose last, on any lesson, and remembers a new choice. Returns how to stop. */
export function keepCaptionChoice<T extends TextTrack>(player: TextPlayer<T>, store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage): () => void {
  const wanted = store.getItem(key);
  const track = wanted ? bestTrack(player.getTextTracks(), wanted) : undefined;
  if (track) player.selectTextTrack(track);
  const onChange = () => {
    const tracks = player.getTextTracks();
    const chosen = tracks.find((candidate) => candidate.active);
    if (chosen) store.setItem(key, chosen.language);
    // A lesson without captions says nothing about what the learner wants.
    else if (tracks.length > 0) store.removeItem(key);
  };
  player.addEventListener('textchanged', onChange);
  return () => player.removeEventListener('textchanged', onChange);
}

import type shaka from 'shaka-player/dist/shaka-player.ui.js';

/** A sound as a learner chose it in the player's menu. */
export interface SoundChoice {
  language: string;
  label: string;
  role: string;
}

type Preference = shaka.extern.AudioPreference;
type Track = Pick<shaka.extern.AudioTrack, 'language' | 'label' | 'roles'>;

const memory = 'edustream.sound';

/**
 * What the player looks for, best first: the very sound; what serves the same purpose in that language; the lecture itself in that language; what the
 * lecture plays by default. The last entry matters: picture counts as "main" too, so that without it any sound might be taken.
 */
export function preferences(choice: SoundChoice | undefined): Partial<Preference>[] {
  const byDefault = { role: 'main' };
  if (!choice) return [byDefault];
  const { language, label, role } = choice;
  const roles = [...new Set([role, 'main', 'alternate'])].filter(Boolean);
  return [{ language, label }, ...roles.map((each) => ({ language, role: each })), byDefault];
}

/** What was chosen, when the player was told to prefer a sound by its label: only its menu does that. */
export function chosen(preferred: Partial<Preference> | undefined, tracks: readonly Track[]): SoundChoice | undefined {
  if (!preferred?.label) return undefined;
  const { language = '', label } = preferred;
  return { language, label, role: tracks.find((track) => track.language === language && track.label === label)?.roles[0] ?? '' };
}

/** Lets the player begin with the sound that this learner chose last, and remembers the next choice, for every lecture. */
export function rememberSound(player: shaka.Player, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): () => void {
  player.configure({ preferredAudio: preferences(recall(storage)) });
  const onChange = () => {
    const choice = chosen(player.getConfiguration().preferredAudio[0], player.getAudioTracks());
    if (choice) storage.setItem(memory, JSON.stringify(choice));
  };
  player.addEventListener('configurationchanged', onChange);
  return () => player.removeEventListener('configurationchanged', onChange);
}

export function recall(storage: Pick<Storage, 'getItem'>): SoundChoice | undefined {
  try {
    const { language, label, role } = JSON.parse(storage.getItem(memory) ?? '') as Record<string, unknown>;
    return typeof language === 'string' && typeof label === 'string' && typeof role === 'string' ? { language, label, role } : undefined;
  } catch {
    return undefined;
  }
}

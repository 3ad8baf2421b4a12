import { expect, test } from 'vitest';
import { chosen, preferences, recall, rememberSound } from '../src/learn/soundChoice';

const german = { language: 'de', label: 'Deutsch', role: 'alternate' };
const tracks = [
  { language: 'en', label: 'English', roles: ['main'] },
  { language: 'de', label: 'Deutsch', roles: ['alternate'] },
  { language: 'en', label: 'Guests', roles: ['commentary'] },
];

test('without a choice the lecture decides', () => expect(preferences(undefined)).toEqual([{ role: 'main' }]));

test('a chosen sound is looked for by name, purpose and language, and never ends in a comment', () => {
  expect(preferences(german)).toEqual([
    { language: 'de', label: 'Deutsch' },
    { language: 'de', role: 'alternate' },
    { language: 'de', role: 'main' },
    { role: 'main' },
  ]);
  expect(preferences({ language: 'en', label: 'Guests', role: 'commentary' })[1]).toEqual({ language: 'en', role: 'commentary' });
  expect(preferences({ ...german, role: '' })[1]).toEqual({ language: 'de', role: 'main' });
});

test('only what has a label was chosen in the menu', () => {
  expect(chosen({ role: 'main' }, tracks)).toBeUndefined();
  expect(chosen(undefined, tracks)).toBeUndefined();
  expect(chosen({ language: 'en', label: 'Guests' }, tracks)).toEqual({ language: 'en', label: 'Guests', role: 'commentary' });
  expect(chosen({ language: 'fr', label: 'Français' }, tracks)).toEqual({ language: 'fr', label: 'Français', role: '' });
});

test.each(['', 'null', '7', '{', '{"language":"de"}', '{"language":"de","label":3,"role":""}'])('a memory that holds %s is no choice', (text) =>
  expect(recall({ getItem: () => text })).toBeUndefined(),
);

test('a choice is kept and the next lecture begins with it', () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const player = fakePlayer();
  const forget = rememberSound(player as never, storage);
  player.configure({ abr: {} });
  expect(kept.size).toBe(0);

  player.configure({ preferredAudio: [{ language: 'de', label: 'Deutsch' }] });
  forget();
  player.configure({ preferredAudio: [{ language: 'en', label: 'Guests' }] });
  const next = fakePlayer();
  rememberSound(next as never, storage);

  expect(recall(storage)).toEqual(german);
  expect(next.getConfiguration().preferredAudio).toEqual(preferences(german));
});

function fakePlayer() {
  let configuration = { preferredAudio: [] as object[] };
  const listeners = new Set<() => void>();
  return {
    configure(change: object) {
      configuration = { ...configuration, ...change };
      listeners.forEach((listener) => listener());
    },
    getConfiguration: () => configuration,
    getAudioTracks: () => tracks,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
}

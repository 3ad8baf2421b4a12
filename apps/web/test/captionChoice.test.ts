import { beforeEach, expect, test } from 'vitest';
import { bestTrack, keepCaptionChoice } from '../src/learn/captionChoice';

const stored = new Map<string, string>();
const store = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value), removeItem: (key: string) => void stored.delete(key) };

class FakePlayer {
  listener?: () => void;
  tracks;
  constructor(...languages: string[]) {
    this.tracks = languages.map((language) => ({ language, active: false }));
  }
  getTextTracks = () => this.tracks;
  selectTextTrack = (track?: { language: string } | null) => {
    this.tracks.forEach((candidate) => (candidate.active = candidate === track));
    this.listener?.();
  };
  addEventListener = (_: 'textchanged', listener: () => void) => (this.listener = listener);
  removeEventListener = () => (this.listener = undefined);
}

beforeEach(() => stored.clear());

test('nothing is shown until somebody asks', () => {
  const player = new FakePlayer('de', 'en');
  keepCaptionChoice(player, store);
  expect(player.tracks.some((track) => track.active)).toBe(false);
});

test('a choice holds for the next lesson, and so does turning captions off', () => {
  const first = new FakePlayer('de', 'en');
  const stop = keepCaptionChoice(first, store);
  first.selectTextTrack(first.tracks[1]!);
  stop();
  const second = new FakePlayer('fr', 'en-GB');
  keepCaptionChoice(second, store);
  expect(second.tracks[1]!.active).toBe(true);
  second.selectTextTrack(null);
  const third = new FakePlayer('en');
  keepCaptionChoice(third, store);
  expect(third.tracks[0]!.active).toBe(false);
});

test('a lesson without captions does not end the choice', () => {
  store.setItem('edustream-captions', 'en');
  const player = new FakePlayer();
  keepCaptionChoice(player, store);
  player.listener?.();
  expect(store.getItem('edustream-captions')).toBe('en');
});

test.each([
  ['en-us', 'en-US'],
  ['en', 'en-GB'],
  ['fr', undefined],
])('bestTrack(%s)', (wanted, language) => expect(bestTrack([{ language: 'en-GB', active: false }, { language: 'en-US', active: false }], wanted)?.language).toBe(language));

import { beforeEach, expect, test } from 'vitest';
import { bestTrack, keepCaptionChoice } from '../src/learn/captionChoice';

const stored = new Map<string, string>();
const store = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value), removeItem: (key: string) => void stored.delete(key) };

class FakePlayer {
  listeners: Record<string, (() => void) | undefined> = {};
  tracks: { language: string; active: boolean }[] = [];
  load(...languages: string[]) {
    this.listeners.unloading?.();
    this.tracks = languages.map((language) => ({ language, active: false }));
    this.listeners.textchanged?.();
    this.listeners.loaded?.();
    return this;
  }
  getTextTracks = () => this.tracks;
  selectTextTrack = (track?: { language: string } | null) => {
    this.tracks.forEach((candidate) => (candidate.active = candidate === track));
    this.listeners.textchanged?.();
  };
  addEventListener = (type: string, listener: () => void) => void (this.listeners[type] = listener);
  removeEventListener = (type: string) => void delete this.listeners[type];
  get shown() {
    return this.tracks.find((track) => track.active)?.language;
  }
}

function playing() {
  const player = new FakePlayer();
  return Object.assign(player, { stop: keepCaptionChoice(player, store) });
}

beforeEach(() => stored.clear());

test('nothing is shown until somebody asks', () => expect(playing().load('de', 'en').shown).toBeUndefined());

test('a choice holds for the next lesson, and so does turning captions off', () => {
  const first = playing().load('de', 'en');
  first.selectTextTrack(first.tracks[1]);
  const second = playing().load('fr', 'en-GB');
  expect(second.shown).toBe('en-GB');
  second.selectTextTrack(null);
  expect(playing().load('en').shown).toBeUndefined();
});

test('a choice holds when the player moves on to the whole ladder', () => {
  const player = playing().load('en');
  player.selectTextTrack(player.tracks[0]);
  expect(player.load('de', 'en').shown).toBe('en');
});

test('a lesson without captions in the language does not end the choice', () => {
  store.setItem('edustream-captions', 'en');
  playing().load().listeners.textchanged?.();
  playing().load('fr').listeners.textchanged?.();
  expect(store.getItem('edustream-captions')).toBe('en');
});

test('nobody listens after the end', () => {
  const player = playing();
  player.stop();
  expect(player.listeners).toEqual({});
});

test.each([
  ['en-us', 'en-US'],
  ['en', 'en-GB'],
  ['fr', undefined],
])('bestTrack(%s)', (wanted, language) => expect(bestTrack([{ language: 'en-GB', active: false }, { language: 'en-US', active: false }], wanted)?.language).toBe(language));

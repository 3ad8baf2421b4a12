import { expect, test } from 'vitest';
import { layouts, layoutWords, recall, remember, swapped } from '../src/learn/layoutChoice';

function storage() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

test('what was large stays large in a lecture that was uploaded the other way round', () => {
  const kept = storage();
  for (const layout of layouts) {
    remember(layout, 'slides', kept);
    expect(recall('slides', kept)).toBe(layout);
    expect(layoutWords(recall('camera', kept), 'camera')).toBe(layoutWords(layout, 'slides'));
    remember(layout, 'camera', kept);
    expect(recall('camera', kept)).toBe(layout);
  }
});

test('without a choice, or with one that is none, both are shown side by side', () => {
  const kept = storage();
  expect(recall('slides', kept)).toBe('beside');
  kept.setItem('edustream.layout', '__proto__');
  expect(recall('camera', kept)).toBe('beside');
});

test('swapping twice is nothing, and side by side gets one of them large', () => {
  for (const layout of layouts.slice(1)) expect(swapped(swapped(layout))).toBe(layout);
  expect(layoutWords(swapped('beside'), 'slides')).toBe('Slides large');
});

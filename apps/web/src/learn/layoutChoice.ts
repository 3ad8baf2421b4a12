/** How two pictures of one lesson share the player. */
export const layouts = ['beside', 'main', 'companion', 'main-only', 'companion-only'] as const;

export type Layout = (typeof layouts)[number];

export type CompanionRole = 'slides' | 'camera';

const memory = 'edustream.layout';

/** What the companion shows is not what the main picture shows. */
export function pictureNames(role: CompanionRole): { main: string; companion: string } {
  return role === 'slides' ? { main: 'Camera', companion: 'Slides' } : { main: 'Slides', companion: 'Camera' };
}

export function layoutWords(layout: Layout, role: CompanionRole): string {
  const { main, companion } = pictureNames(role);
  switch (layout) {
    case 'beside':
      return 'Side by side';
    case 'main':
      return `${main} large`;
    case 'companion':
      return `${companion} large`;
    case 'main-only':
      return `Only ${main.toLowerCase()}`;
    case 'companion-only':
      return `Only ${companion.toLowerCase()}`;
  }
}

/** The two pictures change places; side by side becomes the companion's turn to be large. */
export function swapped(layout: Layout): Layout {
  const other: Record<Layout, Layout> = { beside: 'companion', main: 'companion', companion: 'main', 'main-only': 'companion-only', 'companion-only': 'main-only' };
  return other[layout];
}

/**
 * Kept by what is large rather than by which video is the main one: whoever likes slides large gets them in every lecture, whichever way round it was uploaded.
 */
export function remember(layout: Layout, role: CompanionRole, storage: Pick<Storage, 'setItem'> = localStorage): void {
  storage.setItem(memory, turned(layout, role));
}

export function recall(role: CompanionRole, storage: Pick<Storage, 'getItem'> = localStorage): Layout {
  const kept = storage.getItem(memory);
  return layouts.some((each) => each === kept) ? turned(kept as Layout, role) : 'beside';
}

// As if the companion were always the slides.
const turned = (layout: Layout, role: CompanionRole): Layout => (role === 'slides' || layout === 'beside' ? layout : swapped(layout));

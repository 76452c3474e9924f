import type { Icon } from '@tabler/icons-react';

/** Something that the palette offers, and what is done when it is chosen. */
export type Hit = { id: string; label: string; description?: string; icon: Icon; run: () => unknown };

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a text holds each of the words that were typed, whatever their accents. */
export const holds = (text: string, typed: string): boolean =>
  fold(typed)
    .split(/\s+/)
    .every(word => fold(text).includes(word));

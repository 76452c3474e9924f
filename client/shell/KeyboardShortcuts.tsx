import { useWindowEvent } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useMay } from '../session.tsx';
import { destinations } from './navigation.ts';
import { showClinics, useMaySwitch } from './show-clinics.tsx';
import { showShortcuts } from './show-shortcuts.tsx';
import { useSingleKeys } from './use-single-keys.ts';

const sequenceMs = 2000;
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Listens for `?`, `n`, `w` and `g` followed by the letter of a page. */
export const KeyboardShortcuts = () => {
  const navigate = useNavigate();
  const may = useMay();
  const maySwitch = useMaySwitch();
  const [enabled] = useSingleKeys();
  const goPressedAt = useRef(Number.NEGATIVE_INFINITY);

  useWindowEvent('keydown', event => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!enabled || modified || isTyping(event.target)) return;
    if (document.querySelector('[role="dialog"]')) return;

    if (event.key === '?') return showShortcuts();
    const isSecond = event.timeStamp - goPressedAt.current < sequenceMs;
    goPressedAt.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;

    const page = isSecond ? destinations.find(({ key }) => key === event.key) : undefined;
    if (page && may(page.permission)) void navigate({ to: page.to });
    else if (event.key === 'w' && maySwitch) showClinics();
    else if (event.key === 'n' && may('bookings:write'))
      void navigate({ to: '/calendar', search: { book: 'new' } });
  });
  return null;
};

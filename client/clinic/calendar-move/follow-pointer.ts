/** A click may slip by some pixels, and is still no drag (S29). */
const slipPixels = 8;
/** A finger scrolls, unless it rests first. */
const restMs = 450;

export type Point = { x: number; y: number };
type Follower = {
  onBegin: () => void;
  /** Called for each frame, since what lies under a resting pointer may scroll. */
  onFrame: (at: Point) => void;
  onDrop: (at: Point) => void;
  onCancel: () => void;
};

/**
 * Follows a pointer that was pressed, until it is let go: the mouse once it has left its place, a finger once it has
 * rested there. Escape and whatever interrupts the pointer cancel. Answers how to stop.
 */
export const followPointer = (down: PointerEvent, follower: Follower): (() => void) => {
  const isTouch = down.pointerType === 'touch';
  const listening = new AbortController();
  const { signal } = listening;
  let at: Point = { x: down.clientX, y: down.clientY };
  let hasBegun = false;
  let frame = 0;

  const stop = () => {
    listening.abort();
    clearTimeout(resting);
    cancelAnimationFrame(frame);
  };
  const cancel = () => {
    stop();
    if (hasBegun) follower.onCancel();
  };
  const begin = () => {
    hasBegun = true;
    follower.onBegin();
    const next = () => {
      follower.onFrame(at);
      frame = requestAnimationFrame(next);
    };
    frame = requestAnimationFrame(next);
  };
  const resting = isTouch ? setTimeout(begin, restMs) : undefined;

  const isOurs = ({ pointerId }: PointerEvent) => pointerId === down.pointerId;
  const move = (event: PointerEvent) => {
    if (!isOurs(event)) return;
    at = { x: event.clientX, y: event.clientY };
    if (hasBegun || Math.hypot(at.x - down.clientX, at.y - down.clientY) < slipPixels) return;
    if (isTouch) stop();
    else begin();
  };
  const release = (event: PointerEvent) => {
    if (!isOurs(event)) return;
    stop();
    if (!hasBegun) return;
    swallowClick();
    follower.onDrop({ x: event.clientX, y: event.clientY });
  };

  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', release, { signal });
  window.addEventListener('pointercancel', event => isOurs(event) && cancel(), { signal });
  window.addEventListener('blur', cancel, { signal });
  window.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || !hasBegun) return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
  // A finger that carries something must not scroll the page, and has no menu.
  for (const kind of ['touchmove', 'contextmenu', 'selectstart'])
    window.addEventListener(kind, event => hasBegun && event.preventDefault(), { signal, passive: false });
  return cancel;
};

/** Letting go of what was carried is no click on what lies below it. */
const swallowClick = (): void => {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
};

type Page = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/** Does it once: at once, or as soon as the page is no longer behind another tab. Answers how to leave it. */
export const whileSeen = (page: Page, act: () => void): (() => void) => {
  const look = () => {
    if (page.hidden) return;
    leave();
    act();
  };
  const leave = () => page.removeEventListener('visibilitychange', look);
  page.addEventListener('visibilitychange', look);
  look();
  return leave;
};

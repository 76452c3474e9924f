import { test } from 'vitest';
import { filledPractice, tuesday } from './browser/appointments.ts';
import { addressOf, enter, visit } from './browser/browser.ts';
test('look', { timeout: 300_000 }, async () => {
  const made = await filledPractice();
  const shots: [string, string][] = [
    ['figures', '/?view=figures'], ['desk', '/?view=desk'], ['week', `/calendar?date=${tuesday}&view=week`], ['booking', `/calendar?view=agenda&bookingId=${made.bookingId}`],
    ['new', '/calendar?view=agenda&book=new'], ['bookings', '/bookings?span=today'], ['waiting', '/waiting-list'], ['patients', '/patients'], ['patient', `/patients/${made.patient.id}?tab=details`],
    ['hours', '/hours'], ['staff', '/staff'], ['settings', '/settings?tab=booking'], ['webhooks', '/webhooks'], ['security', '/security'], ['audit', '/audit'], ['facility', `/facilities/${made.links.facilityId}`],
  ];
  for (const width of [1280, 375] as const) {
    const page = await enter(made.clinic, '/', { locale: 'de-DE', width, scheme: width === 375 ? 'dark' : 'light', expects: /./ });
    for (const [name, path] of shots) {
      await page.goto(addressOf(made.clinic, path));
      await page.waitForTimeout(2500);
      await page.screenshot({ path: `/tmp/look/${name}-${width}.png` });
    }
    const rtl = await enter(made.clinic, `/calendar?date=${tuesday}&view=week`, { width, expects: /./ });
    for (const [name, path] of [['patients', '/patients'], ['week', `/calendar?date=${tuesday}&view=week`], ['desk', '/?view=desk']]) {
      await rtl.goto(addressOf(made.clinic, path));
      await rtl.evaluate(() => { document.documentElement.dir = 'rtl'; });
      await rtl.waitForTimeout(2500);
      await rtl.screenshot({ path: `/tmp/look/rtl-${name}-${width}.png` });
    }
    const door = await visit(made.clinic, '/', { locale: 'de-DE', width });
    await door.waitForTimeout(1500);
    await door.screenshot({ path: `/tmp/look/door-${width}.png` });
  }
});

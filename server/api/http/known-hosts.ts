import { TRPCError } from '@trpc/server';
import type { RequestHandler } from 'express';
import { directionOf, type Language } from '../../../shared/i18n/languages.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { type Authenticator, NO_CLINIC_HERE } from '../../access/callers/authenticator.ts';
import { isPlatformHost } from '../../access/clinics/platform-host.ts';
import { ownLanguage } from './own-language.ts';
import { refuse } from './security.ts';

const page = (language: Language) => `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('No clinic here')} · MedFlow</title>
<style>
  :root { color-scheme: light dark }
  body { font: 1.05rem/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 90vh; margin: 0 1.5rem }
  main { max-width: 30rem }
</style>
<main>
  <h1>${t(NO_CLINIC_HERE)}</h1>
  <p>${t('Please check the web address. If it is the right one, ask your clinic: it may have moved or been closed.')}</p>
</main>
</html>
`;

/** At a host that is nobody's there is no dashboard either, only a page that says so (TEN-6). */
export const knownHostsOnly =
  (authenticator: Authenticator, domain: string): RequestHandler =>
  async (req, res, next) => {
    // What is the same at every door needs no look-up.
    if (isPlatformHost(req.host, domain) || req.path.startsWith('/assets/')) return next();
    const fault: unknown = await authenticator.clinicAt(req.host).then(
      () => null,
      error => error,
    );
    // While the database is away the pages stay, and tell of it themselves.
    if (!(fault instanceof TRPCError && fault.code === 'NOT_FOUND')) return next();
    if (!req.accepts('html')) return refuse(res, 404, fault.code, NO_CLINIC_HERE);
    res
      .status(404)
      .set('cache-control', 'no-store')
      .type('html')
      .send(page(ownLanguage(req)));
  };

import { z } from 'zod';
import './sentences.ts';
import { t } from './i18n/translate.ts';

/**
 * The part behind the @ as name servers know it: `müller.de` is `xn--mller-kva.de`. Empty where it is no host, and where
 * it holds letters of other scripts, which look like ours, or signs that name servers read as others.
 */
const asciiDomain = (text: string): string => {
  const domain = text.normalize('NFC');
  const isPlain = domain === domain.normalize('NFKC') && (domain === text || /\p{M}/u.test(text));
  if (!isPlain || !/^[\p{Script=Latin}\d.-]+$/u.test(domain)) return '';
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : '';
};

/** In lower case, with an umlaut domain as name servers know it (K16). */
export const Email = z
  .string(t('Please enter an e-mail address.'))
  .trim()
  // Before the lower case, which makes a plain k of the Kelvin sign.
  .regex(/^[!-?A-~]{1,64}@[^@]+$/, {
    error: t('Please enter an e-mail address such as ana@example.org.'),
    abort: true,
  })
  .transform(text => {
    const at = text.indexOf('@');
    return `${text.slice(0, at).toLowerCase()}@${asciiDomain(text.slice(at + 1))}`;
  })
  .pipe(
    z
      .email({
        pattern: z.regexes.html5Email,
        error: t('Please enter an e-mail address such as ana@example.org.'),
        abort: true,
      })
      .refine(text => /\.[a-z][a-z\d-]+$/.test(text), {
        error: t('Please enter an e-mail address such as ana@example.org.'),
        abort: true,
      })
      .max(254, t('Please use at most 254 characters.')),
  );

/** What is pasted from the web: no-break and thin blanks, dashes of all lengths, marks of direction around it. */
const plainPhone = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim();

/** As it was written, but for blanks and dashes, which are plain ones (K7). */
export const Phone = z
  .string(t('Please enter a phone number.'))
  .max(60, { error: t('Please use at most 60 characters.'), abort: true })
  .transform(plainPhone)
  .pipe(
    z
      .string()
      .regex(/^\+?[0-9 ()/.-]{5,30}$/, {
        error: t('Please enter a phone number of 5 to 30 digits, spaces and + ( ) - / only.'),
        abort: true,
      })
      .refine(
        text => text.replace(/\D/g, '').length >= 5,
        t('Please enter a phone number of at least 5 digits.'),
      ),
  );

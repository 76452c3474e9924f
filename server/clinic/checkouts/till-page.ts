import type { CheckoutState } from '../../../shared/clinic/checkouts.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { workTrail } from '../../work-trail.ts';

/** Where the browser comes back to from a provider. It says nothing of the money, which the provider's message tells. */
export const THANKS = '/paid';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, mark => marks[mark] ?? '');

const paragraph = (text: string, name = ''): string => `<p${name && ` class="${name}"`}>${escaped(text)}</p>`;

/** A page of its own, without a script: whoever pays has no account, and loads nothing of the dashboard. */
const page = (title: string, body: string): string => `<!doctype html>
<html lang="${workTrail().language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 26rem; padding: 2rem 1rem; }
h1 { font-size: 1.25rem; }
.test { border: 2px solid; border-radius: 0.5rem; font-weight: 600; padding: 0.5rem 0.75rem; }
.amount { font-size: 2rem; font-variant-numeric: tabular-nums; margin: 0; }
form { display: inline-block; margin: 0 0.5rem 0 0; }
button { border: 2px solid; border-radius: 0.5rem; font: inherit; min-height: 2.75rem; padding: 0 1.25rem; }
</style>
</head>
<body><main>
<h1>${escaped(title)}</h1>
${body}
</main></body>
</html>
`;

interface Facts {
  clinic: string;
  /** Of the invoice; what it is for is on no page. */
  number: string;
  amount: string;
  state: CheckoutState;
  isOver: boolean;
  /** The path of this page, which its buttons go on from. */
  path: string;
}

const button = (path: string, what: 'pay' | 'decline', label: string): string =>
  `<form method="post" action="${escaped(`${path}/${what}`)}"><button type="submit">${escaped(label)}</button></form>`;

const stands = ({ state, isOver, path }: Facts): string => {
  if (state === 'paid') return paragraph(t('This is paid. Thank you.'));
  if (isOver) return paragraph(t('This link can no longer be used. Please ask the clinic for a new one.'));
  const declined = state === 'declined' ? paragraph(t('The payment was declined. You can try again.')) : '';
  return `${declined}${button(path, 'pay', t('Pay'))}${button(path, 'decline', t('Decline'))}`;
};

/** The till at which nobody pays: it says so, before anything else. */
export const tillPage = (facts: Facts): string => {
  const { clinic, number, amount } = facts;
  return page(
    t('Invoice {number} of {clinic}', { number, clinic }),
    [
      paragraph(t('This is a test till. No money moves, and no card is asked for.'), 'test'),
      paragraph(amount, 'amount'),
      stands(facts),
    ].join('\n'),
  );
};

export const thanksPage = (): string =>
  page(
    t('Thank you'),
    paragraph(t('Your clinic is told as soon as the payment is through. You can close this page.')),
  );

export const untoldPage = (path: string): string =>
  page(
    t('This did not work'),
    `${paragraph(t('The clinic could not be told. Nothing was paid; please try again shortly.'))}<p><a href="${escaped(path)}">${escaped(t('Back'))}</a></p>`,
  );

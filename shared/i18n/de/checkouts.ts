/** Links to pay. */
export const checkouts = {
  'This is not a secret key. It begins with sk_ or rk_.':
    'Das ist kein geheimer Schlüssel. Er beginnt mit sk_ oder rk_.',
  'This is not a signing secret. It begins with whsec_.':
    'Das ist kein Signaturgeheimnis. Es beginnt mit whsec_.',
  'A payment of this invoice is on its way. Please wait until it is here.':
    'Eine Zahlung dieser Rechnung ist unterwegs. Bitte warten Sie, bis sie da ist.',
  'Nobody takes payments for this clinic yet. Please connect an account in the settings.':
    'Für diese Praxis nimmt noch niemand Zahlungen an. Bitte verbinden Sie in den Einstellungen ein Konto.',
  'The payment provider did not open a checkout. Please try again shortly.':
    'Der Zahlungsdienst hat keine Zahlung eröffnet. Bitte versuchen Sie es gleich noch einmal.',
  'A link to pay is for an issued invoice, in its currency.':
    'Ein Zahlungslink gilt für eine gestellte Rechnung, in ihrer Währung.',
  'A link to pay stays as it was asked for.': 'Ein Zahlungslink bleibt, wie er erstellt wurde.',
  'Somebody else connected an account just now. Please look again.':
    'Jemand anders hat gerade ein Konto verbunden. Bitte sehen Sie noch einmal nach.',
  'Too much comes from here.': 'Von hier kommt zu viel.',
  'Invoice {number} of {clinic}': 'Rechnung {number} von {clinic}',
  'This is a test till. No money moves, and no card is asked for.':
    'Das ist eine Probekasse. Es fließt kein Geld, und nach keiner Karte wird gefragt.',
  'This is paid. Thank you.': 'Das ist bezahlt. Vielen Dank.',
  'This link can no longer be used. Please ask the clinic for a new one.':
    'Dieser Link gilt nicht mehr. Bitte fragen Sie die Praxis nach einem neuen.',
  'The payment was declined. You can try again.':
    'Die Zahlung wurde abgelehnt. Sie können es noch einmal versuchen.',
  Pay: 'Bezahlen',
  'Thank you': 'Vielen Dank',
  'Your clinic is told as soon as the payment is through. You can close this page.':
    'Ihre Praxis erfährt es, sobald die Zahlung durch ist. Sie können diese Seite schließen.',
  'The clinic could not be told. Nothing was paid; please try again shortly.':
    'Die Praxis konnte nicht benachrichtigt werden. Es wurde nichts bezahlt; bitte versuchen Sie es gleich noch einmal.',
  Online: 'Online',
  'Links to pay': 'Zahlungslinks',
  'Link to pay': 'Zahlungslink',
  'Make a link to pay': 'Zahlungslink erstellen',
  'The link is ready. Please copy it and send it to the patient.':
    'Der Link ist bereit. Bitte kopieren Sie ihn und senden Sie ihn dem Patienten.',
  'Waits for payment': 'Wartet auf Zahlung',
  'Payment is on its way': 'Zahlung ist unterwegs',
  'Other currency': 'Andere Währung',
  'Money came in another currency. Please look at it with the payment provider.':
    'Es kam Geld in einer anderen Währung. Bitte sehen Sie beim Zahlungsdienst nach.',
  'Can be paid until {moment}': 'Zahlbar bis {moment}',
  'Test till, no money moves': 'Probekasse, es fließt kein Geld',
  'Payment provider': 'Zahlungsdienst',
  'Payment account': 'Zahlungskonto',
  'Message of a payment provider': 'Nachricht eines Zahlungsdienstes',
  'Online payments': 'Online-Zahlungen',
  'Rehearsal, no money moves': 'Probe, es fließt kein Geld',
  'Connect an account': 'Konto verbinden',
  'Change the keys': 'Schlüssel ändern',
  Connect: 'Verbinden',
  Disconnect: 'Trennen',
  'Disconnect the account?': 'Das Konto trennen?',
  'No links to pay can be made with it any more. Payments that are under way are still entered for a week.':
    'Damit können keine Zahlungslinks mehr erstellt werden. Zahlungen, die unterwegs sind, werden noch eine Woche lang eingetragen.',
  'Keys are entered': 'Schlüssel sind hinterlegt',
  'Keys entered on': 'Schlüssel hinterlegt am',
  'Stripe sends its messages to': 'Stripe sendet seine Nachrichten an',
  'Both are in the account of your clinic with Stripe. They are kept sealed, and shown to nobody again.':
    'Beide stehen im Konto Ihrer Praxis bei Stripe. Sie werden versiegelt aufbewahrt und niemandem mehr gezeigt.',
  'It begins with sk_ or rk_.': 'Er beginnt mit sk_ oder rk_.',
  'It begins with whsec_.': 'Es beginnt mit whsec_.',
  Stripe: 'Stripe',
  'Secret key': 'Geheimer Schlüssel',
  'Signing secret': 'Signaturgeheimnis',
} as const;

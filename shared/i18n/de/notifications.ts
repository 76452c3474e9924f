/** What members are told of, and how. */
export const notifications = {
  'Bookings made for you': 'Für Sie gebuchte Termine',
  'Bookings of yours that were cancelled': 'Ihre Termine, die abgesagt wurden',
  'Bookings of yours that were moved': 'Ihre Termine, die verschoben wurden',
  'Cancelled bookings of yours that are on again': 'Ihre abgesagten Termine, die wieder stattfinden',
  'Exports of yours that are ready': 'Ihre Exporte, die bereit sind',
  'Exports of yours that failed': 'Ihre Exporte, die fehlgeschlagen sind',
  'Imports of yours that are done': 'Ihre Importe, die abgeschlossen sind',
  'Imports of yours that failed': 'Ihre Importe, die fehlgeschlagen sind',
  'Requests for appointments': 'Terminanfragen',
  'Messages of patients': 'Nachrichten von Patienten',
  'Who wants to wait for a time': 'Wer auf einen Termin warten möchte',
  'Webhooks that fail': 'Webhooks, die fehlschlagen',
  Bell: 'Glocke',
  'Bell: {kind}': 'Glocke: {kind}',
  'E-mail: {kind}': 'E-Mail: {kind}',
  'What you are told of at {clinic}. An e-mail comes some minutes later, unless you have seen it under the bell by then. It says how many there are, never about whom.':
    'Was Sie bei {clinic} erfahren. Eine E-Mail kommt einige Minuten später, wenn Sie es bis dahin nicht unter der Glocke gesehen haben. Sie sagt, wie viel es ist, und nie, um wen es geht.',
  'Told by letter until': 'Per E-Mail mitgeteilt bis',
  'Write to members what is new for them': 'Mitgliedern schreiben, was es für sie Neues gibt',
  '{clinic}: something is new for you': '{clinic}: Es gibt Neues für Sie',
  'this is new for you at {clinic}:': 'bei {clinic} gibt es Neues für Sie:',
  'Sign in to see what it is:': 'Melden Sie sich an, um es zu sehen:',
  'You choose in your profile what we write to you about:':
    'Worüber wir Ihnen schreiben, wählen Sie in Ihrem Profil:',
} as const;

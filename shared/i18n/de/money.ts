/** Reports about money, what an accountant gets, and what is printed on a bill. */
export const money = {
  'A file for DATEV is in euros only.': 'Eine Datei für DATEV gibt es nur in Euro.',
  'Please enter the numbers of the tax adviser and of the clinic in the settings first. Your accountant knows them.':
    'Bitte tragen Sie zuerst in den Einstellungen die Beraternummer und die Mandantennummer ein. Ihre Steuerberatung kennt sie.',
  'A file for DATEV cannot go beyond the end of a business year. Please export two.':
    'Eine Datei für DATEV kann nicht über das Ende eines Wirtschaftsjahrs hinausgehen. Bitte exportieren Sie zwei.',
  'A file for DATEV takes 99,999 bookings. Please export fewer days.':
    'Eine Datei für DATEV fasst 99.999 Buchungen. Bitte exportieren Sie weniger Tage.',
  'Number of the tax adviser (DATEV)': 'Beraternummer (DATEV)',
  'Number of the clinic there (DATEV)': 'Mandantennummer (DATEV)',
  'Chart of accounts': 'Kontenrahmen',
  'Digits of an account': 'Stellen eines Kontos',
  'The business year begins with': 'Das Wirtschaftsjahr beginnt im',
  Ledger: 'Buchungsjournal',
  'Ledger for DATEV': 'Buchungsjournal für DATEV',
  'Export for DATEV': 'Für DATEV exportieren',
  'Money reports': 'Geldberichte',
  'Out of invoices, credit notes and payments alone, by the clinic’s calendar':
    'Allein aus Rechnungen, Gutschriften und Zahlungen, nach dem Kalender der Praxis',
  Owed: 'Offen',
  'Billed and received': 'Berechnet und erhalten',
  'Billed and received by month': 'Berechnet und erhalten nach Monat',
  Billed: 'Berechnet',
  Received: 'Erhalten',
  'Given back': 'Erstattet',
  Refund: 'Erstattung',
  Share: 'Anteil',
  'By month': 'Nach Monat',
  'By practitioner': 'Nach Behandler',
  'By way of paying': 'Nach Zahlungsart',
  'Of nobody': 'Von niemandem',
  'Of no service': 'Ohne Leistung',
  'All together': 'Zusammen',
  'Credit notes are taken off in their own month.': 'Gutschriften sind in ihrem eigenen Monat abgezogen.',
  'Not late yet': 'Noch nicht überfällig',
  '{from} to {to} days late': '{from} bis {to} Tage überfällig',
  'More than {days} days late': 'Mehr als {days} Tage überfällig',
  'How late': 'Wie spät',
  'Nothing is owed': 'Nichts ist offen',
  'Every invoice that was issued is paid or taken back.':
    'Jede ausgestellte Rechnung ist bezahlt oder zurückgenommen.',
  'Owed on {day}': 'Offen am {day}',
  'Owed on {day}, {currency}': 'Offen am {day}, {currency}',
  'Of {count, plural, one {# invoice} other {# invoices}}, by the day on which each was due':
    'Von {count, plural, one {# Rechnung} other {# Rechnungen}}, nach dem Tag der Fälligkeit',
  'To patients’ credit': 'Guthaben von Patienten',
  'Invoices that are overdue': 'Überfällige Rechnungen',
  'Nothing was entered in these days': 'In diesen Tagen wurde nichts gebucht',
  'Choose other days above. Invoices and credit notes count by the day of issuing.':
    'Wählen Sie oben andere Tage. Rechnungen und Gutschriften zählen am Tag ihrer Ausstellung.',
} as const;

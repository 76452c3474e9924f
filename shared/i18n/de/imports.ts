/** Patients out of a file. */
export const imports = {
  // How it was read.
  Recognised: 'Erkannt',
  'Two separators fit alike.': 'Zwei Trennzeichen passen gleich gut.',
  'Please choose': 'Bitte wählen',
  'All of it is written in plain letters, so its encoding does not matter.':
    'Alles steht in einfachen Buchstaben da; auf den Zeichensatz kommt es nicht an.',
  'Please look whether all letters are right:': 'Bitte sehen Sie nach, ob alle Buchstaben stimmen:',
  'Rows with special letters': 'Zeilen mit besonderen Buchstaben',
  Commas: 'Kommas',
  Semicolons: 'Semikolons',
  Tabs: 'Tabulatoren',
  Bars: 'Senkrechte Striche',
  'Windows-1252 (Western Europe)': 'Windows-1252 (Westeuropa)',
  'ISO-8859-1 (Western Europe)': 'ISO-8859-1 (Westeuropa)',
  'ISO-8859-15 (Western Europe)': 'ISO-8859-15 (Westeuropa)',
  'Windows-1250 (Central Europe)': 'Windows-1250 (Mitteleuropa)',
  'Windows-1251 (Cyrillic)': 'Windows-1251 (Kyrillisch)',
  'Windows-1253 (Greek)': 'Windows-1253 (Griechisch)',
  'Not all of this file was sent.': 'Diese Datei wurde nicht ganz gesendet.',
  'Some of this file is imported already, so it cannot be read anew.':
    'Ein Teil dieser Datei ist schon importiert; sie kann nicht mehr neu gelesen werden.',
  'Two separators fit this file alike. Please say first by which one it is parted.':
    'Zu dieser Datei passen zwei Trennzeichen gleich gut. Bitte sagen Sie zuerst, welches sie trennt.',
  'Order of the dates': 'Reihenfolge der Daten',
  'Dates such as 1980-05-17 are always read.': 'Daten wie 1980-05-17 werden immer gelesen.',
  'Day, month, year': 'Tag, Monat, Jahr',
  'Month, day, year': 'Monat, Tag, Jahr',
  'Year, month, day': 'Jahr, Monat, Tag',
  'Are the dates in this order?': 'Stehen die Daten in dieser Reihenfolge?',
  '{count, plural, one {The date of {rows} row fits only another order than “{order}”.} other {The dates of {rows} rows fit only another order than “{order}”.}}':
    '{count, plural, one {Das Datum von {rows} Zeile passt nur zu einer anderen Reihenfolge als „{order}“.} other {Die Daten von {rows} Zeilen passen nur zu einer anderen Reihenfolge als „{order}“.}}',
  '{count, plural, one {The date of {rows} row fits several orders, and is read as “{order}”.} other {The dates of {rows} rows fit several orders, and are read as “{order}”.}}':
    '{count, plural, one {Das Datum von {rows} Zeile passt zu mehreren Reihenfolgen und wird als „{order}“ gelesen.} other {Die Daten von {rows} Zeilen passen zu mehreren Reihenfolgen und werden als „{order}“ gelesen.}}',
  'Choose the order': 'Reihenfolge wählen',
  'This very file was imported before.': 'Genau diese Datei wurde schon importiert.',
  'Open that import': 'Diesen Import öffnen',
  'What is wrong': 'Was falsch ist',
  // What becomes of a row.
  'Changes somebody': 'Ändert jemanden',
  'An empty cell empties this of a patient who is there':
    'Eine leere Zelle leert dies bei vorhandenen Patienten',
  'What becomes of row {number}': 'Was aus Zeile {number} wird',
  'This patient: {name}': 'Dieser Patient: {name}',
  'Nothing would change.': 'Es würde sich nichts ändern.',
  'Somebody new': 'Jemand Neues',
  'Leave this row out': 'Diese Zeile auslassen',
  'All are new': 'Alle sind neu',
  'Leave all out': 'Alle auslassen',
  '{count, plural, one {{rows} row waits, as that patient is probably there: please choose beside it. The others do not wait for it.} other {{rows} rows wait, as those patients are probably there: please choose beside each. The others do not wait for them.}}':
    '{count, plural, one {{rows} Zeile wartet, weil es den Patienten wohl schon gibt: Bitte wählen Sie bei ihr. Die anderen warten nicht auf sie.} other {{rows} Zeilen warten, weil es die Patienten wohl schon gibt: Bitte wählen Sie bei jeder. Die anderen warten nicht auf sie.}}',
  'Please say which patient it is, where it is one.':
    'Bitte sagen Sie, welcher Patient es ist – wenn es einer ist.',
  'This row does not fit this patient. {wrong}': 'Diese Zeile passt nicht zu diesem Patienten. {wrong}',
  'Nothing of this file is left to import.': 'Von dieser Datei ist nichts mehr zu importieren.',
  'This row is imported already.': 'Diese Zeile ist schon importiert.',
  'There is nothing to choose about this row.': 'Bei dieser Zeile gibt es nichts zu wählen.',
  'The patient with this identifier has another name and another birth date.':
    'Der Patient mit dieser Kennung hat einen anderen Namen und ein anderes Geburtsdatum.',
  'A patient with this identifier is there by now.': 'Einen Patienten mit dieser Kennung gibt es inzwischen.',
  'This patient was changed since. Please look at it anew.':
    'Dieser Patient wurde seither geändert. Bitte sehen Sie noch einmal nach.',
  'Please say which column is the first or the last name, or the identifier of patients who are there.':
    'Bitte sagen Sie, welche Spalte der Vor- oder Nachname ist, oder die Kennung vorhandener Patienten.',
  // What became of it.
  '{count, plural, one {{patients} patient who was there was changed.} other {{patients} patients who were there were changed.}}':
    '{count, plural, one {{patients} vorhandener Patient wurde geändert.} other {{patients} vorhandene Patienten wurden geändert.}}',
  '{count, plural, one {{patients} patient has the former values again.} other {{patients} patients have their former values again.}}':
    '{count, plural, one {{patients} Patient hat wieder die früheren Werte.} other {{patients} Patienten haben wieder ihre früheren Werte.}}',
  '{count, plural, one {{patients} changed patient gets the former values again, unless somebody changed them since.} other {{patients} changed patients get their former values again, unless somebody changed them since.}}':
    '{count, plural, one {{patients} geänderter Patient bekommt die früheren Werte zurück, wenn ihn seither niemand geändert hat.} other {{patients} geänderte Patienten bekommen ihre früheren Werte zurück, wenn sie seither niemand geändert hat.}}',
  '{count, plural, one {What {patients} changed patient was before is gone after a day: that one stays changed.} other {What {patients} changed patients were before is gone after a day: they stay changed.}}':
    '{count, plural, one {Was bei {patients} geänderten Patienten vorher galt, ist nach einem Tag fort: Er bleibt geändert.} other {Was bei {patients} geänderten Patienten vorher galt, ist nach einem Tag fort: Sie bleiben geändert.}}',
  // In the audit.
  Choice: 'Wahl',
  'Emptied by empty cells': 'Von leeren Zellen geleert',
  'Separator unclear': 'Trennzeichen unklar',
  Reading: 'Lesung',
  'Dates of this order': 'Daten dieser Reihenfolge',
  'Dates of another order': 'Daten anderer Reihenfolge',
  'Dates of several orders': 'Daten mehrerer Reihenfolgen',
  'Order of dates': 'Reihenfolge der Daten',
  Fingerprint: 'Fingerabdruck',
  'Same as': 'Gleich wie',
} as const;

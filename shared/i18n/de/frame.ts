export const frame = {
  'A view of {page}': 'Ansicht: {page}',
  Account: 'Konto',
  'As the device': 'Wie das Gerät',
  'Assign facility…': 'Standort zuordnen…',
  'Assign practitioner…': 'Behandler zuordnen…',
  Audit: 'Protokoll',
  Availability: 'Sprechzeiten',
  Clear: 'Leeren',
  'Close the menu': 'Menü schließen',
  'Colour scheme': 'Farbschema',
  'Copy it now: it is shown only this once, and MedFlow keeps no copy.':
    'Jetzt kopieren: Dies wird nur dieses eine Mal angezeigt, und MedFlow behält keine Kopie.',
  Ctrl: 'Strg',
  Dark: 'Dunkel',
  Dashboard: 'Übersicht',
  decide: 'entscheiden',
  'Discard changes?': 'Änderungen verwerfen?',
  export: 'exportieren',
  Feeds: 'Kalender-Abos',
  Filters: 'Filter',
  'Filters ({count})': 'Filter ({count})',
  'Go to the dashboard': 'Zur Übersicht',
  'Gone or hidden': 'Gelöscht oder verborgen',
  Hours: 'Sprechzeiten',
  import: 'importieren',
  'It may have moved, or the link may be incomplete.':
    'Vielleicht ist sie umgezogen, oder der Link ist unvollständig.',
  'Keep editing': 'Weiter bearbeiten',
  'Keyboard shortcuts': 'Tastenkürzel',
  Light: 'Hell',
  'Load more': 'Mehr laden',
  Loading: 'Wird geladen',
  Mails: 'E-Mails',
  'MedFlow support': 'MedFlow-Support',
  midnight: 'Mitternacht',
  'Move the booking that has the focus, in the calendar': 'Den fokussierten Termin verschieben, im Kalender',
  'Next month': 'Nächster Monat',
  'Next ten years': 'Nächste zehn Jahre',
  'Next year': 'Nächstes Jahr',
  'Not now': 'Nicht jetzt',
  'not recorded': 'nicht erfasst',
  'Not reloaded': 'Nicht neu geladen',
  'Nothing found': 'Nichts gefunden',
  'Open the menu': 'Menü öffnen',
  overbook: 'überbuchen',
  own: 'eigene',
  Pages: 'Seiten',
  'Please confirm that it is you': 'Bitte bestätigen Sie, dass Sie es sind',
  'Please enter a real date, such as {date}.': 'Bitte geben Sie ein gültiges Datum ein, etwa {date}.',
  'Please enter a time, such as {time}.': 'Bitte geben Sie eine Uhrzeit ein, etwa {time}.',
  'Previous month': 'Voriger Monat',
  'Previous ten years': 'Vorige zehn Jahre',
  'Previous year': 'Voriges Jahr',
  read: 'lesen',
  'Reload, keep my text': 'Neu laden, meinen Text behalten',
  'Request <code>{id}</code>': 'Anfragenummer <code>{id}</code>',
  'Request {id}': 'Anfragenummer {id}',
  'Rooms and devices': 'Räume und Geräte',
  Search: 'Suchen',
  'Search and commands': 'Suche und Befehle',
  'Search patients, bookings, pages and more': 'Patienten, Termine, Seiten und mehr suchen',
  'Select all rows': 'Alle Zeilen auswählen',
  'Select none': 'Nichts auswählen',
  'Select {name}': '{name} auswählen',
  'Selected bookings': 'Ausgewählte Termine',
  'Selected entries': 'Ausgewählte Einträge',
  'Selected mails': 'Ausgewählte E-Mails',
  'Selected patients': 'Ausgewählte Patienten',
  'Selected records': 'Ausgewählte Datensätze',
  'Selected services': 'Ausgewählte Leistungen',
  'Shortcuts of single letters': 'Tastenkürzel aus einzelnen Buchstaben',
  'Skip to content': 'Zum Inhalt springen',
  'Somebody else': 'Jemand anderes',
  'Somebody was faster': 'Jemand war schneller',
  'Something went wrong on this page.': 'Auf dieser Seite ist etwas schiefgegangen.',
  Stop: 'Anhalten',
  Stopping: 'Wird angehalten',
  'Switch clinic': 'Praxis wechseln',
  'Switch clinic from': 'Praxis wechseln, derzeit',
  'Switch them off when a screen reader or speech input needs these keys.':
    'Schalten Sie sie aus, wenn ein Screenreader oder eine Spracheingabe diese Tasten braucht.',
  'Switch to another clinic': 'Zu einer anderen Praxis wechseln',
  'Taking back': 'Wird zurückgenommen',
  'The clinic server is not answering at the moment. Trying again by itself.':
    'Der Server der Praxis antwortet gerade nicht. Es wird von selbst weiter versucht.',
  'The server cannot be reached. Please check the connection.':
    'Der Server ist nicht erreichbar. Bitte prüfen Sie die Verbindung.',
  'There is no page at this web address': 'Unter dieser Web-Adresse gibt es keine Seite',
  'This could not be found': 'Das wurde nicht gefunden',
  'This did not work': 'Das hat nicht geklappt',
  'This list': 'Diese Liste',
  Tokens: 'API-Tokens',
  trash: 'in den Papierkorb',
  Users: 'Team',
  'What others change is not shown at the moment. Trying again by itself.':
    'Änderungen von anderen werden gerade nicht angezeigt. Es wird von selbst weiter versucht.',
  'What you have typed is not saved.': 'Ihre Eingaben sind nicht gespeichert.',
  write: 'ändern',
  'You are offline. Everything continues as soon as the connection is back.':
    'Sie sind offline. Sobald die Verbindung zurück ist, geht alles weiter.',
  'You are still signed in': 'Sie sind noch angemeldet',
  'You can safely try again from here: it will not be saved twice.':
    'Sie können es von hier aus gefahrlos erneut versuchen: Es wird nicht doppelt gespeichert.',
  '{count, plural, one {# booking as before.} other {# bookings as before.}}':
    '{count, plural, one {# Termin wie zuvor.} other {# Termine wie zuvor.}}',
  '{count, plural, one {# booking cancelled.} other {# bookings cancelled.}}':
    '{count, plural, one {# Termin abgesagt.} other {# Termine abgesagt.}}',
  '{count, plural, one {# booking confirmed.} other {# bookings confirmed.}}':
    '{count, plural, one {# Termin bestätigt.} other {# Termine bestätigt.}}',
  '{count, plural, one {# booking left as before.} other {# bookings left as before.}}':
    '{count, plural, one {# Termin unverändert.} other {# Termine unverändert.}}',
  '{count, plural, one {# booking marked as no-show.} other {# bookings marked as no-show.}}':
    '{count, plural, one {# Termin als nicht erschienen vermerkt.} other {# Termine als nicht erschienen vermerkt.}}',
  '{count, plural, one {# booking refused:} other {# bookings refused:}}':
    '{count, plural, one {# Termin abgelehnt:} other {# Termine abgelehnt:}}',
  '{count, plural, one {# booking selected} other {# bookings selected}}':
    '{count, plural, one {# Termin ausgewählt} other {# Termine ausgewählt}}',
  '{count, plural, one {# entry as before.} other {# entries as before.}}':
    '{count, plural, one {# Eintrag wie zuvor.} other {# Einträge wie zuvor.}}',
  '{count, plural, one {# entry left as before.} other {# entries left as before.}}':
    '{count, plural, one {# Eintrag unverändert.} other {# Einträge unverändert.}}',
  '{count, plural, one {# entry moved to the trash.} other {# entries moved to the trash.}}':
    '{count, plural, one {# Eintrag in den Papierkorb verschoben.} other {# Einträge in den Papierkorb verschoben.}}',
  '{count, plural, one {# entry refused:} other {# entries refused:}}':
    '{count, plural, one {# Eintrag abgelehnt:} other {# Einträge abgelehnt:}}',
  '{count, plural, one {# entry selected} other {# entries selected}}':
    '{count, plural, one {# Eintrag ausgewählt} other {# Einträge ausgewählt}}',
  '{count, plural, one {# entry withdrawn.} other {# entries withdrawn.}}':
    '{count, plural, one {# Eintrag zurückgezogen.} other {# Einträge zurückgezogen.}}',
  '{count, plural, one {# mail as before.} other {# mails as before.}}':
    '{count, plural, one {# E-Mail wie zuvor.} other {# E-Mails wie zuvor.}}',
  '{count, plural, one {# mail left as before.} other {# mails left as before.}}':
    '{count, plural, one {# E-Mail unverändert.} other {# E-Mails unverändert.}}',
  '{count, plural, one {# mail refused:} other {# mails refused:}}':
    '{count, plural, one {# E-Mail abgelehnt:} other {# E-Mails abgelehnt:}}',
  '{count, plural, one {# mail selected} other {# mails selected}}':
    '{count, plural, one {# E-Mail ausgewählt} other {# E-Mails ausgewählt}}',
  '{count, plural, one {# mail tried again.} other {# mails tried again.}}':
    '{count, plural, one {# E-Mail erneut versucht.} other {# E-Mails erneut versucht.}}',
  '{count, plural, one {# patient as before.} other {# patients as before.}}':
    '{count, plural, one {# Patient wie zuvor.} other {# Patienten wie zuvor.}}',
  '{count, plural, one {# patient assigned.} other {# patients assigned.}}':
    '{count, plural, one {# Patient zugeordnet.} other {# Patienten zugeordnet.}}',
  '{count, plural, one {# patient left as before.} other {# patients left as before.}}':
    '{count, plural, one {# Patient unverändert.} other {# Patienten unverändert.}}',
  '{count, plural, one {# patient moved to the trash.} other {# patients moved to the trash.}}':
    '{count, plural, one {# Patient in den Papierkorb verschoben.} other {# Patienten in den Papierkorb verschoben.}}',
  '{count, plural, one {# patient refused:} other {# patients refused:}}':
    '{count, plural, one {# Patient abgelehnt:} other {# Patienten abgelehnt:}}',
  '{count, plural, one {# patient selected} other {# patients selected}}':
    '{count, plural, one {# Patient ausgewählt} other {# Patienten ausgewählt}}',
  '{count, plural, one {# record as before.} other {# records as before.}}':
    '{count, plural, one {# Datensatz wie zuvor.} other {# Datensätze wie zuvor.}}',
  '{count, plural, one {# record left as before.} other {# records left as before.}}':
    '{count, plural, one {# Datensatz unverändert.} other {# Datensätze unverändert.}}',
  '{count, plural, one {# record refused:} other {# records refused:}}':
    '{count, plural, one {# Datensatz abgelehnt:} other {# Datensätze abgelehnt:}}',
  '{count, plural, one {# record restored.} other {# records restored.}}':
    '{count, plural, one {# Datensatz wiederhergestellt.} other {# Datensätze wiederhergestellt.}}',
  '{count, plural, one {# record selected} other {# records selected}}':
    '{count, plural, one {# Datensatz ausgewählt} other {# Datensätze ausgewählt}}',
  '{count, plural, one {# service activated.} other {# services activated.}}':
    '{count, plural, one {# Leistung aktiviert.} other {# Leistungen aktiviert.}}',
  '{count, plural, one {# service archived.} other {# services archived.}}':
    '{count, plural, one {# Leistung archiviert.} other {# Leistungen archiviert.}}',
  '{count, plural, one {# service as before.} other {# services as before.}}':
    '{count, plural, one {# Leistung wie zuvor.} other {# Leistungen wie zuvor.}}',
  '{count, plural, one {# service left as before.} other {# services left as before.}}':
    '{count, plural, one {# Leistung unverändert.} other {# Leistungen unverändert.}}',
  '{count, plural, one {# service moved to the trash.} other {# services moved to the trash.}}':
    '{count, plural, one {# Leistung in den Papierkorb verschoben.} other {# Leistungen in den Papierkorb verschoben.}}',
  '{count, plural, one {# service refused:} other {# services refused:}}':
    '{count, plural, one {# Leistung abgelehnt:} other {# Leistungen abgelehnt:}}',
  '{count, plural, one {# service selected} other {# services selected}}':
    '{count, plural, one {# Leistung ausgewählt} other {# Leistungen ausgewählt}}',
  '{count, plural, one {Assign # patient} other {Assign # patients}}':
    '{count, plural, one {# Patient zuordnen} other {# Patienten zuordnen}}',
  'Cancel {count, plural, one {# booking} other {# bookings}}?':
    '{count, plural, one {# Termin absagen?} other {# Termine absagen?}}',
  'Cancel {count, plural, one {# booking} other {# bookings}}':
    '{count, plural, one {# Termin absagen} other {# Termine absagen}}',
  '{count, plural, one {Undo # booking} other {Undo # bookings}}':
    '{count, plural, one {# Termin zurücknehmen} other {# Termine zurücknehmen}}',
  '{count, plural, one {Undo # entry} other {Undo # entries}}':
    '{count, plural, one {# Eintrag zurücknehmen} other {# Einträge zurücknehmen}}',
  '{count, plural, one {Undo # mail} other {Undo # mails}}':
    '{count, plural, one {# E-Mail zurücknehmen} other {# E-Mails zurücknehmen}}',
  '{count, plural, one {Undo # patient} other {Undo # patients}}':
    '{count, plural, one {# Patient zurücknehmen} other {# Patienten zurücknehmen}}',
  '{count, plural, one {Undo # record} other {Undo # records}}':
    '{count, plural, one {# Datensatz zurücknehmen} other {# Datensätze zurücknehmen}}',
  '{count, plural, one {Undo # service} other {Undo # services}}':
    '{count, plural, one {# Leistung zurücknehmen} other {# Leistungen zurücknehmen}}',
  '{count} rows loaded': '{count, plural, one {# Zeile geladen} other {# Zeilen geladen}}',
  '{count} rows loaded, more available':
    '{count, plural, one {# Zeile geladen, weitere verfügbar} other {# Zeilen geladen, weitere verfügbar}}',
  '{doing}: {count} of {of}': '{doing}: {count} von {of}',
  '{name} changed this on {moment}, after you opened it. Reload to see their version; the fields that you have typed in keep your text, so that you can check and save again.':
    '{name} hat dies am {moment} geändert, nachdem Sie es geöffnet hatten. Laden Sie neu, um die neue Fassung zu sehen; die Felder, in die Sie etwas eingegeben haben, behalten Ihren Text, sodass Sie prüfen und noch einmal speichern können.',
} as const;

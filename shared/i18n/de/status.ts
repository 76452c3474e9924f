/** The page of how everything is, the daily report, and what operators are shown of each week. */
export const status = {
  'A night went by without one. Please tell those who run MedFlow for you.':
    'Eine Nacht verging ohne Sicherung. Bitte sagen Sie es denen, die MedFlow für Sie betreiben.',
  'Answered in': 'Antwortet in',
  'As it was on {moment}; looked at again each half minute':
    'Stand: {moment}; wird jede halbe Minute neu abgefragt',
  'Backups asked for': 'Angeforderte Sicherungen',
  'Being sent': 'Werden versendet',
  'Every promise held': 'Jede Zusage hielt',
  'Everything this clinic keeps is in it. Without it nobody can look anything up, or book.':
    'In ihr liegt alles, was diese Praxis speichert. Ohne sie kann niemand etwas nachsehen oder buchen.',
  'Failed here {failed}, done again {done}': 'Hier fehlgeschlagen {failed}, wieder erledigt {done}',
  'Failed here {moment}': 'Hier fehlgeschlagen {moment}',
  'From a backup this clinic can be brought back to what it was. Its restore is tried each night.':
    'Aus einer Sicherung lässt sich diese Praxis wiederherstellen. Das wird jede Nacht erprobt.',
  'Given up in the last 7 days': 'In den letzten 7 Tagen aufgegeben',
  'Held up': 'Aufgehalten',
  'Held, but not all was tried': 'Hielt, aber nicht alles wurde geprüft',
  'It is tried again by itself. If it still fails in an hour, please tell those who run MedFlow for you.':
    'Es wird von selbst erneut versucht. Schlägt es in einer Stunde noch fehl, sagen Sie es bitte denen, die MedFlow für Sie betreiben.',
  'Last backup': 'Letzte Sicherung',
  'Last proof': 'Letzter Nachweis',
  'Last verified restore': 'Letzte geprüfte Wiederherstellung',
  'Letters by e-mail': 'Briefe per E-Mail',
  'Letters of changed bookings': 'Briefe über geänderte Termine',
  'Letters of news to members': 'Briefe über Neues an Mitarbeitende',
  'Marks of who did not come': 'Vermerke, wer nicht kam',
  'MedFlow server': 'MedFlow-Server',
  'No mail server is set, so letters stay in the outbox. Please ask those who run MedFlow for you to set one.':
    'Es ist kein Mailserver eingestellt, daher bleiben Briefe im Postausgang. Bitten Sie die, die MedFlow für Sie betreiben, einen einzustellen.',
  'No run is known': 'Kein Lauf bekannt',
  'None open': 'Keiner offen',
  'Not being sent': 'Werden nicht versendet',
  'Not proved yet': 'Noch nicht geprüft',
  'Not tried yet, the restore follows at night': 'Noch nicht erprobt, folgt nachts',
  'Not what was signed': 'Nicht das Unterzeichnete',
  'Nothing else is known until it answers again; it is asked each half minute. Please check the connection of this device, and tell those who run MedFlow for you if it lasts.':
    'Bis er wieder antwortet, ist sonst nichts bekannt; er wird jede halbe Minute gefragt. Bitte prüfen Sie die Verbindung dieses Geräts, und sagen Sie es denen, die MedFlow für Sie betreiben, wenn es anhält.',
  'Nothing runs': 'Nichts läuft',
  'Offers of freed times': 'Angebote frei gewordener Zeiten',
  'Open alerts': 'Offene Alarme',
  'Out of date': 'Veraltet',
  'Paused since {moment}': 'Angehalten seit {moment}',
  'Please ask those who run MedFlow for you what they found.':
    'Bitte fragen Sie die, die MedFlow für Sie betreiben, was sie fanden.',
  'Please look into the outbox: correct the e-mail address, or try the letter again.':
    'Bitte sehen Sie in den Postausgang: Berichtigen Sie die E-Mail-Adresse oder versuchen Sie es erneut.',
  'Proof that clinics are kept apart': 'Nachweis, dass Praxen getrennt sind',
  'Raised when somebody tries what nobody may and is refused, or something sealed or backed up is not as it should be.':
    'Ausgelöst, wenn jemand Unerlaubtes versucht und abgewiesen wird oder Versiegeltes oder Gesichertes nicht so ist, wie es sein soll.',
  Reachable: 'Erreichbar',
  'Reminders and other letters wait. Please tell those who run MedFlow for you.':
    'Erinnerungen und andere Briefe warten. Bitte sagen Sie es denen, die MedFlow für Sie betreiben.',
  'Reminders to patients': 'Erinnerungen an Patienten',
  'Reminders, invitations and answers to patients go out this way.':
    'So gehen Erinnerungen, Einladungen und Antworten an Patienten hinaus.',
  'Right after a start this is as it should be. If it lasts, please tell those who run MedFlow for you.':
    'Gleich nach einem Start ist das in Ordnung. Hält es an, sagen Sie es bitte denen, die MedFlow für Sie betreiben.',
  'Running since': 'Läuft seit',
  'Seals of the audit log': 'Siegel des Protokolls',
  'Security alerts': 'Sicherheitsalarme',
  'Some are paused': 'Einige angehalten',
  'Some were given up': 'Einige aufgegeben',
  'The database does not answer': 'Die Datenbank antwortet nicht',
  'The first one is made at night. You can make one now in the settings.':
    'Die erste entsteht nachts. In den Einstellungen können Sie jetzt eine anfordern.',
  'The last answer came on {moment}.': 'Die letzte Antwort kam {moment}.',
  'The last one failed': 'Die letzte schlug fehl',
  'The mail server takes none at the moment. Each is tried again for some hours; if it lasts, please tell those who run MedFlow for you.':
    'Der Mailserver nimmt derzeit keine an. Es wird einige Stunden lang erneut versucht; hält es an, sagen Sie es bitte denen, die MedFlow für Sie betreiben.',
  'The server does not answer': 'Der Server antwortet nicht',
  'The server that answered just now. It starts anew with each new version.':
    'Der Server, der gerade geantwortet hat. Er startet mit jeder neuen Version neu.',
  'There was no answer since you opened this page.':
    'Seit Sie diese Seite geöffnet haben, kam keine Antwort.',
  'Those who run MedFlow look into it. Please see in the audit log whether you know who it was.':
    'Die Betreiber gehen dem nach. Bitte sehen Sie im Protokoll nach, ob Sie wissen, wer es war.',
  'Those who run MedFlow paused them. What is due is made up for as soon as they go on.':
    'Die Betreiber haben sie angehalten. Fälliges wird nachgeholt, sobald es weitergeht.',
  'Those who run MedFlow were told. Please back up once more in the settings.':
    'Die Betreiber wurden benachrichtigt. Bitte sichern Sie in den Einstellungen noch einmal.',
  'To be looked at': 'Bitte ansehen',
  'Tries out on a copy, with made-up clinics, that nobody reaches another clinic’s data, and signs what it found.':
    'Erprobt an einer Kopie mit erfundenen Praxen, dass niemand an die Daten einer anderen Praxis kommt, und unterzeichnet das Ergebnis.',
  'What runs by itself': 'Was von selbst läuft',
  'When each ran the last time. What fails in this clinic is told here, and keeps nothing else from being done.':
    'Wann jedes zuletzt lief. Was in dieser Praxis fehlschlägt, steht hier und hält nichts anderes auf.',
  'Whether everything this clinic works with is in order':
    'Ob alles in Ordnung ist, womit diese Praxis arbeitet',
  '{count, plural, one {# fails here} other {# fail here}}':
    '{count, plural, one {# schlägt hier fehl} other {# schlagen hier fehl}}',
  '{count, plural, one {# promise broken} other {# promises broken}}':
    '{count, plural, one {# Zusage gebrochen} other {# Zusagen gebrochen}}',
  '{count}, the first since {moment}': '{count}, die erste seit {moment}',
  '{ms} milliseconds': '{ms} Millisekunden',
  // The report of the morning.
  'As it was counted then, and written to whoever chose in their profile to get this letter.':
    'Wie damals gezählt und denen geschrieben, die diesen Brief im Profil gewählt haben.',
  'At six by the clinic’s clock: how many are booked, not confirmed, waiting for an answer. It names nobody.':
    'Um sechs nach der Uhr der Praxis: wie viele gebucht, unbestätigt und ohne Antwort sind. Er nennt niemanden.',
  'Bookings that day': 'Termine an dem Tag',
  'Bookings today: {count}': 'Termine heute: {count}',
  'Daily report': 'Tagesbericht',
  'Did not come the day before': 'Am Vortag nicht erschienen',
  'Did not come yesterday: {count}': 'Gestern nicht erschienen: {count}',
  'Letters given up': 'Aufgegebene Briefe',
  'Letters that could not be sent since yesterday: {count}':
    'Briefe, die seit gestern nicht versendet werden konnten: {count}',
  'Not confirmed': 'Unbestätigt',
  'Of these nobody has confirmed: {count}': 'Davon unbestätigt: {count}',
  'Patients who wait for an answer: {count}': 'Patienten, die auf eine Antwort warten: {count}',
  'Patients without an answer': 'Patienten ohne Antwort',
  'Report of the morning': 'Morgenbericht',
  'Report of the morning by e-mail': 'Morgenbericht per E-Mail',
  'Report of the week': 'Wochenbericht',
  'Reports of the morning': 'Morgenberichte',
  'Requests that wait for a decision: {count}': 'Anfragen, die auf eine Entscheidung warten: {count}',
  'Requests waiting': 'Wartende Anfragen',
  'Security alerts that are open: {count}': 'Offene Sicherheitsalarme: {count}',
  'Write the reports of the morning': 'Morgenberichte schreiben',
  'this is how {date} begins at {clinic}:': 'so beginnt der Tag ({date}) bei {clinic}:',
  '{clinic}: your day, {date}': '{clinic}: Ihr Tag, {date}',
  // The weeks of clinics, for operators.
  'A clinic is reported on from the first Monday after it was opened.':
    'Über eine Praxis wird ab dem ersten Montag nach ihrer Eröffnung berichtet.',
  'At risk': 'Gefährdet',
  'Attempts across clinics': 'Versuche über Praxen hinweg',
  'Health of clinics': 'Zustand der Praxen',
  Healthy: 'In Ordnung',
  'How it is now': 'Wie es jetzt steht',
  'How the last week of each clinic went; written on Mondays, and told to its owners':
    'Wie die letzte Woche jeder Praxis verlief; montags geschrieben und den Inhabern mitgeteilt',
  'Members at work': 'Aktive im Team',
  'No clinic is at risk': 'Keine Praxis ist gefährdet',
  'No week was reported yet': 'Noch keine Woche berichtet',
  'Points of 100': 'Punkte von 100',
  'Statements refused': 'Abgewiesene Anweisungen',
  'Weeks of a clinic': 'Wochen einer Praxis',
  'Which clinics': 'Welche Praxen',
  'Written on': 'Geschrieben am',
} as const;

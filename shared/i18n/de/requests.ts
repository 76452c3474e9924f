/** What is asked of a clinic, what is written to it, and what hangs on it. */
export const requests = {
  // The list.
  'Service requests': 'Anliegen',
  'Service request': 'Anliegen',
  'New request': 'Neues Anliegen',
  'Comment on a request': 'Kommentar zu einem Anliegen',
  'Work that is asked of the clinic: a prescription, a letter, a home visit, a treatment':
    'Worum die Praxis gebeten wird: ein Rezept, ein Schreiben, ein Hausbesuch, eine Behandlung',
  'Nothing is asked for here': 'Hier wird um nichts gebeten',
  'What patients ask for in the portal stands here, and what you write down for them.':
    'Hier steht, worum Patienten im Portal bitten und was Sie für sie aufschreiben.',
  'The request of {name}': 'Das Anliegen von {name}',
  'Write it down': 'Aufschreiben',
  'What is asked for': 'Worum gebeten wird',
  'None in particular': 'Keine bestimmte',
  'Assigned to': 'Zuständig',
  'Nobody assigned': 'Niemand zuständig',
  'Wrote to us': 'Hat geschrieben',
  'The patient wrote to us': 'Hat uns geschrieben',
  'Something else': 'Etwas anderes',
  'Home visit': 'Hausbesuch',
  Prescription: 'Rezept',
  'Letter or certificate': 'Schreiben oder Bescheinigung',
  '{of, select, request {Usual} other {Usual}}': '{of, select, request {Üblich} other {Üblich}}',

  // When, and how often.
  'Whenever it suits': 'Wann es passt',
  'Comes again every so many': 'Wiederholt sich alle so viele',
  'Once only': 'Nur einmal',
  'How many between': 'Wie viele dazwischen',
  'How many times': 'Wie oft',
  'Please say how often it comes again, and how many times.':
    'Bitte geben Sie an, in welchem Abstand und wie oft es sich wiederholt.',
  '{times} times, {count, plural, one {every day} other {every # days}}':
    '{times}-mal, {count, plural, one {jeden Tag} other {alle # Tage}}',
  '{times} times, {count, plural, one {every week} other {every # weeks}}':
    '{times}-mal, {count, plural, one {jede Woche} other {alle # Wochen}}',
  '{times} times, {count, plural, one {every month} other {every # months}}':
    '{times}-mal, {count, plural, one {jeden Monat} other {alle # Monate}}',

  // Its way.
  '{of, select, request {New} other {New}}': '{of, select, request {Neu} other {Neu}}',
  '{of, select, request {Done} other {Done}}': '{of, select, request {Erledigt} other {Erledigt}}',
  Accepted: 'Angenommen',
  Scheduled: 'Eingeplant',
  Accept: 'Annehmen',
  Accepting: 'Wird angenommen',
  'Make urgent': 'Als dringend kennzeichnen',
  'Making urgent': 'Wird als dringend gekennzeichnet',
  'Book it…': 'Buchen …',
  'It is done': 'Ist erledigt',
  'Refuse…': 'Ablehnen …',
  Refusing: 'Wird abgelehnt',
  'Call off…': 'Zurückziehen …',
  'Open again': 'Wieder öffnen',
  'Refuse the request?': 'Das Anliegen ablehnen?',
  'Refuse the request': 'Das Anliegen ablehnen',
  'Call the request off?': 'Das Anliegen zurückziehen?',
  'Call it off': 'Zurückziehen',
  'Why? The patient reads this in the portal.': 'Warum? Die Patientin oder der Patient liest das im Portal.',
  'Asked by the patient on {moment}': 'Von der Patientin oder dem Patienten am {moment}',
  'Written down by the clinic on {moment}': 'Von der Praxis aufgeschrieben am {moment}',
  'To the booking': 'Zum Termin',
  '{count, plural, one {# request accepted.} other {# requests accepted.}}':
    '{count, plural, one {# Anliegen angenommen.} other {# Anliegen angenommen.}}',
  '{count, plural, one {# request made urgent.} other {# requests made urgent.}}':
    '{count, plural, one {# Anliegen als dringend gekennzeichnet.} other {# Anliegen als dringend gekennzeichnet.}}',
  '{count, plural, one {# request refused.} other {# requests refused.}}':
    '{count, plural, one {# Anliegen abgelehnt.} other {# Anliegen abgelehnt.}}',
  '{count, plural, one {# request moved to the trash.} other {# requests moved to the trash.}}':
    '{count, plural, one {# Anliegen in den Papierkorb gelegt.} other {# Anliegen in den Papierkorb gelegt.}}',

  // What is refused.
  'Nobody has accepted this request yet.': 'Dieses Anliegen hat noch niemand angenommen.',
  'This request was accepted already.': 'Dieses Anliegen wurde schon angenommen.',
  'Something is booked for this request already.': 'Für dieses Anliegen ist schon etwas gebucht.',
  'This request is done.': 'Dieses Anliegen ist erledigt.',
  'This request was refused.': 'Dieses Anliegen wurde abgelehnt.',
  'This request was called off.': 'Dieses Anliegen wurde zurückgezogen.',
  'This request is open.': 'Dieses Anliegen ist offen.',
  'The clinic decides about a request.': 'Über ein Anliegen entscheidet die Praxis.',
  'Please choose the service that is to be booked.':
    'Bitte wählen Sie die Leistung, die gebucht werden soll.',
  '{name} does not work here at the moment.': '{name} arbeitet derzeit nicht hier.',
  '{name} does not see this patient, who is of another facility.':
    '{name} sieht diese Person nicht: Sie gehört zu einem anderen Standort.',

  // Comments.
  'The comments are loading': 'Die Kommentare werden geladen',
  'Later comments': 'Spätere Kommentare',
  'Nothing is written to it yet.': 'Dazu ist noch nichts geschrieben.',
  Internal: 'Intern',
  'To the patient': 'An die Patientin oder den Patienten',
  'The patient reads it': 'Für die Patientin oder den Patienten',
  'Who reads it': 'Wer es liest',
  'Note for the clinic': 'Notiz für die Praxis',
  'Answer to the patient': 'Antwort an die Patientin oder den Patienten',
  'The patient never sees it.': 'Die Patientin oder der Patient sieht sie nie.',
  'The patient reads it in the portal.': 'Die Patientin oder der Patient liest sie im Portal.',
  'Keep it for the clinic': 'Für die Praxis behalten',
  'Send it to the patient': 'An die Patientin oder den Patienten senden',
  'Correct it': 'Berichtigen',
  'Corrected: show what it said': 'Berichtigt: zeigen, was da stand',
  'Hide what it said': 'Verbergen, was da stand',
  'Until {moment}:': 'Bis {moment}:',
  'What it is to say': 'Was da stehen soll',
  'Save the correction': 'Berichtigung speichern',
  'An answer to an internal comment is internal.': 'Eine Antwort auf einen internen Kommentar ist intern.',
  'Only who wrote a comment can correct it.':
    'Nur wer einen Kommentar geschrieben hat, kann ihn berichtigen.',
  'This comment was corrected many times. Please write another one.':
    'Dieser Kommentar wurde oft berichtigt. Bitte schreiben Sie einen neuen.',

  // In the portal.
  'Your requests are loading': 'Ihre Anliegen werden geladen',
  'Ask us here for a prescription, a letter, a home visit or a treatment. In an emergency please call.':
    'Bitten Sie uns hier um ein Rezept, ein Schreiben, einen Hausbesuch oder eine Behandlung. Im Notfall rufen Sie bitte an.',
  'Ask for something': 'Um etwas bitten',
  'You have not asked us for anything yet.': 'Sie haben uns noch um nichts gebeten.',
  'Asked on {moment}': 'Gebeten am {moment}',
  'What was written': 'Was geschrieben wurde',
  'Not needed any more': 'Nicht mehr nötig',
  'I do not need it any more': 'Ich brauche es nicht mehr',
  corrected: 'berichtigt',
  'We have got it, and get in touch with you.': 'Wir haben es erhalten und melden uns bei Ihnen.',
  'What do you need?': 'Was brauchen Sie?',
  'Please describe it': 'Bitte beschreiben Sie es',
  'From which day': 'Ab welchem Tag',
  'Until which day': 'Bis zu welchem Tag',
  'Send it to the clinic': 'An die Praxis senden',
  'This clinic takes no requests in its portal.': 'Diese Praxis nimmt in ihrem Portal keine Anliegen an.',
  'This clinic takes no requests at the moment. Please call the clinic.':
    'Diese Praxis nimmt derzeit keine Anliegen an. Bitte rufen Sie in der Praxis an.',
  'Something is booked for this request already. Please cancel the appointment.':
    'Für dieses Anliegen ist schon etwas gebucht. Bitte sagen Sie den Termin ab.',

  // In the trail.
  'Answered at': 'Beantwortet am',
  Answers: 'Antwortet auf',
  'What it said before': 'Was vorher da stand',
  'Who wrote it': 'Wer es schrieb',
  'Status by': 'Stand durch',
  'Reason of the status': 'Grund des Stands',
  'Not read': 'Nicht gelesen',

  // Figures.
  'Requests of the last 90 days': 'Anliegen der letzten 90 Tage',
  'Half are answered within': 'Die Hälfte ist beantwortet binnen',
  'Nine of ten are answered within': 'Neun von zehn sind beantwortet binnen',
  'By status': 'Nach Stand',
  'By kind': 'Nach Art',
  'By service': 'Nach Leistung',
  '{count} h': '{count} Std.',
  'Trashed: requests': 'Im Papierkorb: Anfragen',
} as const;

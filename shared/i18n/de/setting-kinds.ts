export const settingKinds = {
  'Every new patient has a birth date': 'Alle neuen Patienten haben ein Geburtsdatum',
  'Every new patient can be reached by': 'Neue Patienten sind erreichbar über',
  'Every new patient has a patient number': 'Alle neuen Patienten haben eine Patientennummer',
  'Ask why somebody who is probably there is entered again':
    'Nach dem Grund fragen, wenn wahrscheinlich Bekannte neu erfasst werden',
  'Numbers begin as': 'Neue Nummern beginnen als',
  'Neither is needed': 'Keins von beiden ist nötig',
  'A phone number or an e-mail address': 'Telefonnummer oder E-Mail-Adresse',
  'A phone number': 'Telefonnummer',
  'An e-mail address': 'E-Mail-Adresse',
  'It tells namesakes apart. Visitors of the clinic’s page enter it as well.':
    'Es unterscheidet Gleichnamige. Auch wer über die Seite der Praxis bucht, gibt es an.',
  'Whoever booked on the clinic’s page is entered by hand then, with their number.':
    'Wer über die Seite der Praxis gebucht hat, wird dann von Hand mit Nummer erfasst.',
  'Whoever has the same birth date and one of the names, or the same name and no other birth date. A file of patients leaves them out.':
    'Bei gleichem Geburtsdatum und einem gleichen Namensteil oder bei gleichem Namen ohne abweichendes Geburtsdatum. Eine Patientendatei lässt sie aus.',
  'Wherever they are entered: at the desk, by a file or by a program.':
    'Wo auch immer sie erfasst werden: am Empfang, aus einer Datei oder durch ein Programm.',
  'Which kind stands there when a number is added to a patient.':
    'Welche Art vorgegeben ist, wenn bei einem Patienten eine Nummer ergänzt wird.',
  'New patients': 'Neue Patienten',
  'This clinic needs a phone number of every new patient.':
    'Diese Praxis braucht von allen neuen Patienten eine Telefonnummer.',
  'This clinic needs an e-mail address of every new patient.':
    'Diese Praxis braucht von allen neuen Patienten eine E-Mail-Adresse.',
  'This clinic needs a phone number or an e-mail address of every new patient.':
    'Diese Praxis braucht von allen neuen Patienten eine Telefonnummer oder eine E-Mail-Adresse.',
  'This clinic needs the birth date of every new patient.':
    'Diese Praxis braucht von allen neuen Patienten das Geburtsdatum.',
  'This clinic gives every new patient a number.': 'Diese Praxis gibt allen neuen Patienten eine Nummer.',
  '{count, plural, one {A patient who is here already is probably the same person.} other {# patients who are here already are probably the same person.}}':
    '{count, plural, one {Ein bereits erfasster Patient ist wahrscheinlich dieselbe Person.} other {# bereits erfasste Patienten sind wahrscheinlich dieselbe Person.}}',
  '{sentences} Please give a reason to enter them all the same.':
    '{sentences} Bitte geben Sie einen Grund an, um trotzdem zu erfassen.',
  '{sentences} Please enter them as a patient first, and then choose them here.':
    '{sentences} Bitte erfassen Sie die Person zuerst als Patienten und wählen Sie sie dann hier aus.',
  'This clinic enters whoever is probably there already for a reason only. Please enter them one by one.':
    'Diese Praxis erfasst wahrscheinlich Bekannte nur mit Grund. Bitte erfassen Sie sie einzeln.',
  'This clinic enters whoever is probably there for a reason only: one by one, and not here.':
    'Diese Praxis erfasst wahrscheinlich Bekannte nur mit Grund: einzeln und nicht hier.',
  'Enter them all the same?': 'Trotzdem erfassen?',
  'Why are they entered again?': 'Warum wird die Person erneut erfasst?',
  'Look first': 'Zuerst nachsehen',
  'Enter them all the same': 'Trotzdem erfassen',
  'Entered although somebody like them was there': 'Trotz ähnlicher Person erfasst',
  'Patients settings': 'Einstellungen zu Patienten',
  'Alike needs reason': 'Grund bei wahrscheinlich Bekannten',
  'Birth date required': 'Geburtsdatum verlangt',
  'Contact required': 'Erreichbarkeit verlangt',
  'Identifier kind': 'Art neuer Nummern',
  'Number required': 'Patientennummer verlangt',
  'Figures of the clinic': 'Kennzahlen der Praxis',
  'Figures begin with the last': 'Kennzahlen beginnen mit den letzten',
  'Cancelled late counts as no-show': 'Spät abgesagt zählt als nicht erschienen',
  'Utilisation that is aimed at': 'Angestrebte Auslastung',
  'Show what the clinic earns': 'Umsatz zeigen',
  'Not said': 'Nicht festgelegt',
  '{percent} % of the open hours': '{percent} % der offenen Zeit',
  'Less than {span} before it begins': 'Weniger als {span} vor Beginn',
  'Any other days are a click away.': 'Andere Zeiträume sind mit einem Klick gewählt.',
  'In the figures only, whoever cancelled it: the booking stays cancelled.':
    'Nur in den Kennzahlen, egal wer abgesagt hat: Der Termin bleibt abgesagt.',
  'Marked on each bar of utilisation.': 'Auf jedem Balken der Auslastung markiert.',
  'On the home page, to whoever may see it. Otherwise it is told to nobody, and to no program.':
    'Auf der Startseite, für alle mit Berechtigung. Sonst erfährt ihn niemand und kein Programm.',
  'Aimed at: {share}': 'Angestrebt: {share}',
  '{count} did not come, or cancelled late': '{count} nicht erschienen oder spät abgesagt',
  'This clinic shows nobody what it earns.': 'Diese Praxis zeigt niemandem ihren Umsatz.',
  'Analytics settings': 'Einstellungen zu Kennzahlen',
  'Figures span': 'Zeitraum der Kennzahlen',
  'Late cancel hours': 'Spät abgesagt ab (Stunden)',
  'Show revenue': 'Umsatz zeigen (Einstellung)',
  'Target utilisation': 'Angestrebte Auslastung (Prozent)',
} as const;

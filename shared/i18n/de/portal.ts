/** What patients change of themselves in the portal. */
export const portal = {
  'Add a postal address': 'Anschrift hinzufügen',
  'Any time': 'Jede Uhrzeit',
  'Any time, any place, anyone who is free.': 'Egal wann, wo und bei wem.',
  'Change the phone number': 'Telefonnummer ändern',
  'Change what you like': 'Wünsche ändern',
  'Change this': 'Ändern',
  'How we call and reach you, you change here. Is something else not right? Please call us.':
    'Ihren Rufnamen und wie wir Sie erreichen, ändern Sie hier selbst. Stimmt etwas anderes nicht? Rufen Sie uns bitte an.',
  'It is kept for you until {until}.': 'Reserviert für Sie bis {until}.',
  'Kept for you': 'Für Sie reserviert',
  'It is not offered to you again. You stay on the waiting list.':
    'Sie wird Ihnen nicht noch einmal angeboten. Sie bleiben auf der Warteliste.',
  'Leave it to others': 'Anderen überlassen',
  'Leave this time to others?': 'Diese Zeit anderen überlassen?',
  'Remove it': 'Entfernen',
  'Remove the passkey?': 'Passkey entfernen?',
  'Sign in here with a finger, a face or the PIN of your device, without a letter.':
    'Melden Sie sich hier mit Finger, Gesicht oder der PIN Ihres Geräts an, ohne E-Mail.',
  'Sign in with a passkey': 'Mit Passkey anmelden',
  'Take this time': 'Termin annehmen',
  'The appointment is yours.': 'Der Termin gehört Ihnen.',
  'The time goes to somebody else, and you stay on the waiting list.':
    'Die Zeit bekommt jemand anderes, und Sie bleiben auf der Warteliste.',
  'Your passkeys are loading': 'Ihre Passkeys werden geladen',
  '{name} will not let you in here any more. You can still sign in by a letter.':
    'Mit {name} kommen Sie hier dann nicht mehr hinein. Per E-Mail können Sie sich weiterhin anmelden.',
  'I have moved': 'Ich bin umgezogen',
  'In the afternoon': 'Nachmittags',
  'In the morning': 'Vormittags',
  'It is saved, and the clinic sees it.': 'Gespeichert. Die Praxis sieht die Änderung.',
  'Likes to come': 'Terminwünsche',
  'Name, birth date and the e-mail address that lets you in here are changed by the clinic. Please ask us.':
    'Name, Geburtsdatum und die E-Mail-Adresse, mit der Sie sich hier anmelden, ändert die Praxis. Bitte fragen Sie uns.',
  'Nothing can be changed here at the moment. Please call the clinic.':
    'Zurzeit lässt sich hier nichts ändern. Bitte rufen Sie in der Praxis an.',
  'Nothing that you like is free on these days.':
    'An diesen Tagen ist nichts frei, was zu Ihren Wünschen passt.',
  'Only what I like: {times}': 'Nur meine Wunschzeiten: {times}',
  'Preferred facility': 'Gewünschter Standort',
  'Preferred part of the day': 'Gewünschte Tageszeit',
  'Preferred practitioner': 'Gewünschter Behandler',
  'Preferred weekdays': 'Gewünschte Wochentage',
  'Put it right': 'Berichtigen',
  Someone: 'Jemand',
  'Show all times': 'Alle Zeiten zeigen',
  'Time of day': 'Tageszeit',
  'Sign out what you do not recognise, and call us.':
    'Melden Sie ab, was Sie nicht kennen, und rufen Sie uns an.',
  'This device is signed out.': 'Dieses Gerät ist abgemeldet.',
  'This is changed by the clinic alone. Please call the clinic.':
    'Das kann nur die Praxis ändern. Bitte rufen Sie in der Praxis an.',
  'We have no postal address of you.': 'Wir haben keine Anschrift von Ihnen.',
  'What you want to be called, if it is not your first name':
    'Wie Sie genannt werden möchten, wenn nicht mit Ihrem Vornamen',
  'When and where you like to come': 'Ihre Terminwünsche',
  'You have changed your data many times.': 'Sie haben Ihre Daten oft geändert.',
  'Your devices are loading': 'Ihre Geräte werden geladen',
  'Your postal addresses': 'Ihre Anschriften',
} as const;

/** What patients change of themselves in the portal. */
export const portal = {
  'Add a postal address': 'Anschrift hinzufügen',
  'Change the phone number': 'Telefonnummer ändern',
  'Change this': 'Ändern',
  'How we call and reach you, you change here. Is something else not right? Please call us.':
    'Ihren Rufnamen und wie wir Sie erreichen, ändern Sie hier selbst. Stimmt etwas anderes nicht? Rufen Sie uns bitte an.',
  'I have moved': 'Ich bin umgezogen',
  'It is saved, and the clinic sees it.': 'Gespeichert. Die Praxis sieht die Änderung.',
  'Name, birth date and the e-mail address that lets you in here are changed by the clinic. Please ask us.':
    'Name, Geburtsdatum und die E-Mail-Adresse, mit der Sie sich hier anmelden, ändert die Praxis. Bitte fragen Sie uns.',
  'Nothing can be changed here at the moment. Please call the clinic.':
    'Zurzeit lässt sich hier nichts ändern. Bitte rufen Sie in der Praxis an.',
  'Put it right': 'Berichtigen',
  Someone: 'Jemand',
  'This is changed by the clinic alone. Please call the clinic.':
    'Das kann nur die Praxis ändern. Bitte rufen Sie in der Praxis an.',
  'We have no postal address of you.': 'Wir haben keine Anschrift von Ihnen.',
  'What you want to be called, if it is not your first name':
    'Wie Sie genannt werden möchten, wenn nicht mit Ihrem Vornamen',
  'You have changed your data many times.': 'Sie haben Ihre Daten oft geändert.',
  'Your postal addresses': 'Ihre Anschriften',
} as const;

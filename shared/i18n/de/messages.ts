/** Messages between patients in the portal and the clinic. */
export const messages = {
  Answered: 'Beantwortet',
  'At the moment you cannot write to us here.': 'Zurzeit können Sie uns hier nicht schreiben.',
  'Earlier messages': 'Frühere Nachrichten',
  'In the portal. What they write stands under Messages, and you answer it there; a letter tells them so, without the text.':
    'Im Patientenportal. Was sie schreiben, steht unter „Nachrichten“ und wird dort beantwortet; eine E-Mail ohne den Text weist sie darauf hin.',
  'It is read by those who work at the clinic, and becomes part of your record.':
    'Das Praxisteam liest Ihre Nachricht; sie wird Teil Ihrer Akte.',
  'It waits for no answer any more.': 'Es wartet nicht mehr auf eine Antwort.',
  'Last message': 'Letzte Nachricht',
  Message: 'Nachricht',
  Messages: 'Nachrichten',
  'Messages are not read at once. If it is urgent, please call us or the emergency number.':
    'Nachrichten werden nicht sofort gelesen. Wenn es dringend ist, rufen Sie uns oder den Notruf an.',
  'Messages are switched off: they are switched on in the settings for bookings.':
    'Nachrichten sind ausgeschaltet. Sie lassen sich in den Einstellungen für Termine einschalten.',
  'Needs no answer': 'Braucht keine Antwort',
  'No message matches': 'Keine passende Nachricht',
  'No message yet': 'Noch keine Nachricht',
  'Not read yet': 'Noch nicht gelesen',
  'Patients write in the portal once that is switched on in the settings for bookings.':
    'Patienten schreiben im Patientenportal, sobald das in den Einstellungen für Termine eingeschaltet ist.',
  'Patients write to you there': 'Patienten schreiben Ihnen dort',
  'Portal messages': 'Nachrichten im Patientenportal',
  'Read at': 'Gelesen am',
  'Read on {moment}': 'Gelesen am {moment}',
  Sender: 'Absender',
  'Settled at': 'Erledigt am',
  'Only what a patient wrote waits for an answer.':
    'Nur was ein Patient geschrieben hat, wartet auf eine Antwort.',
  'A message stays as it was sent.': 'Eine Nachricht bleibt, wie sie gesendet wurde.',
  'Messages are switched off. Please switch them on in the settings for bookings first.':
    'Nachrichten sind ausgeschaltet. Bitte schalten Sie sie zuerst in den Einstellungen für Termine ein.',
  'The patient has read this message. It cannot be taken back any more.':
    'Der Patient hat diese Nachricht gelesen. Sie lässt sich nicht mehr zurücknehmen.',
  'This clinic takes no messages at the moment. Please call the clinic.':
    'Diese Praxis nimmt zurzeit keine Nachrichten an. Bitte rufen Sie in der Praxis an.',
  'This clinic takes no messages in its portal.':
    'Diese Praxis nimmt in ihrem Patientenportal keine Nachrichten an.',
  'This patient has died.': 'Dieser Patient ist verstorben.',
  'This patient has no e-mail address in their record, and so no way into the portal. Please call them.':
    'In der Akte dieses Patienten steht keine E-Mail-Adresse; er kommt deshalb nicht ins Patientenportal. Bitte rufen Sie ihn an.',
  'Until you have read it we do not write to you again.':
    'Bis Sie sie gelesen haben, schreiben wir Ihnen deshalb nicht noch einmal.',
  'What a patient wrote cannot be taken back by the clinic.':
    'Was ein Patient geschrieben hat, kann die Praxis nicht zurücknehmen.',
  'What was read cannot be taken back any more.': 'Gelesenes lässt sich nicht mehr zurücknehmen.',
  'You have written many messages.': 'Sie haben viele Nachrichten geschrieben.',
  'there is a message for you in the portal for patients of {clinic}. Please sign in to read and answer it:':
    'im Patientenportal von {clinic} wartet eine Nachricht auf Sie. Bitte melden Sie sich an, um sie zu lesen und zu beantworten:',
  '{clinic} has written to you': '{clinic} hat Ihnen geschrieben',
  'The message was taken back.': 'Die Nachricht wurde zurückgenommen.',
  'The messages are loading': 'Die Nachrichten werden geladen',
  'The patient': 'Der Patient',
  'The patient waits for an answer.': 'Der Patient wartet auf eine Antwort.',
  'The patient is told by e-mail that there is a message, and reads it in the portal.':
    'Der Patient erfährt per E-Mail, dass eine Nachricht wartet, und liest sie im Patientenportal.',
  'This patient has no e-mail address in their record, and so no way into the portal.':
    'In der Akte dieses Patienten steht keine E-Mail-Adresse; er kommt deshalb nicht ins Patientenportal.',
  'To be answered': 'Zu beantworten',
  'What patients write in the portal, those first that nobody has answered':
    'Was Patienten im Patientenportal schreiben, zuerst die unbeantworteten',
  'What the patient writes in the portal stands here, and what is answered.':
    'Hier steht, was der Patient im Patientenportal schreibt und was ihm geantwortet wird.',
  'You have not written to each other yet.': 'Bisher gibt es keine Nachrichten.',
  'Your message': 'Ihre Nachricht',
  'You are not signed in any more': 'Sie sind nicht mehr angemeldet',
  'Your message was not sent. Please copy it before you sign in again.':
    'Ihre Nachricht wurde nicht gesendet. Bitte kopieren Sie den Text, bevor Sie sich wieder anmelden.',
  'Your messages are loading': 'Ihre Nachrichten werden geladen',
  '{of, select, message {You} other {You}}': '{of, select, message {Sie} other {Sie}}',
  '{count} not read': '{count} ungelesen',
} as const;

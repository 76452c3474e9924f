/** The waiting list on the page of a clinic: what visitors, the desk and letters say of it. */
export const waiting = {
  // The page.
  'No time suits me: I would like to wait for one': 'Keine Zeit passt mir: Ich möchte auf eine warten',
  'When would a time suit you?': 'Wann würde Ihnen eine Zeit passen?',
  'Weekdays, any unless you choose': 'Wochentage, alle, solange Sie keine wählen',
  'Any time of day': 'Zu jeder Tageszeit',
  'Another place would do as well': 'Ein anderer Standort ist mir auch recht',
  'Somebody else would do as well': 'Jemand anderes ist mir auch recht',
  'Please enter who comes. You may wait for your family: with their name, and your own e-mail address.':
    'Bitte geben Sie an, wer kommt. Sie können auch für Ihre Familie warten: mit deren Namen und Ihrer eigenen E-Mail-Adresse.',
  'Wait for a time': 'Auf eine Zeit warten',
  'Back to the free times': 'Zurück zu den freien Zeiten',
  'We have written to {email}. Please confirm within a day, by the link in that letter, that you want to wait for: {service}.':
    'Wir haben an {email} geschrieben. Bitte bestätigen Sie innerhalb eines Tages über den Link in dieser E-Mail, dass Sie warten möchten auf: {service}.',

  // The page of the link.
  'Your place on the waiting list': 'Ihr Platz auf der Warteliste',
  'This link leads to no place on a waiting list any more':
    'Dieser Link führt zu keinem Platz auf einer Warteliste mehr',
  'It was not copied completely, was not confirmed within a day, or its days are over. Please call the clinic if you have a question.':
    'Er wurde nicht vollständig kopiert, nicht innerhalb eines Tages bestätigt, oder seine Tage sind vorbei. Bitte rufen Sie die Praxis an, wenn Sie eine Frage haben.',
  'You are not waiting yet: please choose below.': 'Sie warten noch nicht: Bitte wählen Sie unten.',
  'You are waiting. The clinic gets in touch with you.': 'Sie warten. Die Praxis meldet sich bei Ihnen.',
  'You are on the waiting list. The clinic offers you a time that suits you when one becomes free.':
    'Sie stehen auf der Warteliste. Die Praxis bietet Ihnen eine passende Zeit an, wenn eine frei wird.',
  'You have an appointment, so you are not waiting any more.':
    'Sie haben einen Termin und warten daher nicht mehr.',
  'The clinic could not put you on its waiting list.':
    'Die Praxis konnte Sie nicht auf ihre Warteliste setzen.',
  'You have ended your wait.': 'Sie haben das Warten beendet.',
  'You are not waiting any more.': 'Sie warten nicht mehr.',
  'Yes, I want to wait for a time': 'Ja, ich möchte auf eine Zeit warten',
  'I did not ask for this': 'Ich habe darum nicht gebeten',
  'I do not want to wait any more': 'Ich möchte nicht mehr warten',
  'Thank you. Nobody waits, and we write to this e-mail address no more for some time.':
    'Vielen Dank. Niemand wartet, und wir schreiben einige Zeit nicht mehr an diese E-Mail-Adresse.',
  'See the free times': 'Freie Zeiten ansehen',

  // The desk.
  'From the clinic’s page': 'Von der Seite der Praxis',
  'Who wants to wait': 'Wer warten möchte',
  '{name} is on the waiting list.': '{name} steht auf der Warteliste.',
  '{name} is not put on the list, and a letter says so.':
    '{name} kommt nicht auf die Liste, und eine E-Mail sagt das.',
  'They read that the clinic cannot put them on its waiting list. Empty is nothing more.':
    'Darin steht, dass die Praxis sie nicht auf ihre Warteliste setzen kann. Leer ist sonst nichts.',
  'Whoever finds no time there may wait for one': 'Wer dort keine Zeit findet, kann auf eine warten',
  'They leave themselves on the waiting list. You say which patient it is, or turn them down, before they are offered a time.':
    'Sie tragen sich in die Warteliste ein. Bevor ihnen eine Zeit angeboten wird, sagen Sie, welcher Patient es ist, oder lehnen ab.',
  'Request to wait': 'Anfrage für die Warteliste',
  'Public waiting list': 'Öffentliche Warteliste',

  // Letters.
  'Please confirm your place on the waiting list of {clinic}':
    'Bitte bestätigen Sie Ihren Platz auf der Warteliste: {clinic}',
  'somebody, hopefully you, wants to wait for a time at {clinic}.':
    'jemand, hoffentlich Sie, möchte hier auf eine freie Zeit warten: {clinic}.',
  'Please confirm it within a day on this page:':
    'Bitte bestätigen Sie das innerhalb eines Tages auf dieser Seite:',
  'There you can also end your wait later, so please keep this letter. If that was not you, say so there: we then write to you no more.':
    'Dort können Sie das Warten später auch beenden, bitte bewahren Sie diese E-Mail daher auf. Wenn Sie das nicht waren, sagen Sie es dort: Wir schreiben Ihnen dann nicht mehr.',
  'You are waiting for a time at {clinic}': 'Sie warten auf eine Zeit: {clinic}',
  'thank you for confirming. We call you or write to you when a time becomes free that suits you.':
    'vielen Dank für Ihre Bestätigung. Wir rufen Sie an oder schreiben Ihnen, wenn eine passende Zeit frei wird.',
  'See or end your wait here:': 'Hier sehen oder beenden Sie das Warten:',
  'Your place on the waiting list of {clinic}': 'Ihr Platz auf der Warteliste: {clinic}',
  'we are sorry that we cannot put you on our waiting list.':
    'leider können wir Sie nicht auf unsere Warteliste setzen.',

  // Refusals.
  'The e-mail address of this entry is not confirmed yet.':
    'Die E-Mail-Adresse dieses Eintrags ist noch nicht bestätigt.',
  'This entry is given to a patient already.': 'Dieser Eintrag gehört bereits zu einem Patienten.',
  'Whoever waited here has booked meanwhile.': 'Wer hier gewartet hat, hat inzwischen gebucht.',
  'This entry was declined.': 'Dieser Eintrag wurde abgelehnt.',
  'This entry was closed by its link.': 'Dieser Eintrag wurde über seinen Link beendet.',
  'This clinic has no waiting list on this page.': 'Diese Praxis hat auf dieser Seite keine Warteliste.',
  'This link leads to no place on a waiting list any more. Please call the clinic if you have a question.':
    'Dieser Link führt zu keinem Platz auf einer Warteliste mehr. Bitte rufen Sie die Praxis an, wenn Sie eine Frage haben.',
  'This was changed in the meantime. Please look at what stands here now.':
    'Das wurde inzwischen geändert. Bitte sehen Sie sich an, was jetzt hier steht.',
  'This cannot be confirmed any more. Please call the clinic.':
    'Das kann nicht mehr bestätigt werden. Bitte rufen Sie die Praxis an.',
} as const;

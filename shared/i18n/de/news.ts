/** What a clinic tells its members. */
export const news = {
  'An announcement is shown from a moment that you choose, to everybody or to one facility.':
    'Eine Mitteilung erscheint ab dem Zeitpunkt, den Sie wählen, für alle oder für einen Standort.',
  'An announcement must end after it is published.':
    'Eine Mitteilung muss nach ihrer Veröffentlichung enden.',
  Announcement: 'Mitteilung',
  Announcements: 'Mitteilungen',
  'Announcements put away': 'Weggelegte Mitteilungen',
  'Any state': 'Jeder Stand',
  'Being shown': 'Wird angezeigt',
  'Edit announcement': 'Mitteilung bearbeiten',
  'For whom': 'Für wen',
  'From {moment}': 'Ab {moment}',
  'Leave empty to show it until somebody ends it': 'Leer lassen, um sie bis auf Weiteres anzuzeigen',
  'New announcement': 'Neue Mitteilung',
  'No announcement is in this state': 'Keine Mitteilung hat diesen Stand',
  'No announcements yet': 'Noch keine Mitteilungen',
  Pinned: 'Angeheftet',
  'Pinned: stands before the others': 'Angeheftet: steht vor den anderen',
  Planned: 'Geplant',
  'Publish at': 'Veröffentlichen am',
  'Put {title} away': '{title} weglegen',
  'Show all of it': 'Alles anzeigen',
  'Show less': 'Weniger anzeigen',
  'Show until': 'Anzeigen bis',
  Shown: 'Anzeige',
  'This announcement is for the whole clinic. Please ask somebody who is not bound to facilities.':
    'Diese Mitteilung gilt für die ganze Praxis. Bitte fragen Sie jemanden, der nicht an Standorte gebunden ist.',
  'Trashed: announcements': 'Im Papierkorb: Mitteilungen',
  'Until {moment}': 'Bis {moment}',
  'What everybody who works here finds on their home page':
    'Was alle, die hier arbeiten, auf ihrer Startseite finden',
  'Who works in a facility, or everybody of the clinic':
    'Wer an einem Standort arbeitet, oder alle in der Praxis',
  'Without an end': 'Ohne Ende',
  '{title} is put away.': '{title} ist weggelegt.',
  'Announcement: {title}': 'Mitteilung: {title}',
  'Mark all as read': 'Alle als gelesen markieren',
  'Nothing new': 'Nichts Neues',
  Notifications: 'Benachrichtigungen',
  'Notifications read until': 'Benachrichtigungen gelesen bis',
  'Somebody asks for an appointment': 'Jemand fragt einen Termin an',
  'A patient wrote a message': 'Ein Patient hat eine Nachricht geschrieben',
  'Somebody wants to wait for a time': 'Jemand möchte auf einen Termin warten',
  'The webhook {name} is failing': 'Der Webhook {name} schlägt fehl',
  Unread: 'Ungelesen',
  'What concerns you and was done by others is told here for 30 days.':
    'Was Sie betrifft und andere getan haben, steht hier 30 Tage lang.',
  'Your export could not be written: {list}': 'Ihr Export konnte nicht geschrieben werden: {list}',
  'Your export is ready: {list}': 'Ihr Export ist bereit: {list}',
  'Your import of patients did not go through': 'Ihr Import von Patienten ist fehlgeschlagen',
  'Your import of patients is done': 'Ihr Import von Patienten ist abgeschlossen',
  '{at} · appointment: {startsAt}': '{at} · Termin: {startsAt}',
  '{count, plural, =0 {Notifications} other {Notifications, # unread}}':
    '{count, plural, =0 {Benachrichtigungen} other {Benachrichtigungen, # ungelesen}}',
  '{count, plural, one {A booking was made for you} other {# bookings were made for you}}':
    '{count, plural, one {Für Sie wurde ein Termin gebucht} other {Für Sie wurden # Termine gebucht}}',
  '{count, plural, one {A booking of yours was cancelled} other {# bookings of yours were cancelled}}':
    '{count, plural, one {Einer Ihrer Termine wurde abgesagt} other {# Ihrer Termine wurden abgesagt}}',
  '{count, plural, one {A booking of yours was moved} other {# bookings of yours were moved}}':
    '{count, plural, one {Einer Ihrer Termine wurde verschoben} other {# Ihrer Termine wurden verschoben}}',
  '{count, plural, one {A cancelled booking of yours is on again} other {# cancelled bookings of yours are on again}}':
    '{count, plural, one {Ein abgesagter Termin von Ihnen findet wieder statt} other {# abgesagte Termine von Ihnen finden wieder statt}}',
} as const;

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
  Text: 'Text',
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
} as const;

export const compliance = {
  'A folder, a drawer or a link, so that it is found when somebody asks for it.':
    'Ein Ordner, ein Fach oder ein Link, damit sich der Nachweis findet, wenn jemand danach fragt.',
  'A member or a facility has it, never both.':
    'Ein Nachweis gehört zu einer Person oder zu einem Standort, nie zu beiden.',
  'A record says what somebody has to have, who issued it and until when it is valid.':
    'Ein Nachweis sagt, was jemand haben muss, wer es ausgestellt hat und bis wann es gilt.',
  'All and the former ones': 'Alle, auch verlängerte',
  'Any kind': 'Jede Art',
  Certificate: 'Zertifikat',
  Compliance: 'Nachweise',
  'Compliance record': 'Nachweis',
  'Edit record': 'Nachweis bearbeiten',
  'Expires soon': 'Läuft bald ab',
  'Expires soon: {title}': 'Läuft bald ab: {title}',
  'Files that prove it': 'Dateien zum Nachweis',
  'Facility that has it': 'Standort, zu dem er gehört',
  'Has expired: {title}': 'Abgelaufen: {title}',
  'How many stand in which way': 'Wie viele wie stehen',
  Inspection: 'Prüfung',
  'It cannot expire before it was issued.': 'Ein Nachweis kann nicht ablaufen, bevor er ausgestellt wurde.',
  'It was renewed, so it stays with whoever has it.':
    'Der Nachweis wurde verlängert, deshalb bleibt er, bei wem er ist.',
  'It was renewed, so it stays with whoever has it. Please write a new record.':
    'Der Nachweis wurde verlängert, deshalb bleibt er, bei wem er ist. Bitte legen Sie einen neuen an.',
  'Its last day; leave it empty for what never expires.':
    'Der letzte Tag; lassen Sie das Feld leer, wenn der Nachweis nie abläuft.',
  'Licences and the like that expire soon': 'Nachweise, die bald ablaufen',
  'Licences and the like that have expired': 'Nachweise, die abgelaufen sind',
  'Licences, trainings and inspections, and until when they are valid':
    'Zulassungen, Fortbildungen und Prüfungen, und bis wann sie gelten',
  'Member who has it': 'Person, zu der er gehört',
  'Never expires': 'Läuft nie ab',
  'New record': 'Neuer Nachweis',
  'No record here': 'Hier ist kein Nachweis',
  'Nothing of yours is here': 'Hier ist nichts von Ihnen',
  'Remind members of what expires': 'An ablaufende Nachweise erinnern',
  'Remind so many days before': 'So viele Tage vorher erinnern',
  'Reminder of what expires': 'Erinnerung an einen Nachweis',
  'Reminders of what expires': 'Erinnerungen an Nachweise',
  Renew: 'Verlängern',
  'Renew record': 'Nachweis verlängern',
  Renewed: 'Verlängert',
  'See what followed it': 'Den nächsten ansehen',
  'See what it renewed': 'Den vorigen ansehen',
  'The whole clinic has this one. Please ask somebody who is not bound to facilities to write it.':
    'Dieser Nachweis gehört zur ganzen Praxis. Bitte lassen Sie ihn von jemandem schreiben, der an keinen Standort gebunden ist.',
  'This was renewed already. Please renew what followed it.':
    'Dieser Nachweis wurde schon verlängert. Bitte verlängern Sie den nächsten.',
  'Those who lead the clinic write down what you have to have and until when.':
    'Die Leitung der Praxis schreibt auf, was Sie haben müssen und bis wann.',
  'Trashed: compliance records': 'Im Papierkorb: Nachweise',
  Valid: 'Gültig',
  'Valid until': 'Gültig bis',
  'Valid until, or due on': 'Gültig bis oder fällig am',
  'What it is': 'Was es ist',
  'What it renews': 'Was er verlängert',
  'What this one renewed was renewed by another record since.':
    'Was dieser Nachweis verlängert hat, wurde inzwischen durch einen anderen verlängert.',
  'Where the original is kept': 'Wo das Original liegt',
  'Who has it': 'Zu wem er gehört',
  'Whoever has it': 'Zu wem auch immer',
  'Your licences, trainings and the like, and until when they are valid':
    'Ihre Zulassungen, Fortbildungen und Ähnliches, und bis wann sie gelten',
  'Your record': 'Ihr Nachweis',
  '{days, plural, =0 {Today is its last day} one {In # day} other {In # days}}':
    '{days, plural, =0 {Heute ist der letzte Tag} one {In # Tag} other {In # Tagen}}',
  '{days, plural, one {# day ago} other {# days ago}}': '{days, plural, one {Vor # Tag} other {Vor # Tagen}}',
  '{name} is renewed.': '{name} ist verlängert.',
  '{name}, {holder}: this writes a new record. The one before stays to be seen, and counts no more.':
    '{name}, {holder}: Das legt einen neuen Nachweis an. Der vorige bleibt zu sehen und zählt nicht mehr.',
  '{name}: {count}': '{name}: {count}',
} as const;

export const profile = {
  'As you are called at {clinic}. In another clinic you may go by another name.':
    'So heißen Sie bei {clinic}. In einer anderen Praxis können Sie einen anderen Namen führen.',
  'Only members of the clinic have a profile here.': 'Nur Mitglieder der Praxis haben hier ein Profil.',
  'Who you are, for others and for MedFlow': 'Wer Sie sind, für andere und für MedFlow',
  'Your colleagues see this name, and patients do: on the page where they book, and in letters.':
    'Diesen Namen sehen Ihre Kolleginnen und Kollegen und auch Patienten: auf der Seite, auf der sie buchen, und in E-Mails.',
  'Your colleagues see this name.': 'Diesen Namen sehen Ihre Kolleginnen und Kollegen.',
  'Your name is saved.': 'Ihr Name ist gespeichert.',
  'Your profile': 'Ihr Profil',
} as const;

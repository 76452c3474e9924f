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
  'An e-mail address for MedFlow': 'Eine E-Mail-Adresse für MedFlow',
  'Is your MedFlow account to get another e-mail address?':
    'Soll Ihr MedFlow-Konto eine andere E-Mail-Adresse bekommen?',
  'Your MedFlow account has another e-mail address': 'Ihr MedFlow-Konto hat eine andere E-Mail-Adresse',
  'The e-mail address of your MedFlow account stays as it is':
    'Die E-Mail-Adresse Ihres MedFlow-Kontos bleibt, wie sie ist',
  'Another e-mail address was asked for just now. Please try again.':
    'Gerade wurde um eine andere E-Mail-Adresse gebeten. Bitte versuchen Sie es noch einmal.',
  'Change of e-mail stopped': 'E-Mail-Änderung verhindert',
  'This e-mail address has an account already. Nothing was changed.':
    'Zu dieser E-Mail-Adresse gibt es bereits ein Konto. Es wurde nichts geändert.',
  'This is your e-mail address already.': 'Das ist bereits Ihre E-Mail-Adresse.',
  'This link has been used or is too old. Please ask for the change again.':
    'Dieser Link wurde bereits benutzt oder ist zu alt. Bitte fordern Sie die Änderung noch einmal an.',
  'A change is waiting': 'Eine Änderung wartet',
  'Both e-mail addresses were sent a letter with a link, which is good until {moment}.':
    'Beide Adressen haben eine E-Mail mit einem Link erhalten, der bis {moment} gilt.',
  'Change e-mail': 'E-Mail-Adresse ändern',
  'Change of e-mail': 'Änderung der E-Mail-Adresse',
  'Change your e-mail': 'Ihre E-Mail-Adresse ändern',
  'From now on you sign in with the new one.': 'Ab jetzt melden Sie sich mit der neuen Adresse an.',
  'Is your account to be called {email}?': 'Soll Ihr Konto {email} heißen?',
  'Is your account to get another e-mail address?': 'Soll Ihr Konto eine andere E-Mail-Adresse bekommen?',
  'It has been used already, is older than an hour, was withdrawn, or is for another account than the one signed in here.':
    'Er wurde bereits benutzt, ist älter als eine Stunde, wurde zurückgezogen oder gehört zu einem anderen Konto als dem, das hier angemeldet ist.',
  'It is changed in all your clinics once both e-mail addresses have confirmed it.':
    'Sie wird in allen Ihren Praxen geändert, sobald beide Adressen bestätigt haben.',
  'Letters to both e-mail addresses are on their way.': 'E-Mails an beide Adressen sind unterwegs.',
  'New e-mail': 'Neue E-Mail-Adresse',
  'Send the letters': 'E-Mails senden',
  'Sign in with the e-mail that you have now, in this browser, and open the link once more.':
    'Melden Sie sich in diesem Browser mit Ihrer bisherigen Adresse an und öffnen Sie den Link noch einmal.',
  'That was not me': 'Das war ich nicht',
  'This e-mail address is confirmed': 'Diese Adresse ist bestätigt',
  'To your profile': 'Zu Ihrem Profil',
  'We write to this e-mail address and to the one you have. Nothing changes until both are confirmed.':
    'Wir schreiben an diese Adresse und an Ihre bisherige. Es ändert sich nichts, bevor beide bestätigt sind.',
  'Withdraw the change': 'Änderung zurückziehen',
  'You sign in with it in all your clinics.': 'Damit melden Sie sich in allen Ihren Praxen an.',
  'Your account is signed out everywhere. Somebody may know your password: please choose a new one now.':
    'Ihr Konto ist überall abgemeldet. Vielleicht kennt jemand Ihr Passwort: Bitte wählen Sie jetzt ein neues.',
  'Your e-mail is changed': 'Ihre E-Mail-Adresse ist geändert',
  'Your e-mail is changed once the other e-mail address is confirmed, too.':
    'Ihre E-Mail-Adresse wird geändert, sobald auch die andere Adresse bestätigt ist.',
  'Your e-mail stays as it is': 'Ihre E-Mail-Adresse bleibt, wie sie ist',
  'Your e-mail stays as it is.': 'Ihre E-Mail-Adresse bleibt, wie sie ist.',
  confirmed: 'bestätigt',
  'not confirmed yet': 'noch nicht bestätigt',
  'Nothing changes until both e-mail addresses are confirmed.':
    'Es ändert sich nichts, bevor beide Adressen bestätigt sind.',
  'the MedFlow account {former} is to be called {wanted}. This was asked for at {clinic}.':
    'das MedFlow-Konto {former} soll künftig {wanted} heißen. Darum wurde bei {clinic} gebeten.',
  'If that was you, confirm here within an hour, in a browser in which you are signed in:':
    'Wenn Sie das waren, bestätigen Sie es hier innerhalb einer Stunde, in einem Browser, in dem Sie angemeldet sind:',
  'Your other e-mail address gets a letter as well. Nothing changes until both are confirmed.':
    'Auch Ihre andere Adresse erhält eine E-Mail. Es ändert sich nichts, bevor beide bestätigt sind.',
  'If that was not you, there is nothing to do.': 'Wenn Sie das nicht waren, müssen Sie nichts tun.',
  'at {clinic} somebody asked for their MedFlow account to be called {wanted}.':
    'bei {clinic} hat jemand darum gebeten, dass das eigene MedFlow-Konto künftig {wanted} heißt.',
  'This e-mail address has an account already, so nothing changes.':
    'Zu dieser Adresse gibt es bereits ein Konto, daher ändert sich nichts.',
  'If that was you, sign in with {wanted}. If you have forgotten the password, choose a new one on the sign-in page.':
    'Wenn Sie das waren, melden Sie sich mit {wanted} an. Haben Sie das Passwort vergessen, wählen Sie auf der Anmeldeseite ein neues.',
  'somebody who is signed in as {former} at {clinic} asked for the account to be called {wanted}.':
    'jemand, der bei {clinic} als {former} angemeldet ist, hat darum gebeten, dass das Konto künftig {wanted} heißt.',
  'Please say within an hour whether that was you. Here you confirm it, or stop it:':
    'Bitte sagen Sie innerhalb einer Stunde, ob Sie das waren. Hier bestätigen oder verhindern Sie es:',
  'the account {former} is called {wanted} from now on, in all clinics. Both e-mail addresses confirmed it.':
    'das Konto {former} heißt ab jetzt {wanted}, in allen Praxen. Beide Adressen haben es bestätigt.',
  'If that was not you, tell the administrators of {clinic} now.':
    'Wenn Sie das nicht waren, sagen Sie es jetzt der Verwaltung von {clinic}.',
  'the account {former} keeps its e-mail address, because you said that it was not you who asked for another one. It is signed out everywhere.':
    'das Konto {former} behält seine E-Mail-Adresse, weil Sie gesagt haben, dass nicht Sie um eine andere gebeten haben. Es ist überall abgemeldet.',
  'Somebody may know your password. Choose a new one on the sign-in page now, and tell the administrators of {clinic}.':
    'Vielleicht kennt jemand Ihr Passwort. Wählen Sie jetzt auf der Anmeldeseite ein neues und sagen Sie es der Verwaltung von {clinic}.',
  'It goes with your account to every browser, and letters to you are written in it.':
    'Sie gilt mit Ihrem Konto in jedem Browser, und E-Mails an Sie sind darin geschrieben.',
} as const;

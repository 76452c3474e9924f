/** What letters say. After the greeting a German sentence goes on in lower case. */
export const letters = {
  'Attempts to reach data across clinics, all of them refused: {count}':
    'Abgewiesene Versuche, auf Daten über Praxen hinweg zuzugreifen: {count}',
  'Hello,': 'Guten Tag,',
  'Hello {name},': 'Guten Tag {name},',
  'Members who worked: {count}': 'Mitarbeitende, die gearbeitet haben: {count}',
  'State: {state}, {score} of 100 points': 'Zustand: {state}, {score} von 100 Punkten',
  'Statements that the database refused: {count}': 'Von der Datenbank abgewiesene Anweisungen: {count}',
  'Wrong passwords were entered for your account': 'Für Ihr Konto wurden falsche Passwörter eingegeben',
  'Wrong sign-in codes were entered for your account': 'Für Ihr Konto wurden falsche Anmeldecodes eingegeben',
  'If this was you, wait a moment or set a new password. If it was not, your password was not found out; nothing needs to be done, and a second factor keeps your account safe even if it is one day.':
    'Wenn Sie das waren, warten Sie einen Moment oder setzen Sie ein neues Passwort. Wenn nicht, wurde Ihr Passwort nicht herausgefunden; Sie müssen nichts tun, und ein zweiter Faktor schützt Ihr Konto selbst dann, wenn es eines Tages doch bekannt wird.',
  'If this was you, wait a moment or use a recovery code. If it was not, somebody knows your password: please change it now.':
    'Wenn Sie das waren, warten Sie einen Moment oder verwenden Sie einen Wiederherstellungscode. Wenn nicht, kennt jemand Ihr Passwort: Bitte ändern Sie es jetzt.',
  'Signing in was paused for {minutes, plural, =1 {a minute} other {{minutes} minutes}}, because there were too many wrong tries.':
    'Die Anmeldung ist für {minutes, plural, =1 {eine Minute} other {{minutes} Minuten}} angehalten, weil es zu viele falsche Versuche gab.',
  '{name}: please look at your week': '{name}: bitte sehen Sie sich Ihre Woche an',
  '{name}: your week was in order': '{name}: Ihre Woche war in Ordnung',
  '{what, select, passkey_added {A passkey was added} passkey_removed {A passkey was removed} app_added {An authenticator app was set up} app_removed {The authenticator app was removed} other {New recovery codes were made}} for your MedFlow account':
    'Ihr MedFlow-Konto: {what, select, passkey_added {Passkey hinzugefügt} passkey_removed {Passkey entfernt} app_added {Authentifizierungs-App eingerichtet} app_removed {Authentifizierungs-App entfernt} other {neue Wiederherstellungscodes}}',
  '{what, select, passkey_added {a passkey was added} passkey_removed {a passkey was removed} app_added {an authenticator app was set up} app_removed {the authenticator app was removed} other {new recovery codes were made}} for {email} at {clinic}.':
    'für {email} bei {clinic} {what, select, passkey_added {wurde ein Passkey hinzugefügt} passkey_removed {wurde ein Passkey entfernt} app_added {wurde eine Authentifizierungs-App eingerichtet} app_removed {wurde die Authentifizierungs-App entfernt} other {wurden neue Wiederherstellungscodes erzeugt}}.',
  'If that was not you, change your password now and tell the administrators of your clinic.':
    'Wenn Sie das nicht waren, ändern Sie jetzt Ihr Passwort und informieren Sie die Verwaltung Ihrer Praxis.',
  'Your second factor was removed': 'Ihr zweiter Faktor wurde entfernt',
  'your authenticator app, passkeys and recovery codes were removed from {email}, because somebody said that you had lost them. You are signed out everywhere.':
    'Ihre Authentifizierungs-App, Passkeys und Wiederherstellungscodes wurden von {email} entfernt, weil jemand gesagt hat, Sie hätten sie verloren. Sie sind überall abgemeldet.',
  'Choose a new password for MedFlow': 'Wählen Sie ein neues Passwort für MedFlow',
  'somebody, hopefully you, asked for a new password for {email} at {clinic}.':
    'jemand, hoffentlich Sie selbst, hat ein neues Passwort für {email} bei {clinic} angefordert.',
  'Choose one here within an hour:': 'Wählen Sie es innerhalb einer Stunde hier:',
  'If that was not you, there is nothing to do: your password stays as it is.':
    'Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',
  'Your MedFlow password was changed': 'Ihr MedFlow-Passwort wurde geändert',
  'the password of {email} was changed at {clinic}. Whoever was signed in with it elsewhere is signed out.':
    'das Passwort von {email} wurde bei {clinic} geändert. Wer damit anderswo angemeldet war, ist abgemeldet.',
  'If that was not you, ask for a new password on the sign-in page now, and tell the administrators of your clinic.':
    'Wenn Sie das nicht waren, fordern Sie jetzt auf der Anmeldeseite ein neues Passwort an und informieren Sie die Verwaltung Ihrer Praxis.',
  'Your invitation to {clinic}': 'Ihre Einladung zu {clinic}',
  '{clinic} works with MedFlow and invites you to join.':
    '{clinic} arbeitet mit MedFlow und lädt Sie ein, dabei zu sein.',
  'Accept the invitation within {days, plural, =1 {1 day} other {{days} days}}:':
    'Nehmen Sie die Einladung innerhalb von {days, plural, =1 {1 Tag} other {{days} Tagen}} an:',
  'Accept the invitation within {hours, plural, =1 {1 hour} other {{hours} hours}}:':
    'Nehmen Sie die Einladung innerhalb von {hours, plural, =1 {1 Stunde} other {{hours} Stunden}} an:',
  'If you have a MedFlow account already, you keep it and its password. If you do not know the clinic, there is nothing to do.':
    'Wenn Sie schon ein MedFlow-Konto haben, behalten Sie es mit seinem Passwort. Wenn Sie die Praxis nicht kennen, müssen Sie nichts tun.',
  'Please call {phone} if you have a question.': 'Bei Fragen rufen Sie bitte {phone} an.',
  'Please call us if you have a question.': 'Bei Fragen rufen Sie uns bitte an.',
  'Please confirm your appointment at {clinic}': 'Bitte bestätigen Sie Ihren Termin bei {clinic}',
  'somebody, hopefully you, asked for this appointment at {clinic}:':
    'jemand, hoffentlich Sie selbst, hat diesen Termin bei {clinic} angefragt:',
  'It is kept until {until}. Please confirm it on this page:':
    'Er ist reserviert bis {until}. Bitte bestätigen Sie ihn auf dieser Seite:',
  'You can move or cancel it there later, so please keep this letter. If that was not you, say so there: we then write to you no more.':
    'Dort können Sie ihn später verschieben oder absagen, also heben Sie diese E-Mail bitte auf. Wenn Sie das nicht waren, sagen Sie es dort: Dann schreiben wir Ihnen nicht mehr.',
  'Your appointment at {clinic} is confirmed': 'Ihr Termin bei {clinic} ist bestätigt',
  'your appointment is confirmed:': 'Ihr Termin ist bestätigt:',
  'Your request for an appointment at {clinic}': 'Ihre Terminanfrage bei {clinic}',
  'we have your request. The time is kept for you, and we write to you once we have confirmed it:':
    'wir haben Ihre Anfrage erhalten. Die Zeit ist für Sie reserviert, und wir schreiben Ihnen, sobald wir sie bestätigt haben:',
  'Move or cancel it here:': 'Hier können Sie ihn verschieben oder absagen:',
  'Your appointment at {clinic} was cancelled': 'Ihr Termin bei {clinic} wurde abgesagt',
  'this appointment was cancelled by the link of your letter:':
    'dieser Termin wurde über den Link in Ihrer E-Mail abgesagt:',
  'If that was not you, or you want it all the same, take it back here while the time is free:':
    'Wenn Sie das nicht waren oder den Termin doch möchten, nehmen Sie die Absage hier zurück, solange die Zeit frei ist:',
  'You can move or cancel it by the link in our first letter. {call}':
    'Sie können ihn über den Link in unserer ersten E-Mail verschieben oder absagen. {call}',
  'we are sorry that we cannot give you this appointment:':
    'leider können wir Ihnen diesen Termin nicht geben:',
  'Appointment at {clinic}': 'Termin bei {clinic}',
  'or type this code there: {code}': 'oder geben Sie dort diesen Code ein: {code}',
  'For {name}:': 'Für {name}:',
  'Sign in to {clinic}': 'Anmeldung bei {clinic}',
  'somebody, hopefully you, wants to sign in to the portal for patients of {clinic}.':
    'jemand, hoffentlich Sie selbst, möchte sich im Patientenportal von {clinic} anmelden.',
  'Open this link where you asked for it, in the same browser:':
    'Öffnen Sie diesen Link dort, wo Sie ihn angefordert haben, im selben Browser:',
  'It is good once, for {minutes} minutes. We never ask for a code by phone or by mail.':
    'Er gilt einmal, {minutes} Minuten lang. Wir fragen nie am Telefon oder per E-Mail nach einem Code.',
  'If that was not you, there is nothing to do: nobody gets in without this letter.':
    'Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne diese E-Mail kommt niemand hinein.',
  'Your appointment at {clinic}': 'Ihr Termin bei {clinic}',
  'This is a reminder of your appointment:': 'wir erinnern Sie an Ihren Termin:',
  'An appointment was made for you:': 'für Sie wurde ein Termin vereinbart:',
  'Your appointment at {clinic} was changed': 'Ihr Termin bei {clinic} wurde geändert',
  'Your appointment on {before} was moved. It is now:':
    'Ihr Termin am {before} wurde verschoben. Er ist jetzt:',
  'Your appointment was changed. It is now:': 'Ihr Termin wurde geändert. Er ist jetzt:',
  'This appointment was cancelled:': 'dieser Termin wurde abgesagt:',
  'If something is not right, please call {phone}.': 'Wenn etwas nicht stimmt, rufen Sie bitte {phone} an.',
  'If something is not right, please call us.': 'Wenn etwas nicht stimmt, rufen Sie uns bitte an.',
  'A time for you at {clinic}': 'Ein Termin für Sie bei {clinic}',
  'You are on our waiting list, and this time is kept for you:':
    'Sie stehen auf unserer Warteliste, und diese Zeit ist für Sie reserviert:',
  'A passkey was added at {clinic}': '{clinic}: Passkey hinzugefügt',
  'a passkey was added, by which you sign in to the portal for patients of {clinic} without a letter.':
    'es wurde ein Passkey hinzugefügt, mit dem Sie sich ohne E-Mail im Patientenportal von {clinic} anmelden.',
  'If that was not you, remove it there, among your data, and call us.':
    'Falls Sie das nicht waren, entfernen Sie ihn dort unter „Ihre Daten“ und rufen Sie uns an.',
  'You can take or decline it here, in our portal for patients:':
    'Hier in unserem Patientenportal können Sie sie annehmen oder ablehnen:',
  'If you want it, please call {phone} by {until}. After that it is offered to somebody else, and you stay on the list.':
    'Wenn Sie sie möchten, rufen Sie bitte {phone} an, spätestens {until}. Danach wird sie jemand anderem angeboten, und Sie bleiben auf der Liste.',
  'If you want it, please call us by {until}. After that it is offered to somebody else, and you stay on the list.':
    'Wenn Sie sie möchten, rufen Sie uns bitte an, spätestens {until}. Danach wird sie jemand anderem angeboten, und Sie bleiben auf der Liste.',
  'The webhook {name} was disabled': 'Der Webhook {name} wurde abgeschaltet',
  'the webhook “{name}” took nothing for days, so MedFlow stopped sending events to it. What was given up is kept: once its address answers again, enable the webhook and send it again, on the page Webhooks.':
    'der Webhook „{name}“ hat seit Tagen nichts angenommen, deshalb sendet MedFlow ihm keine Ereignisse mehr. Was aufgegeben wurde, bleibt erhalten: Sobald seine Adresse wieder antwortet, schalten Sie den Webhook auf der Seite „Webhooks“ ein und senden Sie es noch einmal.',
  'The trial ended.': 'Der Testzeitraum ist abgelaufen.',
  '{name}: your subscription needs your attention': '{name}: Ihr Abonnement braucht Ihre Aufmerksamkeit',
  'Your clinic can be read, but nothing can be changed until its subscription is settled.':
    'Ihre Praxis kann gelesen, aber nicht geändert werden, bis ihr Abonnement geklärt ist.',
  '{name}: access is suspended': '{name}: Der Zugang ist gesperrt',
  'Nobody can enter your clinic for the time being. Its data is kept.':
    'Niemand kann Ihre Praxis vorerst betreten. Ihre Daten bleiben erhalten.',
  '{name}: your clinic is open': '{name}: Ihre Praxis ist offen',
  'Everybody can work in your clinic again.': 'In Ihrer Praxis können alle wieder arbeiten.',
  '{name}: your clinic is closing': '{name}: Ihre Praxis wird geschlossen',
  'Your clinic can be read, but not changed, until {date}. Until then its owners can take everything along: open Settings and choose "Export everything". It is erased afterwards.':
    'Ihre Praxis kann bis {date} gelesen, aber nicht geändert werden. Bis dahin können die Inhaber alles mitnehmen: Öffnen Sie die Einstellungen und wählen Sie „Alles exportieren“. Danach wird sie gelöscht.',
  '{clinic}: your package has changed': '{clinic}: Ihr Paket hat sich geändert',
  'Your clinic’s package no longer includes: {withheld}.':
    'Das Paket Ihrer Praxis enthält nicht mehr: {withheld}.',
  'Your clinic’s package includes everything.': 'Das Paket Ihrer Praxis enthält alles.',
  '{clinic}: your plan is {plan} now': '{clinic}: Ihr Tarif ist jetzt {plan}',
  'Your clinic moved to the plan {plan}.': 'Ihre Praxis ist zum Tarif {plan} gewechselt.',
  'Ticket: {ticket}': 'Ticket: {ticket}',
  'May: read only': 'Darf: nur lesen',
  'May: read and change everyday records': 'Darf: lesen und alltägliche Einträge ändern',
  'For: {minutes} minutes': 'Für: {minutes} Minuten',
  'This is an emergency: it began without your approval.':
    'Das ist ein Notfall: Der Zugriff begann ohne Ihre Genehmigung.',
  'MedFlow support asks for access to {clinic}': 'Der MedFlow-Support bittet um Zugriff auf {clinic}',
  '{operator} of MedFlow support asks to look into your clinic.':
    '{operator} vom MedFlow-Support bittet, in Ihre Praxis sehen zu dürfen.',
  'Nothing can be seen until you or an administrator approves it. You find it, and can end it at any time, under "Support access" in MedFlow.':
    'Nichts ist zu sehen, bis Sie oder eine Person mit Verwaltungsrechten zustimmen. Sie finden den Zugriff in MedFlow unter „Supportzugriff“ und können ihn dort jederzeit beenden.',
  'Emergency: MedFlow support can enter {clinic} now':
    'Notfall: Der MedFlow-Support hat jetzt Zugriff auf {clinic}',
  'MedFlow support can enter {clinic} now': 'Der MedFlow-Support hat jetzt Zugriff auf {clinic}',
  '{operator} of MedFlow support can enter your clinic until {until}.':
    '{operator} vom MedFlow-Support hat bis {until} Zugriff auf Ihre Praxis.',
  'Every step is in your audit log. You find it, and can end it at any time, under "Support access" in MedFlow.':
    'Jeder Schritt steht in Ihrem Protokoll. Sie finden den Zugriff in MedFlow unter „Supportzugriff“ und können ihn dort jederzeit beenden.',
  'MedFlow support has left {clinic}': 'Der MedFlow-Support hat {clinic} verlassen',
  'The access of {operator} of MedFlow support is over. What was seen and done is in your audit log.':
    'Der Zugriff von {operator} vom MedFlow-Support ist beendet. Was gesehen und getan wurde, steht in Ihrem Protokoll.',
  '{name}: the head of your audit log': '{name}: Prüfsumme Ihres Protokolls',
  'Please keep this letter. The line below is what your audit log is known by today: whoever changes anything of what was written until now would have to change this letter as well.':
    'Bitte bewahren Sie diese E-Mail auf. An der folgenden Zeile ist Ihr Protokoll von heute zu erkennen: Wer irgendetwas ändert, was bis jetzt darin steht, müsste auch diese E-Mail ändern.',
  'If you ever doubt your audit log, give this line to whoever examines it. It names nobody, and tells nothing of what is in the log.':
    'Falls Sie je an Ihrem Protokoll zweifeln, geben Sie diese Zeile weiter, wenn es geprüft wird. Sie nennt niemanden und verrät nichts vom Inhalt des Protokolls.',
  '{name}: your plan is used up': '{name}: Ihr Tarif ist ausgeschöpft',
  '{name}: your plan is nearly used up': '{name}: Ihr Tarif ist fast ausgeschöpft',
  '{used} are in use.': 'In Gebrauch: {used}.',
  'No more can be added until there is room again, or your plan is larger.':
    'Mehr kann nicht hinzukommen, bis wieder Platz ist oder Ihr Tarif größer wird.',
  'Please think of a larger plan before it is used up.':
    'Bitte denken Sie an einen größeren Tarif, bevor er ausgeschöpft ist.',
} as const;

export const settings = {
  '12 hours, such as 2:30 pm': '12 Stunden, etwa 2:30 pm',
  '24 hours, such as 14:30': '24 Stunden, etwa 14:30',
  'A calendar feed shows bookings on a phone or in another calendar program, for reading only.':
    'Ein Kalender-Abo zeigt Termine auf dem Handy oder in einem anderen Kalenderprogramm, nur zum Lesen.',
  'A day before, everybody who is expected and has an e-mail address.':
    'Einen Tag vorher, an alle, die erwartet werden und eine E-Mail-Adresse haben.',
  'A few minutes later, so that a mistake which is put back tells nobody anything.':
    'Einige Minuten später, damit über ein zurückgenommenes Versehen niemand benachrichtigt wird.',
  'A host name that you have registered and that leads here, such as clinic.example.com.':
    'Ein Hostname, den Sie registriert haben und der hierher führt, etwa praxis.example.com.',
  'A token lets a program, such as a laboratory system, call MedFlow without anybody signing in.':
    'Mit einem API-Token kann ein Programm, etwa ein Laborsystem, MedFlow aufrufen, ohne dass sich jemand anmeldet.',
  'A webhook tells a program, such as a patient portal, what is booked, moved or cancelled.':
    'Ein Webhook meldet einem Programm, etwa einem Patientenportal, was gebucht, verschoben oder abgesagt wird.',
  'API calls per month': 'API-Aufrufe pro Monat',
  'API tokens': 'API-Tokens',
  'API tokens work for': 'Gültigkeit von API-Tokens',
  Access: 'Zugriff',
  'Active members': 'Aktive Mitarbeitende',
  Again: 'Erneut',
  'An e-mail address that somebody reads. Empty is the e-mail address that mails are sent from.':
    'Eine E-Mail-Adresse, die jemand liest. Leer: die Adresse, von der die E-Mails kommen.',
  'Answers go to': 'Antworten gehen an',
  'Anybody may book on the clinic’s page': 'Alle können auf der Seite der Praxis buchen',
  Approve: 'Genehmigen',
  'Approve {operator}': '{operator} genehmigen',
  'Approved by': 'Genehmigt von',
  'As long as they are wanted': 'Unbegrenzt',
  'As usual in the clinic’s region': 'Wie in der Region der Praxis üblich',
  'Ask whoever keeps your domain for a TXT record named {record} with this value: {value}':
    'Bitten Sie den Verwalter Ihrer Domain um einen TXT-Eintrag namens {record} mit diesem Wert: {value}',
  Asked: 'Angefragt',
  'At /book, without an account: services that are marked for it.':
    'Unter /book, ohne Konto: Leistungen, die dafür freigegeben sind.',
  'At /portal, without an account: by a link to their e-mail address they see and change what they have booked, see what you keep of them, and who looked at it.':
    'Unter /portal, ohne Konto: Über einen Link an ihre E-Mail-Adresse sehen und ändern sie ihre Termine und sehen, was Sie über sie gespeichert haben und wer es angesehen hat.',
  'Being replaced': 'Wird ersetzt',
  'Being set up': 'Wird eingerichtet',
  'Bookings in other calendar programs': 'Termine in anderen Kalenderprogrammen',
  'Bookings made per month': 'Gebuchte Termine pro Monat',
  'Bookings made this month': 'Gebuchte Termine in diesem Monat',
  'Bookings of': 'Termine von',
  'Bookings of a': 'Termine von',
  'Calendar and bookings': 'Kalender und Termine',
  'Calendar programs that use it find nothing there from now on. This cannot be undone; a new link can be made at any time.':
    'Kalenderprogramme, die ihn nutzen, finden dort ab jetzt nichts mehr. Das lässt sich nicht rückgängig machen; ein neuer Link kann jederzeit erstellt werden.',
  'Can be read and exported until': 'Lesen und Exportieren möglich bis',
  'Change it': 'Ändern',
  'Change it for the whole clinic?': 'Für die ganze Praxis ändern?',
  'Check now': 'Jetzt prüfen',
  'Closing: can be read, but not changed': 'In Schließung: Lesen möglich, Ändern nicht',
  Communication: 'Kommunikation',
  'Contact and business details': 'Kontakt- und Geschäftsangaben',
  'Counted from signing in, however busy somebody is.':
    'Ab der Anmeldung gerechnet, auch wenn durchgehend gearbeitet wird.',
  'Dates and times': 'Datum und Uhrzeit',
  'Deactivate a member to make room for another one.':
    'Deaktivieren Sie jemanden im Team, um Platz für andere zu schaffen.',
  'Decline {operator}': '{operator} ablehnen',
  Default: 'Standard',
  Delivered: 'Zugestellt',
  Deliveries: 'Zustellungen',
  'Deliveries to {name}': 'Zustellungen an {name}',
  'Did not come': 'Nicht erschienen',
  'Disable all': 'Alle deaktivieren',
  'Disable all webhooks?': 'Alle Webhooks deaktivieren?',
  Disabled: 'Deaktiviert',
  'Domain of your own': 'Eigene Domain',
  'Edit webhook': 'Webhook bearbeiten',
  Edited: 'Bearbeitet',
  'End now': 'Jetzt beenden',
  'End the access of {operator}': 'Zugriff von {operator} beenden',
  'Entering the clinic': 'Praxis wird geöffnet',
  Event: 'Ereignis',
  Events: 'Ereignisse',
  'Everybody needs a second factor': 'Alle brauchen einen zweiten Faktor',
  'Everything else stays as it is. It can be taken back right afterwards.':
    'Alles andere bleibt, wie es ist. Sie können es direkt danach rückgängig machen.',
  Expires: 'Läuft ab',
  Footer: 'Fußzeile',
  'Free times every': 'Freie Zeiten alle',
  'Give it to the system that shall check what MedFlow sends.':
    'Hinterlegen Sie ihn in dem System, das prüfen soll, was MedFlow sendet.',
  'Hours of the calendar': 'Zeitraum im Kalender',
  'How far ahead can be booked there': 'Dort im Voraus buchbar',
  'IP addresses': 'IP-Adressen',
  'In the file': 'In der Datei',
  Integrations: 'Integrationen',
  'Invitations can be accepted for': 'Gültigkeit von Einladungen',
  'Keep who did what, and who saw whom, for': 'Aufbewahrung, wer was getan und wen gesehen hat',
  'What is older goes for good; the seals over it stay.':
    'Was älter ist, wird endgültig entfernt; die Siegel darüber bleiben.',
  '{years, plural, one {# year} other {# years}}': '{years, plural, one {# Jahr} other {# Jahre}}',
  'It answered {status}': 'Antwort: {status}',
  'It can be booked there until': 'Dort buchbar bis',
  'It can be moved or cancelled by its link, or in the portal, until':
    'Verschieben oder Absagen per Link oder im Portal möglich bis',
  'It did not answer in time': 'Keine rechtzeitige Antwort',
  'It is sent again.': 'Es wird erneut gesendet.',
  'It sent MedFlow elsewhere, which is not followed':
    'Weiterleitung auf eine andere Adresse, der MedFlow nicht folgt',
  'Its URL does not begin with https://': 'Die URL beginnt nicht mit https://',
  'Its URL is not a public one': 'Die URL ist nicht öffentlich',
  'Last fetched': 'Zuletzt abgerufen',
  'Last looked for {moment}. It is looked for every day.':
    'Zuletzt geprüft: {moment}. Geprüft wird jeden Tag.',
  'Last used': 'Zuletzt verwendet',
  'Leave empty for a token that works until it is revoked':
    'Leer lassen, wenn das Token bis zum Widerruf gelten soll',
  'Leave empty for what the plan allows': 'Leer lassen für so viele, wie der Tarif erlaubt',
  'Link to the calendar': 'Link zum Kalender',
  Live: 'Läuft',
  'Made by': 'Erstellt von',
  'Mails of the clinic': 'E-Mails der Praxis',
  'Make a new secret': 'Neuen Geheimschlüssel erzeugen',
  'Make a new secret?': 'Neuen Geheimschlüssel erzeugen?',
  'Make a secret': 'Geheimschlüssel erzeugen',
  'Mark as no-show by itself': 'Automatisch als nicht erschienen markieren',
  'MedFlow support ({operator}) {scope, select, read {can read} other {is working in}} this clinic until {time}{emergency, select, yes {, in an emergency} other {}}.':
    'Der MedFlow-Support ({operator}) {scope, select, read {kann bis {time} in dieser Praxis lesen} other {arbeitet bis {time} in dieser Praxis}}{emergency, select, yes { (Notfall)} other {}}.',
  'MedFlow support asks to look into this clinic.': 'Der MedFlow-Support bittet um Zugriff auf diese Praxis.',
  'Members without one set it up before they can go on working.':
    'Wer noch keinen hat, richtet ihn ein, bevor weitergearbeitet werden kann.',
  Midnight: 'Mitternacht',
  'Months begin at midnight UTC. For another plan, please write to those who run MedFlow for you.':
    'Monate beginnen um Mitternacht UTC. Für einen anderen Tarif schreiben Sie bitte Ihrem Betreiber von MedFlow.',
  Moved: 'Verschoben',
  'Moved to trash': 'In den Papierkorb gelegt',
  'Name of the sender': 'Name des Absenders',
  'Nearly used up.': 'Fast aufgebraucht.',
  'Networks that calls may come from, such as 192.0.2.0/24; leave empty for anywhere':
    'Netze, aus denen Aufrufe kommen dürfen, etwa 192.0.2.0/24; leer lassen für alle',
  Never: 'Nie',
  'New API token': 'Neues API-Token',
  'New bookings are confirmed at once': 'Neue Termine werden sofort bestätigt',
  'New calendar feed': 'Neues Kalender-Abo',
  'New link': 'Neuer Link',
  'New token': 'Neues Token',
  'New webhook': 'Neuer Webhook',
  'No API tokens yet': 'Noch keine API-Tokens',
  'No calendar feeds yet': 'Noch keine Kalender-Abos',
  'No delivery matches': 'Keine passende Zustellung',
  'No webhooks yet': 'Noch keine Webhooks',
  'Nobody has asked': 'Keine Anfragen',
  'Nobody of MedFlow sees your clinic’s data unless you allow it here, for an hour at most':
    'Niemand von MedFlow sieht die Daten Ihrer Praxis, außer Sie erlauben es hier, für höchstens eine Stunde',
  'Not answered': 'Nicht beantwortet',
  'Not proven yet: this domain leads nowhere':
    'Noch nicht nachgewiesen: Diese Domain führt noch nirgendwohin',
  'Not tried yet': 'Noch nicht versucht',
  'Nothing is sent any more, and what happens meanwhile is not sent later. Each can go on at any time.':
    'Es wird nichts mehr gesendet, und was in der Zwischenzeit geschieht, wird auch nicht nachgeholt. Jeder Webhook kann jederzeit fortgesetzt werden.',
  'Nothing listens at its URL': 'Unter der URL antwortet kein Dienst',
  'Nothing sent yet': 'Noch nichts gesendet',
  'Nothing was changed: "{where}" in this file is no setting, or has a value that it cannot have.':
    'Es wurde nichts geändert: „{where}“ in dieser Datei ist keine Einstellung oder hat einen unzulässigen Wert.',
  'Nothing was changed: this is no file of settings.':
    'Es wurde nichts geändert: Das ist keine Datei mit Einstellungen.',
  Now: 'Jetzt',
  'Of invitations that are sent from now on.': 'Für Einladungen, die ab jetzt verschickt werden.',
  'Of tokens that are made or renewed from now on.':
    'Für Tokens, die ab jetzt erstellt oder erneuert werden.',
  Organization: 'Organisation',
  'Otherwise it waits until somebody at the desk accepts it. The time is kept in both cases.':
    'Sonst wartet der Termin, bis ihn der Empfang annimmt. Die Zeit ist in beiden Fällen reserviert.',
  'Otherwise they wait as pending until somebody confirms them.':
    'Sonst warten sie, bis sie jemand bestätigt.',
  'Past due: can be read, but not changed': 'Zahlung überfällig: Lesen möglich, Ändern nicht',
  'Patients have a portal': 'Patientenportal anbieten',
  'Patients in the trash do not count.': 'Patienten im Papierkorb zählen nicht mit.',
  Programs: 'Programme',
  'Proven since {moment}': 'Nachgewiesen seit {moment}',
  'Read and work': 'Lesen und arbeiten',
  'Read only': 'Nur lesen',
  'Bills and e-invoices name the VAT or tax number among them, such as DE123456789 or 12/345/67890.':
    'Rechnungen und E-Rechnungen nennen die USt-IdNr. oder Steuernummer darunter, etwa DE123456789 oder 12/345/67890.',
  'Register and tax numbers': 'Register- und Steuernummern',
  'Remind patients by e-mail': 'Patienten per E-Mail erinnern',
  Replace: 'Ersetzen',
  'Replace secret': 'Geheimschlüssel ersetzen',
  Revoke: 'Widerrufen',
  'Revoke the token of {name}?': 'Token für „{name}“ widerrufen?',
  'Revoke this link for {name}?': 'Diesen Link für {name} widerrufen?',
  Revoked: 'Widerrufen',
  'Secret of the clinic': 'Geheimschlüssel der Praxis',
  'Secret of {name}': 'Geheimschlüssel von {name}',
  'See or end it': 'Ansehen oder beenden',
  Send: 'Senden',
  'Send all that were given up': 'Alle aufgegebenen erneut senden',
  'Send it with each call as the header <code>Authorization: Bearer</code>, followed by the token.':
    'Senden Sie es bei jedem Aufruf im Header <code>Authorization: Bearer</code>, gefolgt vom Token.',
  'Send {event} again': '„{event}“ erneut senden',
  'Set by this clinic': 'Von dieser Praxis gesetzt',
  Setting: 'Einstellung',
  'Show patients’ initials': 'Initialen der Patienten zeigen',
  'Sign everybody out after at most': 'Längste Dauer einer Anmeldung',
  'Sign people out after being away for': 'Längste Inaktivität bis zum Abmelden',
  'Signing in': 'Anmeldung',
  'Stands below every mail, such as the postal address and opening hours.':
    'Steht unter jeder E-Mail, etwa Postanschrift und Öffnungszeiten.',
  'Step taken back': 'Schritt zurückgenommen',
  'Subscribe to it in a calendar program. Most programs ask every 3 to 24 hours, whatever they are told, so changes show that late. Whoever has the link sees the bookings: pass it on to nobody, and revoke it when a phone is lost.':
    'Abonnieren Sie ihn in einem Kalenderprogramm. Die meisten Programme fragen nur alle 3 bis 24 Stunden nach, Änderungen erscheinen also entsprechend später. Wer den Link hat, sieht die Termine: Geben Sie ihn nicht weiter, und widerrufen Sie ihn, wenn ein Handy verloren geht.',
  'Systems that still know the former one will refuse what MedFlow sends until they are given the new one.':
    'Systeme, die noch den bisherigen kennen, lehnen ab, was MedFlow sendet, bis der neue dort hinterlegt ist.',
  'Take these settings?': 'Diese Einstellungen übernehmen?',
  'Tell patients by e-mail what was booked, moved or cancelled':
    'Patienten per E-Mail über gebuchte, verschobene und abgesagte Termine informieren',
  'The access is over.': 'Der Zugriff ist beendet.',
  'The clinic is changed.': 'Die Praxis wurde geändert.',
  'The clinic’s details are saved.': 'Die Angaben zur Praxis sind gespeichert.',
  'The connection failed ({fault})': 'Verbindung fehlgeschlagen ({fault})',
  'The day ends at': 'Der Tag endet um',
  'The day must end after it starts.': 'Der Tag muss nach seinem Beginn enden.',
  'The day starts at': 'Der Tag beginnt um',
  'The file says what is set already.': 'Die Datei enthält nur, was schon eingestellt ist.',
  'The link for {name} is revoked.': 'Der Link für {name} ist widerrufen.',
  'The most that it could be allowed': 'Mehr als diese Rolle darf es nicht',
  'The plan is nearly used up': 'Der Tarif ist fast ausgeschöpft',
  'The plan is used up': 'Der Tarif ist ausgeschöpft',
  'The present one was made on {moment}.': 'Der aktuelle wurde am {moment} erzeugt.',
  'The settings are saved.': 'Die Einstellungen sind gespeichert.',
  'The token of {name} is revoked.': 'Das Token für „{name}“ ist widerrufen.',
  'The trial ends': 'Ende der Testphase',
  'The trial ends soon': 'Die Testphase endet bald',
  'The trial ends {moment}.': 'Die Testphase endet am {moment}.',
  'The week starts on': 'Wochenbeginn',
  'There are more next month.': 'Nächsten Monat gibt es wieder neue.',
  'There is no server of this name': 'Es gibt keinen Server dieses Namens',
  'There is none yet.': 'Es gibt noch keinen.',
  'There is room again next month.': 'Nächsten Monat ist wieder Platz.',
  'Times are written with': 'Schreibweise der Uhrzeit',
  'Token of {name}': 'Token für „{name}“',
  'Until it begins': 'Bis zum Beginn',
  'Use the default': 'Standard verwenden',
  'Use the default: {setting}': 'Standard verwenden: {setting}',
  'Used up.': 'Aufgebraucht.',
  'Waits for an answer': 'Wartet auf Antwort',
  'Web address of the dashboard': 'Web-Adresse des Dashboards',
  'Web addresses without a path, such as https://www.example.com. Press Enter after each.':
    'Web-Adressen ohne Pfad, etwa https://www.example.com. Nach jeder die Eingabetaste drücken.',
  'Websites that may call MedFlow for your members':
    'Websites, die MedFlow für Ihre Mitarbeitenden aufrufen dürfen',
  'What follows from a change is shown before it is made.':
    'Die Folgen einer Änderung werden Ihnen vorher gezeigt.',
  'What happens to bookings from now on shows here within a minute.':
    'Was ab jetzt mit Terminen geschieht, erscheint hier innerhalb einer Minute.',
  'What is booked there is confirmed at once': 'Was dort gebucht wird, ist sofort bestätigt',
  'What it hears of': 'Was gemeldet wird',
  'What it is for, and nothing else': 'Wofür es gedacht ist, und nichts anderes',
  'What listens there, such as “Patient portal”': 'Was dort empfängt, etwa „Patientenportal“',
  'What other software may do in this clinic': 'Was andere Software in dieser Praxis darf',
  'What the audit log calls it, such as “Laboratory”': 'Name im Protokoll, etwa „Labor“',
  'What this clinic does in its own way; everything else follows the defaults':
    'Was diese Praxis auf ihre Weise regelt; alles andere folgt dem Standard',
  'What this clinic may use, and how much of it is used':
    'Was diese Praxis nutzen darf und wie viel davon genutzt ist',
  'What visitors read above the services': 'Text über den Leistungen',
  'Whatever still uses {prefix}… is refused from now on. This cannot be undone; a new token can be made at any time.':
    'Was noch {prefix}… verwendet, wird ab jetzt abgewiesen. Das lässt sich nicht rückgängig machen; ein neues Token kann jederzeit erstellt werden.',
  'When MedFlow support needs to look into your clinic, its request appears here.':
    'Wenn der MedFlow-Support in Ihre Praxis sehen muss, erscheint die Anfrage hier.',
  'Where events are posted to; it begins with https://':
    'Wohin Ereignisse gesendet werden; beginnt mit https://',
  'Which other programs hear what happens to bookings':
    'Welche anderen Programme erfahren, was mit Terminen geschieht',
  'Whoever leaves a screen open is asked to sign in again.':
    'Wer den Bildschirm offen lässt, muss sich neu anmelden.',
  'Whoever receives the events checks the header {header} with it.':
    'Der Empfänger der Ereignisse prüft damit den Header {header}.',
  'Whoever was not checked in by then, counted from the end. It can be taken back.':
    'Wer bis dahin nicht eingecheckt wurde, ab dem Ende gerechnet. Lässt sich zurücknehmen.',
  'Whom mails seem to come from. Empty is the name of this installation.':
    'Wer als Absender der E-Mails erscheint. Leer: der Name dieser Installation.',
  'Without, a booking is only “Booked”. Whoever has the link can read it, and so can whoever runs their calendar program.':
    'Sonst heißt ein Termin nur „Gebucht“. Lesen kann das, wer den Link hat, und auch der Anbieter des Kalenderprogramms.',
  'You ({operator}) are in {clinic} as MedFlow support, {scope, select, read {to read only} other {to read and work}}: {time} left. Everything you see and do is recorded.':
    'Sie ({operator}) sind als MedFlow-Support in {clinic}, {scope, select, read {nur zum Lesen} other {zum Lesen und Arbeiten}}: noch {time}. Alles, was Sie sehen und tun, wird protokolliert.',
  'Your systems know by it that something was sent by MedFlow.':
    'Daran erkennen Ihre Systeme, dass etwas von MedFlow gesendet wurde.',
  'as by default': 'wie im Standard',
  empty: 'leer',
  'with initials': 'mit Initialen',
  'without names': 'ohne Namen',
  '{count, plural, one {# day at most} other {# days at most}}':
    '{count, plural, one {höchstens # Tag} other {höchstens # Tage}}',
  '{count, plural, one {# day before} other {# days before}}':
    '{count, plural, one {# Tag vorher} other {# Tage vorher}}',
  '{count, plural, one {# day} other {# days}}': '{count, plural, one {# Tag} other {# Tage}}',
  '{count, plural, one {# hour before} other {# hours before}}':
    '{count, plural, one {# Stunde vorher} other {# Stunden vorher}}',
  '{count, plural, one {# hour} other {# hours}}': '{count, plural, one {# Stunde} other {# Stunden}}',
  '{count, plural, one {# is sent again.} other {# are sent again.}}':
    '{count, plural, one {# wird erneut gesendet.} other {# werden erneut gesendet.}}',
  '{count, plural, one {# minute} other {# minutes}}': '{count, plural, one {# Minute} other {# Minuten}}',
  '{count, plural, one {A setting is changed.} other {# settings are changed.}}':
    '{count, plural, one {Eine Einstellung ist geändert.} other {# Einstellungen sind geändert.}}',
  '{count, plural, one {Change # setting} other {Change # settings}}':
    '{count, plural, one {# Einstellung ändern} other {# Einstellungen ändern}}',
  '{count, plural, one {Failing: # waits} other {Failing: # wait}}':
    '{count, plural, one {Gestört: # wartet} other {Gestört: # warten}}',
  '{count} disabled.': '{count} deaktiviert.',
  '{metric}: {used} of {limit}.': '{metric}: {used} von {limit}.',
  '{name} is active again.': '{name} ist wieder aktiv.',
  '{of, select, token {Service} other {Service}}': '{of, select, other {Dienst}}',
  '{operator} may enter for {minutes, plural, one {# minute} other {# minutes}}.':
    '{operator} hat jetzt für {minutes, plural, one {# Minute} other {# Minuten}} Zugriff.',
  '{outcome}, {attempts, plural, one {# try} other {# tries}}':
    '{outcome}, {attempts, plural, one {# Versuch} other {# Versuche}}',
  '{price} a month': '{price} im Monat',
  '{scope}, {minutes, plural, one {# minute} other {# minutes}}':
    '{scope}, {minutes, plural, one {# Minute} other {# Minuten}}',
  '{span} after the end': '{span} nach dem Ende',
  '{used}, no limit': '{used}, unbegrenzt',
  Backups: 'Sicherungen',
  'Everything this clinic keeps is backed up each night, sealed with its own key, and the newest backup is restored on trial. To bring the clinic back to what it was, please speak to support.':
    'Alles, was diese Praxis aufbewahrt, wird jede Nacht gesichert, mit ihrem eigenen Schlüssel versiegelt, und die neueste Sicherung wird zur Probe wiederhergestellt. Um die Praxis auf einen früheren Stand zu bringen, sprechen Sie bitte mit dem Support.',
  'Back up now': 'Jetzt sichern',
  'The last backup failed on {moment}. Those who run MedFlow were told.':
    'Die letzte Sicherung ist am {moment} fehlgeschlagen. Der Betreiber von MedFlow wurde benachrichtigt.',
  'Last verified restore: {moment}': 'Zuletzt geprüfte Wiederherstellung: {moment}',
  'No restore was verified yet.': 'Noch wurde keine Wiederherstellung geprüft.',
  'A backup is being written.': 'Eine Sicherung wird geschrieben.',
  'There is no backup yet.': 'Es gibt noch keine Sicherung.',
  'Backed up': 'Gesichert',
  'Restore verified': 'Wiederherstellung geprüft',
  'Single records can be put back by you: open a backup to see what is not the same today.':
    'Einzelne Datensätze holen Sie selbst zurück: Öffnen Sie eine Sicherung, um zu sehen, was heute anders ist.',
  'Records of a backup': 'Datensätze einer Sicherung',
  'What was backed up on {moment} and is not the same today. Nothing is changed until you put it back.':
    'Was am {moment} gesichert wurde und heute anders ist. Es ändert sich nichts, bis Sie es zurückholen.',
  'Records that differ': 'Datensätze, die abweichen',
  'What differs': 'Was abweicht',
  'Everything of this kind is as it was': 'Alles dieser Art ist, wie es war',
  'Then and today': 'Damals und heute',
  'As it was': 'Wie es war',
  'In the trash': 'Im Papierkorb',
  'Gone for ever': 'Endgültig entfernt',
  'It lies in the trash and keeps all it had. Take it out of there; then single fields can be put back here.':
    'Der Datensatz liegt im Papierkorb und behält alles, was er hatte. Holen Sie ihn dort heraus; danach lassen sich hier einzelne Felder zurückholen.',
  'To the trash': 'Zum Papierkorb',
  'It was removed for ever. Put back, it is there again under its old id, and whatever refers to it finds it.':
    'Der Datensatz wurde endgültig entfernt. Zurückgeholt, ist er unter seiner alten Kennung wieder da, und was sich auf ihn bezieht, findet ihn.',
  'It was removed for ever and cannot be put back by itself.':
    'Der Datensatz wurde endgültig entfernt und lässt sich nicht einzeln zurückholen.',
  'Put it back': 'Zurückholen',
  'Put back what is ticked': 'Angekreuztes zurückholen',
  '{name} is put back.': 'Zurückgeholt: {name}.',
  Then: 'Damals',
  'Search by name': 'Nach Namen suchen',
  '<b>{name}</b> put this back from a backup': '<b>{name}</b> hat das aus einer Sicherung zurückgeholt',
} as const;

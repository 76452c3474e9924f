/** Why the server refuses something, and other words in its answers. */
export const refusals = {
  'This booking is one of a series. Please cancel it, and book its time for the right patient.':
    'Dieser Termin gehört zu einer Serie. Bitte sagen Sie ihn ab und buchen Sie seine Zeit für den richtigen Patienten.',
  // Signing in, accounts.
  'E-mail or password is wrong.': 'E-Mail oder Passwort ist falsch.',
  'This code is wrong or was used already.': 'Dieser Code ist falsch oder wurde schon verwendet.',
  'This support access is over. Please ask the clinic for a new one.':
    'Dieser Supportzugriff ist beendet. Bitte fragen Sie die Praxis nach einem neuen.',
  'This session cannot be trusted any more. Please sign in again.':
    'Dieser Sitzung kann nicht mehr vertraut werden. Bitte melden Sie sich neu an.',
  'This clinic is closed at the moment. Please speak to its owner.':
    'Diese Praxis ist im Moment geschlossen. Bitte wenden Sie sich an den Inhaber.',
  'This clinic is closed at the moment.': 'Diese Praxis ist im Moment geschlossen.',
  'You have no active membership in this clinic.': 'Sie haben keinen aktiven Zugang zu dieser Praxis.',
  'You have no membership in this clinic.': 'Sie haben keinen Zugang zu dieser Praxis.',
  'tenant context required': 'tenant context required',
  'tenant mismatch': 'tenant mismatch',
  'bulk operations require tenant filter': 'bulk operations require tenant filter',
  'There is no clinic at this web address.': 'Unter dieser Web-Adresse gibt es keine Praxis.',
  'No clinic here': 'Keine Praxis hier',
  'Please check the web address. If it is the right one, ask your clinic: it may have moved or been closed.':
    'Bitte prüfen Sie die Web-Adresse. Wenn sie stimmt, fragen Sie Ihre Praxis: Sie ist vielleicht umgezogen oder geschlossen.',
  'An authenticator app is set up already. Please remove it first.':
    'Eine Authentifizierungs-App ist schon eingerichtet. Bitte entfernen Sie sie zuerst.',
  'An authenticator app is set up already.': 'Eine Authentifizierungs-App ist schon eingerichtet.',
  'This code does not fit. Please enter the one that the app shows now.':
    'Dieser Code passt nicht. Bitte geben Sie den ein, den die App jetzt anzeigt.',
  'Only a person who is signed in can do this.': 'Das kann nur eine angemeldete Person.',
  'Please confirm that it is you.': 'Bitte bestätigen Sie, dass Sie es sind.',
  'Please confirm with your second factor that it is you.':
    'Bitte bestätigen Sie mit Ihrem zweiten Faktor, dass Sie es sind.',
  'This passkey could not be checked. Please try again, at this web address and within five minutes.':
    'Dieser Passkey konnte nicht geprüft werden. Bitte versuchen Sie es unter dieser Web-Adresse und innerhalb von fünf Minuten noch einmal.',
  'This passkey does not open this clinic. It may have been removed, or belong to another web address.':
    'Dieser Passkey gilt nicht für diese Praxis. Er wurde vielleicht entfernt oder gehört zu einer anderen Web-Adresse.',
  'An account has {most} passkeys at most.': 'Ein Konto hat höchstens {most} Passkeys.',
  'This clinic asks for a second factor. Please set up another one before you remove this.':
    'Diese Praxis verlangt einen zweiten Faktor. Bitte richten Sie einen anderen ein, bevor Sie diesen entfernen.',
  'This clinic asks for a second factor. Please add a passkey before you remove the app.':
    'Diese Praxis verlangt einen zweiten Faktor. Bitte fügen Sie einen Passkey hinzu, bevor Sie die App entfernen.',
  'This clinic asks for a second factor. Please set one up first.':
    'Diese Praxis verlangt einen zweiten Faktor. Bitte richten Sie zuerst einen ein.',
  'No authenticator app is set up.': 'Es ist keine Authentifizierungs-App eingerichtet.',
  'Recovery codes stand in for a second factor. Please set one up first.':
    'Wiederherstellungscodes ersetzen einen zweiten Faktor. Bitte richten Sie zuerst einen ein.',
  'Please set up a second factor first.': 'Bitte richten Sie zuerst einen zweiten Faktor ein.',
  'Your account has a second factor now. Please confirm with a code or your passkey.':
    'Ihr Konto hat jetzt einen zweiten Faktor. Bitte bestätigen Sie mit einem Code oder Ihrem Passkey.',
  'This link has been used or is too old. Please ask for a new one.':
    'Dieser Link wurde schon verwendet oder ist zu alt. Bitte fordern Sie einen neuen an.',
  'Your current password is another one.': 'Ihr aktuelles Passwort lautet anders.',
  'This is your password already.': 'Das ist schon Ihr Passwort.',
  'This is not your password.': 'Das ist nicht Ihr Passwort.',
  'You have a MedFlow account with another password. Please enter that one, or reset it first.':
    'Sie haben ein MedFlow-Konto mit einem anderen Passwort. Bitte geben Sie dieses ein, oder setzen Sie es zuerst zurück.',
  'Please sign in.': 'Bitte melden Sie sich an.',
  'Please sign in to this clinic instead.': 'Bitte melden Sie sich stattdessen bei dieser Praxis an.',
  'This sign-in took too long. Please start again.':
    'Diese Anmeldung hat zu lange gedauert. Bitte beginnen Sie von vorn.',
  'This link was used already or is too old. Please choose the clinic again.':
    'Dieser Link wurde schon verwendet oder ist zu alt. Bitte wählen Sie die Praxis noch einmal.',
  'This link was used already, or is too old. Please open the clinic from the console again.':
    'Dieser Link wurde schon verwendet oder ist zu alt. Bitte öffnen Sie die Praxis noch einmal aus der Konsole.',
  'Switching between clinics is switched off here.': 'Der Wechsel zwischen Praxen ist hier abgeschaltet.',
  // Too often.
  '{what} Please try again in {count, plural, =1 {a second} other {{count} seconds}}.':
    '{what} Bitte versuchen Sie es in {count, plural, =1 {einer Sekunde} other {{count} Sekunden}} noch einmal.',
  '{what} Please try again in {count, plural, =1 {a minute} other {{count} minutes}}.':
    '{what} Bitte versuchen Sie es in {count, plural, =1 {einer Minute} other {{count} Minuten}} noch einmal.',
  'This token has used up its {perMinute} calls a minute.':
    'Dieses API-Token hat seine {perMinute} Aufrufe pro Minute verbraucht.',
  'This clinic has used up its {perMinute} calls a minute.':
    'Diese Praxis hat ihre {perMinute} Aufrufe pro Minute verbraucht.',
  'This clinic has used up its API calls of the month.':
    'Diese Praxis hat ihre API-Aufrufe für diesen Monat verbraucht.',
  'Your clinic asks for too much at once.': 'Ihre Praxis fragt zu viel auf einmal an.',
  'You have signed in too often.': 'Sie haben sich zu oft angemeldet.',
  'There were too many attempts.': 'Es gab zu viele Versuche.',
  'There were too many requests.': 'Es gab zu viele Anfragen.',
  'This account has too many pages open.': 'Dieses Konto hat zu viele Seiten offen.',
  'Calendars are asked for too often from here.': 'Von hier aus werden zu oft Kalender abgerufen.',
  'Many links were asked for from here.': 'Von hier aus wurden viele Links angefordert.',
  'This page is used too much at the moment.': 'Diese Seite wird im Moment zu viel genutzt.',
  'This page is asked for too often from here.': 'Diese Seite wird von hier aus zu oft aufgerufen.',
  'A link was asked for often for this e-mail address from here today.':
    'Für diese E-Mail-Adresse wurde heute von hier aus schon oft ein Link angefordert.',
  'Too many codes were tried. The link of the letter still opens.':
    'Es wurden zu viele Codes versucht. Der Link in der E-Mail funktioniert weiterhin.',
  'Many passkeys were tried from here.': 'Von hier aus wurden viele Passkeys versucht.',
  'This passkey does not let you in here. Please ask for a letter.':
    'Mit diesem Passkey kommen Sie hier nicht hinein. Bitte fordern Sie eine E-Mail an.',
  'You signed in a while ago. Please sign out and in again, and then add the passkey.':
    'Ihre Anmeldung liegt schon etwas zurück. Bitte melden Sie sich ab und wieder an, und fügen Sie den Passkey dann hinzu.',
  'You have {most} passkeys already. Please remove one of them first.':
    'Sie haben schon {most} Passkeys. Bitte entfernen Sie zuerst einen davon.',
  'Somebody else has signed in in this browser. Please load this page anew.':
    'In diesem Browser hat sich jemand anderes angemeldet. Bitte laden Sie diese Seite neu.',
  'Many times were asked for from here and not confirmed.':
    'Von hier aus wurden viele Zeiten angefragt und nicht bestätigt.',
  'We have written to this e-mail address often today.':
    'Wir haben heute schon oft an diese E-Mail-Adresse geschrieben.',
  'We have written to this e-mail address already. Please confirm by the link in that letter first.':
    'Wir haben an diese E-Mail-Adresse schon geschrieben. Bitte bestätigen Sie zuerst über den Link in jener E-Mail.',
  'Many times of this day are kept for others who have not confirmed yet. Please choose another day.':
    'Viele Zeiten dieses Tages sind für andere reserviert, die noch nicht bestätigt haben. Bitte wählen Sie einen anderen Tag.',
  'This cannot be checked at the moment, so nothing was done. Please try again shortly.':
    'Das lässt sich im Moment nicht prüfen, deshalb wurde nichts getan. Bitte versuchen Sie es gleich noch einmal.',
  // Requests.
  'This token is not valid here.': 'Dieses API-Token ist hier nicht gültig.',
  'This token does not allow this.': 'Dieses API-Token erlaubt das nicht.',
  'Your role does not allow this.': 'Ihre Rolle erlaubt das nicht.',
  'Your clinic’s package does not include this.': 'Das Paket Ihrer Praxis enthält das nicht.',
  'This concerns the whole clinic. Please ask somebody who is not bound to facilities.':
    'Das betrifft die ganze Praxis. Bitte fragen Sie jemanden, der nicht an Standorte gebunden ist.',
  'This support access allows reading only.': 'Dieser Supportzugriff erlaubt nur das Lesen.',
  'This clinic can only be read at the moment. Please see its subscription.':
    'Diese Praxis kann im Moment nur gelesen werden. Bitte sehen Sie nach ihrem Abonnement.',
  'This clinic is being brought back from a backup. Nothing was saved; please try again in a few minutes.':
    'Diese Praxis wird gerade aus einer Sicherung wiederhergestellt. Es wurde nichts gespeichert; bitte versuchen Sie es in einigen Minuten noch einmal.',
  'A backup is being written already.': 'Eine Sicherung wird bereits geschrieben.',
  'Queries are asked with GET, changes are made with POST.':
    'Abfragen werden mit GET gestellt, Änderungen mit POST gemacht.',
  'Please send JSON with the content type application/json.':
    'Bitte senden Sie JSON mit dem Inhaltstyp application/json.',
  'Please send one JSON object.': 'Bitte senden Sie ein JSON-Objekt.',
  'Please send the body uncompressed.': 'Bitte senden Sie den Inhalt unkomprimiert.',
  'One request may hold {most} calls at most.': 'Eine Anfrage darf höchstens {most} Aufrufe enthalten.',
  'An Idempotency-Key is for one change: please send one call only.':
    'Ein Idempotency-Key gilt für eine Änderung: Bitte senden Sie nur einen Aufruf.',
  'An Idempotency-Key has 1 to 255 letters, digits or signs and no blanks.':
    'Ein Idempotency-Key hat 1 bis 255 Buchstaben, Ziffern oder Zeichen und keine Leerzeichen.',
  'This idempotency key is just being forgotten. Please send a new one.':
    'Dieser Idempotency-Key wird gerade vergessen. Bitte senden Sie einen neuen.',
  'This idempotency key stands for another change already. Please send a new one.':
    'Dieser Idempotency-Key steht schon für eine andere Änderung. Bitte senden Sie einen neuen.',
  'MedFlow is stopping here. Nothing was done; please try again in a moment.':
    'MedFlow wird hier gerade beendet. Nichts wurde getan; bitte versuchen Sie es gleich noch einmal.',
  'This request does not say clearly which web address it is for.':
    'Diese Anfrage sagt nicht eindeutig, für welche Web-Adresse sie ist.',
  'This request comes from another site.': 'Diese Anfrage kommt von einer anderen Website.',
  'This request is encoded in a way that is not understood here.':
    'Diese Anfrage ist in einer Weise kodiert, die hier nicht verstanden wird.',
  'This server is reached over https only. Behind a proxy that ends TLS, name its IP address in MEDFLOW_TRUST_PROXY.':
    'Dieser Server ist nur über https erreichbar. Hinter einem Proxy, der TLS beendet, nennen Sie dessen IP-Adresse in MEDFLOW_TRUST_PROXY.',
  'This page no longer exists. Please start from the first one.':
    'Diese Seite gibt es nicht mehr. Bitte beginnen Sie bei der ersten.',
  'Please check what you entered.': 'Bitte prüfen Sie Ihre Eingaben.',
  'This record does not exist.': 'Diesen Eintrag gibt es nicht.',
  'This record is not in the trash.': 'Dieser Eintrag liegt nicht im Papierkorb.',
  'Something went wrong on our side. Please tell support the request id.':
    'Bei uns ist etwas schiefgegangen. Bitte nennen Sie dem Support die Anfragenummer.',
  'There is nothing at this web address.': 'Unter dieser Web-Adresse gibt es nichts.',
  'This request is too large.': 'Diese Anfrage ist zu groß.',
  'This request could not be read.': 'Diese Anfrage war nicht lesbar.',
  'This method is not served here.': 'Diese Methode wird hier nicht bedient.',
  '{by} changed this record in the meantime. Please look at the new version and try again.':
    '{by} hat diesen Eintrag inzwischen geändert. Bitte sehen Sie sich die neue Fassung an und versuchen Sie es noch einmal.',
  'Someone changed this record in the meantime. Please look at the new version and try again.':
    'Jemand hat diesen Eintrag inzwischen geändert. Bitte sehen Sie sich die neue Fassung an und versuchen Sie es noch einmal.',
  'It is not known whether this was saved. Please look before you try again.':
    'Es ist nicht bekannt, ob das gespeichert wurde. Bitte sehen Sie nach, bevor Sie es noch einmal versuchen.',
  'The database cannot be reached at the moment. Nothing was saved; please try again shortly.':
    'Die Datenbank ist im Moment nicht erreichbar. Nichts wurde gespeichert; bitte versuchen Sie es gleich noch einmal.',
  // What the database refuses.
  'Somebody or something that this booking needs is taken at this time.':
    'Jemand oder etwas, das dieser Termin braucht, ist zu dieser Zeit vergeben.',
  'This group is full.': 'Diese Gruppe ist voll.',
  'These hours overlap on the same weekday.': 'Diese Zeiten überschneiden sich am selben Wochentag.',
  'There are hours for this day already. Please change those.':
    'Für diesen Tag gibt es schon Zeiten. Bitte ändern Sie diese.',
  'The facility already has this holiday on this day.':
    'Der Standort hat diesen Feiertag an diesem Tag schon.',
  'Another facility already has this name.': 'Ein anderer Standort heißt schon so.',
  'Opening hours need a weekday, a beginning and an end.':
    'Öffnungszeiten brauchen einen Wochentag, einen Beginn und ein Ende.',
  'This person has the same position in this facility at that time already.':
    'Diese Person hat zu dieser Zeit an diesem Standort schon dieselbe Position.',
  'This person has another main facility at that time. Please end that one first, or take the mark away there.':
    'Diese Person hat zu dieser Zeit einen anderen Hauptstandort. Bitte beenden Sie diesen zuerst, oder nehmen Sie dort die Markierung weg.',
  'Another patient already has this identifier.': 'Ein anderer Patient hat diese Kennung schon.',
  'Another patient already has this number.': 'Ein anderer Patient hat diese Nummer schon.',
  'This patient was merged into another one meanwhile.':
    'Dieser Patient wurde inzwischen mit einem anderen zusammengeführt.',
  'This person is invited already. Please send that invitation again.':
    'Diese Person ist schon eingeladen. Bitte senden Sie jene Einladung noch einmal.',
  'Another device of this facility already has this name.':
    'Ein anderes Gerät dieses Standorts heißt schon so.',
  'Another room of this facility already has this name.': 'Ein anderer Raum dieses Standorts heißt schon so.',
  'What you like was saved from another window just now. Please try again.':
    'Ihre Einstellungen wurden gerade in einem anderen Fenster gespeichert. Bitte versuchen Sie es noch einmal.',
  'Another service already has this short name.': 'Eine andere Leistung hat dieses Kürzel schon.',
  'This person is already a member of the clinic.': 'Diese Person gehört schon zur Praxis.',
  'You can only change members who work in your own facilities.':
    'Sie können nur Mitarbeitende ändern, die an Ihren eigenen Standorten arbeiten.',
  'This name cannot be used here. Please choose another one.':
    'Dieser Name kann hier nicht verwendet werden. Bitte wählen Sie einen anderen.',
  'Another clinic uses this domain already.': 'Eine andere Praxis verwendet diese Domain schon.',
  'A clinic cannot take this step now.': 'Eine Praxis kann diesen Schritt jetzt nicht tun.',
  'Please set both ends of the day, or leave both to the default.':
    'Bitte setzen Sie Beginn und Ende des Tages, oder überlassen Sie beides der Voreinstellung.',
  'This overlaps with something that exists already.': 'Das überschneidet sich mit etwas, das es schon gibt.',
  'Something like this exists already.': 'So etwas gibt es schon.',
  'Something this refers to does not exist.': 'Etwas, worauf sich das bezieht, gibt es nicht.',
  'A value is not allowed here.': 'Ein Wert ist hier nicht erlaubt.',
  'This is not allowed here.': 'Das ist hier nicht erlaubt.',
  'A value is not of the form expected here.': 'Ein Wert hat nicht die hier erwartete Form.',
  'A date is not of the form expected here.': 'Ein Datum hat nicht die hier erwartete Form.',
  'A date is out of range.': 'Ein Datum liegt außerhalb des Bereichs.',
  'Too many changes at once. Nothing was saved; please try again.':
    'Zu viele Änderungen auf einmal. Nichts wurde gespeichert; bitte versuchen Sie es noch einmal.',
  'Someone else is changing this. Nothing was saved; please try again.':
    'Jemand anders ändert das gerade. Nichts wurde gespeichert; bitte versuchen Sie es noch einmal.',
  'This took too long and was stopped. Nothing was saved; please try again.':
    'Das hat zu lange gedauert und wurde abgebrochen. Nichts wurde gespeichert; bitte versuchen Sie es noch einmal.',
  'There is no room to save anything at the moment. Nothing was saved; please try again later.':
    'Zurzeit ist kein Platz, um etwas zu speichern. Nichts wurde gespeichert; bitte versuchen Sie es später noch einmal.',
  'This call may only read.': 'Dieser Aufruf darf nur lesen.',
  'Your plan allows {most} active members. Deactivate a member, or ask for a larger plan.':
    'Ihr Tarif erlaubt {most} aktive Mitarbeitende. Deaktivieren Sie jemanden, oder fragen Sie nach einem größeren Tarif.',
  'Your plan allows {most} patients. Move patients to the trash, or ask for a larger plan.':
    'Ihr Tarif erlaubt {most} Patienten. Legen Sie Patienten in den Papierkorb, oder fragen Sie nach einem größeren Tarif.',
  'Your plan allows {most} bookings a month. Wait for the next month, or ask for a larger plan.':
    'Ihr Tarif erlaubt {most} Termine im Monat. Warten Sie auf den nächsten Monat, oder fragen Sie nach einem größeren Tarif.',
  'Your plan does not allow more.': 'Ihr Tarif erlaubt nicht mehr.',
  // Bookings.
  'Somebody else keeps this time.': 'Jemand anders hält diese Zeit reserviert.',
  'This booking has taken no step that could be taken back.':
    'Dieser Termin hat keinen Schritt getan, der sich zurücknehmen ließe.',
  'The practitioner has another booking at this time.':
    'Der Behandler hat zu dieser Zeit einen anderen Termin.',
  'The practitioner already has a booking at this time.':
    'Der Behandler hat zu dieser Zeit schon einen Termin.',
  'The patient already has a booking at this time.': 'Der Patient hat zu dieser Zeit schon einen Termin.',
  'No room for {service} is free at this time.': 'Zu dieser Zeit ist kein Raum für {service} frei.',
  'No device for {service} is free at this time.': 'Zu dieser Zeit ist kein Gerät für {service} frei.',
  'Its room or device is taken at this time.': 'Sein Raum oder Gerät ist zu dieser Zeit vergeben.',
  '{service} needs {kind, select, room {a room} other {a device}}.':
    '{service} braucht {kind, select, room {einen Raum} other {ein Gerät}}.',
  '{service} needs {kind, select, room {a room} other {a device}}, and there is none for it at {facility}.':
    '{service} braucht {kind, select, room {einen Raum, und am Standort {facility} gibt es dafür keinen} other {ein Gerät, und am Standort {facility} gibt es dafür keines}}.',
  '{resource} is not at {facility}.': '{resource} gehört nicht zum Standort {facility}.',
  '{resource} is out of service.': '{resource} ist außer Betrieb.',
  '{service} is not given with {resource}.': '{service} wird nicht mit {resource} angeboten.',
  'This patient has died. Nothing can be booked for them.':
    'Dieser Patient ist verstorben. Für ihn kann nichts gebucht werden.',
  'This patient is in the trash. Please restore them first.':
    'Dieser Patient liegt im Papierkorb. Bitte stellen Sie ihn zuerst wieder her.',
  'This patient is inactive.': 'Dieser Patient ist inaktiv.',
  'This time is in the past.': 'Diese Zeit liegt in der Vergangenheit.',
  '{facility} is closed.': 'Der Standort {facility} ist geschlossen.',
  '{service} cannot be booked at the moment.': '{service} kann im Moment nicht gebucht werden.',
  '{practitioner} does not give {service}.': '{practitioner} bietet {service} nicht an.',
  '{service} is not given at {facility}.': '{service} wird am Standort {facility} nicht angeboten.',
  '{practitioner} does not take bookings.': '{practitioner} nimmt keine Termine an.',
  '{practitioner} does not work at {facility} at this time.':
    '{practitioner} arbeitet zu dieser Zeit nicht am Standort {facility}.',
  '{practitioner} does not work at {times, plural, =1 {one} other {{times}}} of these times.':
    '{practitioner} arbeitet zu {times, plural, =1 {einer} other {{times}}} dieser Zeiten nicht.',
  '{sentences} Please give a reason to book it all the same.':
    '{sentences} Bitte geben Sie einen Grund an, um trotzdem zu buchen.',
  '{practitioner} is taken at {times}. Nothing was handed over.':
    '{practitioner} ist zu diesen Zeiten vergeben: {times}. Nichts wurde übergeben.',
  'Please choose somebody else to take these bookings.':
    'Bitte wählen Sie jemand anderen, der diese Termine übernimmt.',
  'This can be taken back no more.': 'Das lässt sich nicht mehr zurücknehmen.',
  '{count, plural, =1 {One of these bookings lies outside the hours.} other {{count} of these bookings lie outside the hours.}}':
    '{count, plural, =1 {Einer dieser Termine liegt außerhalb der Sprechzeiten.} other {{count} dieser Termine liegen außerhalb der Sprechzeiten.}}',
  '{by} changed it in the meantime.': '{by} hat ihn inzwischen geändert.',
  '{named} and {more} times more': '{named} und {more} weitere Zeiten',
  '{first} and {more} more': '{first} und {more} weitere',
  '{count, plural, =1 {A booking to come lies in the time that this closes. Please say that it may stay, or move it first.} other {{count} bookings to come lie in the time that this closes. Please say that they may stay, or move them first.}}':
    '{count, plural, =1 {Ein künftiger Termin liegt in der Zeit, die damit geschlossen wird. Bitte sagen Sie, dass er bleiben darf, oder verschieben Sie ihn zuerst.} other {{count} künftige Termine liegen in der Zeit, die damit geschlossen wird. Bitte sagen Sie, dass sie bleiben dürfen, oder verschieben Sie sie zuerst.}}',
  '{count, plural, =1 {A booking to come would read as another time of day. Please say that it may, or move it first.} other {{count} bookings to come would read as other times of day. Please say that they may, or move them first.}}':
    '{count, plural, =1 {Ein künftiger Termin stünde zu einer anderen Uhrzeit da. Bitte sagen Sie, dass er das darf, oder verschieben Sie ihn zuerst.} other {{count} künftige Termine stünden zu anderen Uhrzeiten da. Bitte sagen Sie, dass sie das dürfen, oder verschieben Sie sie zuerst.}}',
  '{date} was not skipped.': 'Das Datum {date} wurde nicht ausgelassen.',
  '{date} is no date of this series.': 'Das Datum {date} gehört nicht zu dieser Serie.',
  'Nothing is booked of this series any more.': 'Von dieser Serie ist nichts mehr gebucht.',
  'All dates of this series are skipped.': 'Alle Termine dieser Serie sind ausgelassen.',
  'This series was not cancelled, so nothing can be taken back.':
    'Diese Serie wurde nicht abgesagt, also lässt sich nichts zurücknehmen.',
  'A series lasts {years} years at most.': 'Eine Serie dauert höchstens {years} Jahre.',
  'A series has {most} dates at most.': 'Eine Serie hat höchstens {most} Termine.',
  'This rule gives no date at all.': 'Diese Regel ergibt keinen einzigen Termin.',
  'A series lasts {years} years at most: this one would have {dates} dates by then.':
    'Eine Serie dauert höchstens {years} Jahre: Diese hätte bis dahin {dates} Termine.',
  'The clocks skip {time} on this day; it is at {shown}.':
    'Die Uhr überspringt {time} an diesem Tag; der Termin ist um {shown}.',
  '{time} comes twice on this day; it is the first of them.':
    '{time} kommt an diesem Tag zweimal vor; gemeint ist das erste Mal.',
  'Each of these bookings was changed alone, and stays as it is.':
    'Jeder dieser Termine wurde einzeln geändert und bleibt, wie er ist.',
  'Nothing was changed.': 'Nichts wurde geändert.',
  'None of these bookings is still to come.': 'Keiner dieser Termine steht noch bevor.',
  'It runs into the date before it.': 'Er reicht in den Termin davor.',
  'Patient of another facility': 'Patient eines anderen Standorts',
  'This price is too large for {currency}.': 'Dieser Preis ist zu hoch für {currency}.',
  'A booking that is {status, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{status}}} cannot be {to, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{to}}}.':
    'Ein Termin, der {status, select, pending {offen} confirmed {bestätigt} arrived {eingecheckt} in_room {im Raum} completed {abgeschlossen} cancelled {abgesagt} no_show {als nicht erschienen vermerkt} other {{status}}} ist, kann nicht {to, select, pending {offen gestellt} confirmed {bestätigt} arrived {eingecheckt} in_room {in den Raum gebracht} completed {abgeschlossen} cancelled {abgesagt} no_show {als nicht erschienen vermerkt} other {{to}}} werden.',
  'A booking can be {to, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{to}}} once its time has come.':
    'Ein Termin kann {to, select, pending {offen gestellt} confirmed {bestätigt} arrived {eingecheckt} in_room {in den Raum gebracht} completed {abgeschlossen} cancelled {abgesagt} no_show {als nicht erschienen vermerkt} other {{to}}} werden, sobald seine Zeit gekommen ist.',
  'A booking that is {status, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{status}}} cannot be moved.':
    'Ein Termin, der {status, select, pending {offen} confirmed {bestätigt} arrived {eingecheckt} in_room {im Raum} completed {abgeschlossen} cancelled {abgesagt} no_show {als nicht erschienen vermerkt} other {{status}}} ist, kann nicht verschoben werden.',
  'A booking that is {status, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{status}}} keeps its service and its length.':
    'Ein Termin, der {status, select, pending {offen} confirmed {bestätigt} arrived {eingecheckt} in_room {im Raum} completed {abgeschlossen} cancelled {abgesagt} no_show {als nicht erschienen vermerkt} other {{status}}} ist, behält seine Leistung und seine Dauer.',
  // Requests, portal, waiting list.
  'The e-mail address of this request is not confirmed yet.':
    'Die E-Mail-Adresse dieser Anfrage ist noch nicht bestätigt.',
  'This request waits for the clinic.': 'Diese Anfrage wartet auf die Praxis.',
  'This request is confirmed.': 'Diese Anfrage ist bestätigt.',
  'This request is given to a patient already.': 'Diese Anfrage ist schon einem Patienten zugeordnet.',
  'This request was declined.': 'Diese Anfrage wurde abgelehnt.',
  'This request was cancelled.': 'Diese Anfrage wurde zurückgezogen.',
  'This {what, select, link {link} other {code}} has been used or is too old. Please ask for a new letter.':
    'Dieser {what, select, link {Link} other {Code}} wurde schon verwendet oder ist zu alt. Bitte fordern Sie eine neue E-Mail an.',
  'This link opens only in the browser in which you asked for it. Please type the code of the letter there, or ask for a new letter here.':
    'Dieser Link öffnet sich nur in dem Browser, in dem Sie ihn angefordert haben. Bitte geben Sie dort den Code aus der E-Mail ein, oder fordern Sie hier eine neue E-Mail an.',
  'This appointment cannot be moved here any more. Please call the clinic.':
    'Dieser Termin kann hier nicht mehr verschoben werden. Bitte rufen Sie die Praxis an.',
  'This appointment cannot be cancelled here any more. Please call the clinic.':
    'Dieser Termin kann hier nicht mehr abgesagt werden. Bitte rufen Sie die Praxis an.',
  'This cancellation cannot be taken back here. Please call the clinic, or book another time.':
    'Diese Absage kann hier nicht zurückgenommen werden. Bitte rufen Sie die Praxis an, oder buchen Sie eine andere Zeit.',
  'This appointment cannot be confirmed any more.': 'Dieser Termin kann nicht mehr bestätigt werden.',
  'This clinic has no portal for patients.': 'Diese Praxis hat kein Patientenportal.',
  'Please sign in again by a new letter.': 'Bitte melden Sie sich mit einer neuen E-Mail noch einmal an.',
  'This time cannot be booked here. Please choose one of those that are shown.':
    'Diese Zeit kann hier nicht gebucht werden. Bitte wählen Sie eine der angezeigten.',
  'This time is not free any more. Please choose another one.':
    'Diese Zeit ist nicht mehr frei. Bitte wählen Sie eine andere.',
  'This link leads to no appointment any more. Please call the clinic if you have a question.':
    'Dieser Link führt zu keinem Termin mehr. Bitte rufen Sie die Praxis an, wenn Sie eine Frage haben.',
  'This appointment was changed in the meantime. Please look at what stands here now.':
    'Dieser Termin wurde inzwischen geändert. Bitte sehen Sie sich an, was jetzt hier steht.',
  'This clinic takes no bookings on this page.': 'Diese Praxis nimmt auf dieser Seite keine Termine an.',
  'These days are over. Please choose days that are to come.':
    'Diese Tage sind vorbei. Bitte wählen Sie künftige Tage.',
  'This time begins too soon to be offered. Please call the patient and book it.':
    'Diese Zeit beginnt zu bald, um angeboten zu werden. Bitte rufen Sie den Patienten an und buchen Sie sie.',
  'This patient is still waiting: nothing is offered to them at the moment.':
    'Dieser Patient wartet noch: Im Moment ist ihm nichts angeboten.',
  'A time is offered to this patient. Please accept or decline it first.':
    'Diesem Patienten ist eine Zeit angeboten. Bitte nehmen Sie sie zuerst an oder lehnen Sie sie ab.',
  'This patient has got a booking.': 'Dieser Patient hat einen Termin bekommen.',
  'This entry is not withdrawn.': 'Dieser Eintrag ist nicht zurückgezogen.',
  'This entry was withdrawn.': 'Dieser Eintrag wurde zurückgezogen.',
  'The days of this entry are over.': 'Die Tage dieses Eintrags sind vorbei.',
  'This offer is over. Its time goes to the next patient on the list.':
    'Dieses Angebot ist abgelaufen. Die Zeit geht an den nächsten Patienten der Liste.',
  'The patient, in the portal': 'Der Patient, im Patientenportal',
  // Patients, imports, exports.
  'Only a patient who has died has a date of death.': 'Nur ein verstorbener Patient hat ein Sterbedatum.',
  'A date of death cannot lie in the future.': 'Ein Sterbedatum kann nicht in der Zukunft liegen.',
  'Nobody dies before they are born.': 'Niemand stirbt vor der Geburt.',
  'An answer cannot lie in the future.': 'Eine Antwort kann nicht in der Zukunft liegen.',
  'A postal address cannot end before it begins.': 'Eine Anschrift kann nicht enden, bevor sie beginnt.',
  '{count, plural, =1 {This patient has a booking to come. Please cancel it first.} other {This patient has {count} bookings to come. Please cancel them first.}}':
    '{count, plural, =1 {Dieser Patient hat einen künftigen Termin. Bitte sagen Sie ihn zuerst ab.} other {Dieser Patient hat {count} künftige Termine. Bitte sagen Sie sie zuerst ab.}}',
  'This patient was merged into {name}. Please undo the merge instead.':
    'Dieser Patient wurde mit {name} zusammengeführt. Bitte machen Sie stattdessen die Zusammenführung rückgängig.',
  'Only members who work for the whole clinic can see who saw a patient.':
    'Nur wer für die ganze Praxis arbeitet, kann sehen, wer einen Patienten eingesehen hat.',
  'Please choose two different patients.': 'Bitte wählen Sie zwei verschiedene Patienten.',
  '{patient} was merged into {into} already.': '{patient} wurde schon mit {into} zusammengeführt.',
  'Please choose two patients.': 'Bitte wählen Sie zwei Patienten.',
  'Somebody said that these are two people. Please take that back first.':
    'Jemand hat angegeben, dass das zwei Personen sind. Bitte nehmen Sie das zuerst zurück.',
  'Somebody said already that these are two people.':
    'Jemand hat schon angegeben, dass das zwei Personen sind.',
  'This merge was undone already.': 'Diese Zusammenführung wurde schon rückgängig gemacht.',
  '{one} was merged into {other} after this. Please undo that first.':
    '{one} wurde danach mit {other} zusammengeführt. Bitte machen Sie das zuerst rückgängig.',
  'Together they have {count} alerts, and a patient has {most} at most. Please shorten them first.':
    'Zusammen haben sie {count} Warnhinweise, und ein Patient hat höchstens {most}. Bitte kürzen Sie sie zuerst.',
  'Their notes are too long for one record. Please shorten them first.':
    'Ihre Notizen sind für einen Eintrag zu lang. Bitte kürzen Sie sie zuerst.',
  'Their former names are too long for one record. Please shorten them first.':
    'Ihre früheren Namen sind für einen Eintrag zu lang. Bitte kürzen Sie sie zuerst.',
  'a patient of another facility': 'ein Patient eines anderen Standorts',
  'a contact': 'ein Kontakt',
  'a former number': 'eine frühere Nummer',
  'the first name': 'der Vorname',
  'the last name': 'der Nachname',
  'the middle name': 'der zweite Vorname',
  'the preferred name': 'der Rufname',
  'the former name': 'der frühere Name',
  'the birth date': 'das Geburtsdatum',
  'the sex': 'das Geschlecht',
  'the language': 'die Sprache',
  'the identifier': 'die Kennung',
  'the email': 'die E-Mail-Adresse',
  'the phone': 'die Telefonnummer',
  'the status': 'der Status',
  'the date of death': 'das Sterbedatum',
  'the facility': 'der Standort',
  'the practitioner': 'der Behandler',
  'the notes': 'die Notizen',
  'the alerts': 'die Warnhinweise',
  'the contact consent': 'die Einwilligung in Kontakt',
  'one of the bookings': 'einer der Termine',
  'one of the series': 'eine der Serien',
  'one of the waiting entries': 'einer der Einträge der Warteliste',
  'one of the postal addresses': 'eine der Anschriften',
  'one of the patient contacts': 'einer der Kontakte',
  'one of the patient identifiers': 'eine der Nummern',
  'one of the patient consents': 'eine der Einwilligungen',
  'one of the {records}': 'einer der Einträge ({records})',
  'A patient with this identifier is there already.': 'Einen Patienten mit dieser Kennung gibt es schon.',
  'A patient with the same {way, select, identifier {identifier} person {name and birth date} name {name} phone {phone and name} other {e-mail and name}} is there already.':
    'Einen Patienten mit {way, select, identifier {derselben Kennung} person {demselben Namen und Geburtsdatum} name {demselben Namen} phone {derselben Telefonnummer und demselben Namen} other {derselben E-Mail-Adresse und demselben Namen}} gibt es schon.',
  'A patient with the same {way, select, identifier {identifier} person {name and birth date} name {name} phone {phone and name} other {e-mail and name}} was entered meanwhile.':
    'Ein Patient mit {way, select, identifier {derselben Kennung} person {demselben Namen und Geburtsdatum} name {demselben Namen} phone {derselben Telefonnummer und demselben Namen} other {derselben E-Mail-Adresse und demselben Namen}} wurde inzwischen eingetragen.',
  'Row {row} has the same identifier.': 'Zeile {row} hat dieselbe Kennung.',
  'Row {row} has the same name and birth date.': 'Zeile {row} hat denselben Namen und dasselbe Geburtsdatum.',
  'This is a workbook, not a table. Please save it as “CSV UTF-8” and send that.':
    'Das ist eine Arbeitsmappe, keine Tabelle. Bitte speichern Sie sie als „CSV UTF-8“ und senden Sie das.',
  'This is an old workbook, not a table. Please save it as “CSV” and send that.':
    'Das ist eine alte Arbeitsmappe, keine Tabelle. Bitte speichern Sie sie als „CSV“ und senden Sie das.',
  'This is a PDF, not a table. Please send a CSV file.':
    'Das ist ein PDF, keine Tabelle. Bitte senden Sie eine CSV-Datei.',
  'This file is packed. Please unpack it and send the CSV file inside.':
    'Diese Datei ist gepackt. Bitte entpacken Sie sie und senden Sie die CSV-Datei darin.',
  'This file cannot be read as a table.': 'Diese Datei lässt sich nicht als Tabelle lesen.',
  'The quote (") that opens in line {line} never closes. Please close or remove it and send the file again.':
    'Das Anführungszeichen ("), das in Zeile {line} öffnet, schließt nie. Bitte schließen oder entfernen Sie es und senden Sie die Datei noch einmal.',
  'This row has {given} cells, but there are {columns} headings.':
    'Diese Zeile hat {given} Zellen, aber es gibt {columns} Überschriften.',
  'This row holds characters that cannot be read.': 'Diese Zeile enthält Zeichen, die nicht lesbar sind.',
  'The first line must name the columns.': 'Die erste Zeile muss die Spalten benennen.',
  'This file has more than {most} columns.': 'Diese Datei hat mehr als {most} Spalten.',
  'The first line must name the columns, but looks like a patient. Please put the names above it.':
    'Die erste Zeile muss die Spalten benennen, sieht aber wie ein Patient aus. Bitte setzen Sie die Namen darüber.',
  'There is nobody in this file: it has headings only.':
    'In dieser Datei steht niemand: Sie hat nur Überschriften.',
  'This file has {rows, number} rows. Please send at most {most, number} at once.':
    'Diese Datei hat {rows, number} Zeilen. Bitte senden Sie höchstens {most, number} auf einmal.',
  'Please say of each column what it is, or that it is left out.':
    'Bitte sagen Sie bei jeder Spalte, was sie ist oder dass sie wegfällt.',
  'Two columns are said to be “{label}”. Please leave one of them out.':
    'Zwei Spalten sind als „{label}“ angegeben. Bitte lassen Sie eine davon weg.',
  'This import is {status}; please look at it anew.':
    'Dieser Import hat inzwischen einen anderen Stand ({status, select, uploading {wird hochgeladen} reading {wird gelesen} mapping {Spalten werden zugeordnet} checking {wird geprüft} checked {geprüft} importing {wird importiert} imported {importiert} undoing {wird rückgängig gemacht} undone {rückgängig gemacht} failed {fehlgeschlagen} discarded {verworfen} other {{status}}}); bitte sehen Sie noch einmal nach.',
  'This file was kept for a day and is gone. Please send it again.':
    'Diese Datei wurde einen Tag lang aufbewahrt und ist fort. Bitte senden Sie sie noch einmal.',
  'Only what is not imported yet can be discarded.':
    'Nur was noch nicht importiert ist, kann verworfen werden.',
  'All of this file is here already.': 'Diese Datei ist schon vollständig hier.',
  'Part {part} of this file comes next. Please send the file again.':
    'Als Nächstes kommt Teil {part} dieser Datei. Bitte senden Sie die Datei noch einmal.',
  'This is not the file that was announced.': 'Das ist nicht die Datei, die angekündigt wurde.',
  'Whoever asked for this may not import patients any more.':
    'Wer das angefordert hat, darf keine Patienten mehr importieren.',
  'This export could not be written.': 'Dieser Export konnte nicht geschrieben werden.',
  'This export is still being written. Please try again in a moment.':
    'Dieser Export wird noch geschrieben. Bitte versuchen Sie es gleich noch einmal.',
  'This export was kept for a day and is gone. Please export the list again.':
    'Dieser Export wurde einen Tag lang aufbewahrt und ist fort. Bitte exportieren Sie die Liste noch einmal.',
  'Only a member of the clinic can export a list.': 'Nur wer zur Praxis gehört, kann eine Liste exportieren.',
  'You may not export this list any more.': 'Sie dürfen diese Liste nicht mehr exportieren.',
  // The clinic.
  'The hours at {one} and {other} overlap.':
    'Die Zeiten an den Standorten {one} und {other} überschneiden sich.',
  'Please choose one of your facilities.': 'Bitte wählen Sie einen Ihrer Standorte.',
  'Only people work in a facility, and this is a program.':
    'An einem Standort arbeiten nur Menschen, und das ist ein Programm.',
  'People and facilities have records, and this is a program.':
    'Nachweise haben Menschen und Standorte, und das ist ein Programm.',
  'Only a member of the clinic can make a link to a calendar.':
    'Nur wer zur Praxis gehört, kann einen Kalender-Link anlegen.',
  'You can only revoke the links that you made.': 'Sie können nur Links widerrufen, die Sie angelegt haben.',
  'No longer there': 'Nicht mehr vorhanden',
  'These are more than {most} days. Please choose fewer facilities.':
    'Das sind mehr als {most} Tage. Bitte wählen Sie weniger Standorte.',
  'This calendar takes too long to be read. Please choose a smaller one, or one of holidays alone.':
    'Dieser Kalender braucht zu lange zum Lesen. Bitte wählen Sie einen kleineren, oder einen nur mit Feiertagen.',
  'This calendar cannot be read.': 'Dieser Kalender ist nicht lesbar.',
  'This calendar holds more than {most} events. Please choose one of holidays.':
    'Dieser Kalender enthält mehr als {most} Ereignisse. Bitte wählen Sie einen mit Feiertagen.',
  'This calendar holds more than {most} days. Please choose one of holidays.':
    'Dieser Kalender enthält mehr als {most} Tage. Bitte wählen Sie einen mit Feiertagen.',
  'There is no event in this calendar.': 'In diesem Kalender steht kein Ereignis.',
  'No event of this calendar can be used. The first one: {reason}':
    'Kein Ereignis dieses Kalenders ist brauchbar. Das erste: {reason}',
  'An event': 'Ein Ereignis',
  'It cannot be read.': 'Es ist nicht lesbar.',
  'It is cancelled.': 'Es ist abgesagt.',
  'It changes single days of a repeated event.': 'Es ändert einzelne Tage eines wiederkehrenden Ereignisses.',
  'It has no date.': 'Es hat kein Datum.',
  'It has a time of day.': 'Es hat eine Uhrzeit.',
  'It lies too far away.': 'Es liegt zu weit entfernt.',
  'It ends before it starts.': 'Es endet, bevor es beginnt.',
  'It lasts longer than {days} days.': 'Es dauert länger als {days} Tage.',
  'It is repeated in another way than every year.': 'Es wiederholt sich anders als jährlich.',
  'It comes too often.': 'Es kommt zu oft vor.',
  'This invitation has been used, taken back or is too old. Please ask the clinic for a new one.':
    'Diese Einladung wurde schon verwendet, zurückgenommen oder ist zu alt. Bitte fragen Sie die Praxis nach einer neuen.',
  'This invitation is accepted already.': 'Diese Einladung ist schon angenommen.',
  'Only a mail that was given up can be tried again.':
    'Nur eine aufgegebene E-Mail kann noch einmal versucht werden.',
  'You have {most} views of this list. Please delete one of them first.':
    'Sie haben {most} Ansichten dieser Liste. Bitte löschen Sie zuerst eine davon.',
  'You have a view named {name} here already. Please choose another name.':
    'Sie haben hier schon eine Ansicht namens {name}. Bitte wählen Sie einen anderen Namen.',
  'A list begins with one view at most.': 'Eine Liste beginnt mit höchstens einer Ansicht.',
  'Only members keep what they like.': 'Nur wer zur Praxis gehört, kann Vorlieben speichern.',
  'This domain cannot be a clinic’s. Please enter one of your own that does not begin with “platform.”.':
    'Diese Domain kann keiner Praxis gehören. Bitte geben Sie eine eigene ein, die nicht mit „platform.“ beginnt.',
  'Mails and the sign-in page show the new name from now on; the web address stays the same.':
    'E-Mails und die Anmeldeseite zeigen ab jetzt den neuen Namen; die Web-Adresse bleibt gleich.',
  'No booking moves. “Today”, the dashboard and the audit log follow the new time zone from now on.':
    'Kein Termin verschiebt sich. „Heute“, das Dashboard und das Protokoll folgen ab jetzt der neuen Zeitzone.',
  '{elsewhere, plural, =1 {One facility has} other {{elsewhere} facilities have each}} a time zone of its own, which stays: hours and bookings there keep their times.':
    '{elsewhere, plural, =1 {Ein Standort hat} other {{elsewhere} Standorte haben jeweils}} eine eigene Zeitzone, die bleibt: Zeiten und Termine dort behalten ihre Uhrzeiten.',
  'New services are priced in {currency}.': 'Neue Leistungen erhalten Preise in {currency}.',
  'New services are priced in {currency}. {priced, plural, =1 {One service keeps} other {{priced} services keep each}} its price in another currency: nothing is converted.':
    'Neue Leistungen erhalten Preise in {currency}. {priced, plural, =1 {Eine Leistung behält ihren Preis} other {{priced} Leistungen behalten ihren Preis}} in einer anderen Währung: Nichts wird umgerechnet.',
  'Everybody reads dates, times and amounts as the new language and region write them.':
    'Alle lesen Daten, Uhrzeiten und Beträge so, wie die neue Sprache und Region sie schreibt.',
  'The TXT record {record} holds another value.': 'Der TXT-Eintrag {record} enthält einen anderen Wert.',
  'There is no TXT record {record}.': 'Es gibt keinen TXT-Eintrag {record}.',
  'The name servers of {domain} did not answer.': 'Die Nameserver von {domain} haben nicht geantwortet.',
  'Another clinic has proven this domain.': 'Eine andere Praxis hat diese Domain nachgewiesen.',
  'This clinic has no domain of its own.': 'Diese Praxis hat keine eigene Domain.',
  'Only a person who is signed in can approve this.': 'Das kann nur eine angemeldete Person genehmigen.',
  'Somebody else must approve this, because you asked for it yourself.':
    'Jemand anders muss das genehmigen, weil Sie es selbst angefragt haben.',
  'This is not a visit of MedFlow support.': 'Das ist kein Besuch des MedFlow-Supports.',
  'This request has been answered already, or is too old.':
    'Diese Anfrage wurde schon beantwortet oder ist zu alt.',
  'This access is over already.': 'Dieser Zugriff ist schon beendet.',
  'You can only renew tokens that may do no more than you.':
    'Sie können nur API-Token erneuern, die nicht mehr dürfen als Sie.',
  'This role does not allow {permissions}. Please choose another role.':
    'Diese Rolle erlaubt nicht: {permissions}. Bitte wählen Sie eine andere Rolle.',
  'A token cannot be allowed more than you are.': 'Einem API-Token kann nicht mehr erlaubt werden als Ihnen.',
  'Tokens of this clinic work until {date} at most.': 'API-Token dieser Praxis gelten höchstens bis {date}.',
  'You cannot take your own access away. Please ask another administrator.':
    'Sie können sich nicht selbst den Zugang entziehen. Bitte fragen Sie eine andere Person mit Verwaltungsrechten.',
  'Only an owner can change who is an owner.': 'Nur ein Inhaber kann ändern, wer Inhaber ist.',
  'You cannot change where you work yourself. Please ask another administrator.':
    'Sie können nicht selbst ändern, wo Sie arbeiten. Bitte fragen Sie eine andere Person mit Verwaltungsrechten.',
  'Please enter a URL that begins with https://.': 'Bitte geben Sie eine URL ein, die mit https:// beginnt.',
  'There is no server of this name. Please check the URL.':
    'Es gibt keinen Server dieses Namens. Bitte prüfen Sie die URL.',
  'This URL does not belong to the public internet, and MedFlow sends nothing to any other.':
    'Diese URL gehört nicht zum öffentlichen Internet, und MedFlow sendet nichts anderswohin.',
  'This delivery is waiting to be tried already.': 'Diese Zustellung wartet schon auf einen Versuch.',
  'Only a webhook that is active can be paused.': 'Nur ein aktiver Webhook kann angehalten werden.',
  'This webhook is active already.': 'Dieser Webhook ist schon aktiv.',
  // The platform.
  'There is no flag called {key}. Describe it to make it.':
    'Es gibt keinen Funktionsschalter namens {key}. Beschreiben Sie ihn, um ihn anzulegen.',
  '{count} of {limit} {metric, select, users {members} patients {patients} bookings {bookings this month} other {API calls this month}}':
    '{count} von {limit} {metric, select, users {Mitarbeitenden} patients {Patienten} bookings {Terminen in diesem Monat} other {API-Aufrufen in diesem Monat}}',
  'This alert is acknowledged already.': 'Dieser Alarm ist schon bestätigt.',
  'Nobody can join this clinic at the moment.': 'Dieser Praxis kann im Moment niemand beitreten.',
  '{name} can be erased from {date} on.': '{name} kann ab {date} gelöscht werden.',
  'This clinic has an owner already.': 'Diese Praxis hat schon einen Inhaber.',
  'Nobody is invited as the owner of this clinic.': 'Niemand ist als Inhaber dieser Praxis eingeladen.',
  'The package of {clinic} is like this already.': 'Das Paket von {clinic} ist schon so.',
  'There is no plan called {code}.': 'Es gibt keinen Tarif namens {code}.',
  '{clinic} has this plan already.': '{clinic} hat diesen Tarif schon.',
  '{clinic} uses more than {plan} allows: {excesses}.':
    '{clinic} nutzt mehr, als {plan} erlaubt: {excesses}.',
  'Another clinic already has this web address.': 'Eine andere Praxis hat diese Web-Adresse schon.',
  'Another clinic already has this name.': 'Eine andere Praxis heißt schon so.',
  'Please use no hyphens in third and fourth place.':
    'Bitte verwenden Sie an dritter und vierter Stelle keine Bindestriche.',
  'This web address is reserved. Please choose another one.':
    'Diese Web-Adresse ist reserviert. Bitte wählen Sie eine andere.',
  'This clinic is closed, so there is nothing to look into.':
    'Diese Praxis ist geschlossen, also gibt es nichts einzusehen.',
  'This access is not live.': 'Dieser Zugriff ist nicht aktiv.',
  '{email} is an operator already.': '{email} ist schon Betreiber.',
  'Please ask another operator to change your own access.':
    'Bitte lassen Sie Ihren eigenen Zugang von einem anderen Betreiber ändern.',
  'A proof is running already.': 'Ein Nachweis läuft schon.',
  'Nobody has worked here for two weeks.': 'Seit zwei Wochen hat hier niemand gearbeitet.',
  'Nobody has worked here for a week.': 'Seit einer Woche hat hier niemand gearbeitet.',
  'More than 20 sign-ins failed within a week.':
    'Mehr als 20 Anmeldungen sind innerhalb einer Woche fehlgeschlagen.',
  'More than 15 % of the patients did not come.': 'Mehr als 15 % der Patienten sind nicht erschienen.',
  'A limit of the plan is used up.': 'Ein Limit des Tarifs ist ausgeschöpft.',
  'A limit of the plan is nearly used up.': 'Ein Limit des Tarifs ist fast ausgeschöpft.',
  'A clinic that is {now, select, past_due {past due} other {{now}}} cannot become {status, select, past_due {past due} other {{status}}}.':
    'Eine Praxis, deren Zustand „{now, select, provisioning {in Einrichtung} trial {im Testzeitraum} active {aktiv} past_due {im Zahlungsverzug} suspended {gesperrt} closing {in Schließung} closed {geschlossen} erased {gelöscht} other {{now}}}“ ist, kann nicht in den Zustand „{status, select, provisioning {in Einrichtung} trial {im Testzeitraum} active {aktiv} past_due {im Zahlungsverzug} suspended {gesperrt} closing {in Schließung} closed {geschlossen} erased {gelöscht} other {{status}}}“ wechseln.',
  'Records of this kind cannot be put back one by one: they only ever gain, or are decided elsewhere.':
    'Datensätze dieser Art lassen sich nicht einzeln zurückholen: Es kommen nur welche hinzu, oder über sie wird anderswo entschieden.',
  'This record is gone. Members are invited anew rather than put back.':
    'Diesen Datensatz gibt es nicht mehr. Mitglieder werden neu eingeladen statt zurückgeholt.',
  'This record is gone meanwhile. Please look again, and put back all of it.':
    'Diesen Datensatz gibt es inzwischen nicht mehr. Bitte sehen Sie noch einmal nach und holen Sie ihn als Ganzes zurück.',
  'This record is in the trash. Please take it out of there; then its fields can be put back.':
    'Dieser Datensatz liegt im Papierkorb. Bitte holen Sie ihn dort heraus; danach lassen sich seine Felder zurückholen.',
  'This record is there again. Please look at what it is now.':
    'Diesen Datensatz gibt es wieder. Bitte sehen Sie sich an, wie er jetzt aussieht.',
  'A field that was named cannot be put back.': 'Ein Feld, das genannt wurde, lässt sich nicht zurückholen.',
  'Nothing differs that could be put back.': 'Es gibt keinen Unterschied, der sich zurückholen ließe.',
  '{kind, select, Patient {The patient} User {The member} Facility {The facility} Service {The service} Room {The room} Device {The device} Series {The series} Booking {The booking} other {The record}} that this refers to is gone. Please put that back first.':
    'Worauf sich dies bezieht, gibt es nicht mehr ({kind, select, Patient {Patient} User {Mitglied} Facility {Standort} Service {Leistung} Room {Raum} Device {Gerät} Series {Serie} Booking {Termin} other {Datensatz}}). Bitte holen Sie das zuerst zurück.',
  '{kind, select, Patient {The patient} User {The member} Facility {The facility} Service {The service} Room {The room} Device {The device} Series {The series} Booking {The booking} other {The record}} that this refers to is in the trash. Please take that out of there first.':
    'Worauf sich dies bezieht, liegt im Papierkorb ({kind, select, Patient {Patient} User {Mitglied} Facility {Standort} Service {Leistung} Room {Raum} Device {Gerät} Series {Serie} Booking {Termin} other {Datensatz}}). Bitte holen Sie das zuerst dort heraus.',
  'This backup is not there: it is being written, failed, or was removed.':
    'Diese Sicherung ist nicht da: Sie wird gerade geschrieben, ist fehlgeschlagen oder wurde entfernt.',
  'These records had another form when this backup was taken. Please choose a newer one.':
    'Diese Datensätze hatten eine andere Form, als diese Sicherung entstand. Bitte wählen Sie eine neuere.',
  'This backup is not what was written here, or does not open any more. Nothing was changed. Please speak to support.':
    'Diese Sicherung ist nicht die, die hier geschrieben wurde, oder lässt sich nicht mehr öffnen. Es wurde nichts geändert. Bitte wenden Sie sich an den Support.',
  'This was too long ago to be undone.': 'Das liegt zu lange zurück, um rückgängig gemacht zu werden.',
  'This cannot be undone: it is not what was answered to you.':
    'Das lässt sich nicht rückgängig machen: Es ist nicht das, was Ihnen geantwortet wurde.',
} as const;

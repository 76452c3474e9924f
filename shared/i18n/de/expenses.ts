/** What a clinic spends, and who approves it. */
export const expenses = {
  // Refusals.
  'Without a rate there is no tax.': 'Ohne Satz gibt es keine Steuer.',
  'The tax cannot be more than the amount that it is a part of.':
    'Die Steuer kann nicht höher sein als der Betrag, in dem sie enthalten ist.',
  'An expense cannot be of a day to come.': 'Eine Ausgabe kann nicht nach dem heutigen Tag liegen.',
  'Only who wrote an expense can change or submit it.':
    'Nur wer eine Ausgabe eingetragen hat, kann sie ändern oder einreichen.',
  'This expense was submitted already, and stays as it is.':
    'Diese Ausgabe wurde bereits eingereicht und bleibt, wie sie ist.',
  'This expense was not submitted yet.': 'Diese Ausgabe wurde noch nicht eingereicht.',
  'Somebody has decided about this expense already.': 'Über diese Ausgabe wurde bereits entschieden.',
  'Somebody has decided about this expense already, so its receipts stay as they are.':
    'Über diese Ausgabe wurde bereits entschieden, darum bleiben ihre Belege, wie sie sind.',
  'This expense is submitted, so what was attached to it stays. You can still add to it.':
    'Diese Ausgabe ist eingereicht, darum bleibt, was an sie angehängt wurde. Hinzufügen können Sie noch.',
  'The receipts of this expense stay as they are.': 'Die Belege dieser Ausgabe bleiben, wie sie sind.',
  'Only a member of the clinic can decide about an expense.':
    'Nur ein Mitglied der Praxis kann über eine Ausgabe entscheiden.',
  'Nobody decides about what they submitted themselves. Please ask somebody else.':
    'Niemand entscheidet über das, was er selbst eingereicht hat. Bitte fragen Sie jemand anderen.',
  'This expense is paid already.': 'Diese Ausgabe ist bereits bezahlt.',
  'Only what is approved is paid.': 'Nur was genehmigt ist, wird bezahlt.',
  'Only what is approved can be taken back.': 'Nur was genehmigt ist, kann zurückgenommen werden.',
  'What takes an expense back is not taken back itself.':
    'Was eine Ausgabe zurücknimmt, wird nicht selbst zurückgenommen.',
  'What was never paid does not come back.': 'Was nie bezahlt wurde, kommt nicht zurück.',
  'This expense is taken back, or somebody asked for that. It is not paid any more.':
    'Diese Ausgabe ist zurückgenommen, oder jemand hat darum gebeten. Sie wird nicht mehr bezahlt.',
  'This expense was taken back already, or somebody asked for that.':
    'Diese Ausgabe wurde bereits zurückgenommen, oder jemand hat darum gebeten.',
  'This expense is somebody else’s. Whoever approves expenses can see it.':
    'Diese Ausgabe ist von jemand anderem. Wer Ausgaben genehmigt, kann sie sehen.',
  'A submitted expense stays as it is, and goes its way step by step.':
    'Eine eingereichte Ausgabe bleibt, wie sie ist, und geht ihren Weg Schritt für Schritt.',

  // What they are, and what for.
  Expense: 'Ausgabe',
  Expenses: 'Ausgaben',
  approve: 'genehmigen',
  '{of, select, expense {Draft} other {Draft}}': '{of, select, expense {Entwurf} other {Entwurf}}',
  'Waits for approval': 'Wartet auf Genehmigung',
  'Approved, not paid': 'Genehmigt, nicht bezahlt',
  '{of, select, expense {Declined} other {Declined}}': '{of, select, expense {Abgelehnt} other {Abgelehnt}}',
  'To be taken back': 'Rücknahme offen',
  Rent: 'Miete',
  Salaries: 'Gehälter',
  Supplies: 'Verbrauchsmaterial',
  Equipment: 'Geräte',
  '{of, select, expense {Insurance} other {Insurance}}':
    '{of, select, expense {Versicherungen} other {Versicherung}}',
  Travel: 'Reisekosten',
  '{of, select, expense {Training} other {Training}}':
    '{of, select, expense {Fortbildung} other {Fortbildung}}',
  'Fees and contributions': 'Gebühren und Beiträge',
  '{of, select, expense {Other} other {Other}}': '{of, select, expense {Sonstiges} other {Sonstiges}}',
  'The expense for {payee}': 'Die Ausgabe für {payee}',
  'Trashed: drafts of expenses': 'Im Papierkorb: Entwürfe von Ausgaben',

  // The page.
  'What the clinic spends: one person submits it, another one approves it':
    'Was die Praxis ausgibt: eine Person reicht es ein, eine andere genehmigt es',
  'What you spent for the clinic: hand it in here, and somebody else approves it':
    'Was Sie für die Praxis ausgegeben haben: reichen Sie es hier ein, jemand anderes genehmigt es',
  'New expense': 'Neue Ausgabe',
  'No expenses here': 'Hier sind keine Ausgaben',
  'Choose other filters above.': 'Wählen Sie oben andere Filter.',
  'Enter what a receipt says, and submit it. It is paid once somebody else approved it.':
    'Tragen Sie ein, was ein Beleg sagt, und reichen Sie es ein. Bezahlt wird, sobald jemand anderes es genehmigt hat.',
  'Any category': 'Alle Kategorien',
  'Any month': 'Alle Monate',
  'Sums of expenses': 'Summen der Ausgaben',
  'Sums of all that the filters leave, with tax; what takes back is taken off':
    'Summen von allem, was die Filter übrig lassen, mit Steuer; was zurücknimmt, ist abgezogen',
  'Sums of all expenses below, with tax; what takes back is taken off':
    'Summen aller Ausgaben unten, mit Steuer; was zurücknimmt, ist abgezogen',
  '{status}: {count, plural, one {# expense} other {# expenses}}':
    '{status}: {count, plural, one {# Ausgabe} other {# Ausgaben}}',

  // What a receipt says, and the words of the audit.
  Payee: 'Empfänger',
  'Whom the clinic pays, or who is paid back what they laid out':
    'Wen die Praxis bezahlt, oder wer zurückbekommt, was er ausgelegt hat',
  'Day of the receipt': 'Tag des Belegs',
  'Amount with tax': 'Betrag mit Steuer',
  'Tax in it': 'Enthaltene Steuer',
  'As the receipt says': 'Wie auf dem Beleg',
  'The whole clinic': 'Die ganze Praxis',
  'Number of the receipt': 'Nummer des Belegs',
  'By which the receipt on paper is found again': 'Unter der der Beleg auf Papier wiedergefunden wird',
  'This may have been handed in already': 'Das wurde womöglich schon eingereicht',
  'has the same file': 'hat dieselbe Datei',
  'is of the same day, amount and payee': 'hat denselben Tag, Betrag und Empfänger',
  Receipts: 'Belege',
  'What was attached stays. You can still add to it until somebody decides.':
    'Was angehängt ist, bleibt. Sie können noch etwas hinzufügen, bis jemand entscheidet.',
  'Receipts are attached to the draft once it is saved.':
    'Belege werden an den Entwurf angehängt, sobald er gespeichert ist.',
  'What it was for': 'Wofür es war',
  'Please name no patients': 'Bitte nennen Sie keine Patienten',
  'Submitted by': 'Eingereicht von',
  'Submitted at': 'Eingereicht um',
  'Decided by': 'Entschieden von',
  'Decided at': 'Entschieden um',
  'Reason of declining': 'Grund der Ablehnung',
  'Paid on': 'Bezahlt am',
  'Expense that is taken back': 'Ausgabe, die zurückgenommen wird',
  'Reason of taking back': 'Grund der Rücknahme',
  '{name}, {when}': '{name}, {when}',

  // What is done with them.
  Submit: 'Einreichen',
  'Submit the expense': 'Ausgabe einreichen',
  'Submit {amount} for {payee}?': '{amount} für {payee} einreichen?',
  'Submitted, it stays as it is, and somebody else decides about it.':
    'Eingereicht bleibt sie, wie sie ist, und jemand anderes entscheidet darüber.',
  'Please save what you changed before you submit it.':
    'Bitte speichern Sie Ihre Änderungen, bevor Sie sie einreichen.',
  'The expense for {payee} is submitted.': 'Die Ausgabe für {payee} ist eingereicht.',
  'You submitted it yourself, so somebody else decides about it.':
    'Sie haben sie selbst eingereicht, darum entscheidet jemand anderes darüber.',
  'Approve {amount} for {payee}?': '{amount} für {payee} genehmigen?',
  'It gets its number in the books. Approved, it is taken back by an entry of its own only.':
    'Sie bekommt ihre Nummer in den Büchern. Genehmigt wird sie nur durch eine eigene Buchung zurückgenommen.',
  '{name} is approved.': '{name} ist genehmigt.',
  'Why is it declined?': 'Warum wird sie abgelehnt?',
  'Whoever submitted it reads this. It cannot be undone, but written anew.':
    'Wer sie eingereicht hat, liest das. Es lässt sich nicht rückgängig machen, aber neu eintragen.',
  'Decline it': 'Ablehnen und begründen',
  'The expense for {payee} is declined.': 'Die Ausgabe für {payee} ist abgelehnt.',
  'It is paid': 'Sie ist bezahlt',
  'The money came back': 'Das Geld kam zurück',
  '{amount} was paid. This cannot be undone; what is wrong is taken back.':
    '{amount} wurden bezahlt. Das lässt sich nicht rückgängig machen; was falsch ist, wird zurückgenommen.',
  '{amount} came back. This cannot be undone.':
    '{amount} kamen zurück. Das lässt sich nicht rückgängig machen.',
  'Enter the payment': 'Zahlung eintragen',
  '{name} is entered as paid.': '{name} ist als bezahlt eingetragen.',
  'Take the expense back': 'Ausgabe zurücknehmen',
  'Why is the expense taken back?': 'Warum wird die Ausgabe zurückgenommen?',
  'An entry of today with the other sign takes it back, once somebody else approved that.':
    'Eine Buchung von heute mit dem anderen Vorzeichen nimmt sie zurück, sobald jemand anderes das genehmigt hat.',
  'Ask to take it back': 'Um Rücknahme bitten',
  '{name} is taken back once somebody else approves it.':
    '{name} wird zurückgenommen, sobald jemand anderes es genehmigt.',
  'Takes back {reference}': 'Nimmt {reference} zurück',
  'Taken back by {reference}': 'Zurückgenommen durch {reference}',
  'Somebody asked to take it back': 'Jemand hat um die Rücknahme gebeten',

  // In the ledger and the reports.
  'Expense taken back': 'Zurückgenommene Ausgabe',
  'Payment of an expense': 'Zahlung einer Ausgabe',
  'Money back from an expense': 'Rückzahlung einer Ausgabe',
  'Invoice or expense': 'Rechnung oder Ausgabe',
  Spent: 'Ausgegeben',
  'Spent by month': 'Ausgegeben nach Monat',
  'Spent by category': 'Ausgegeben nach Kategorie',
  'Spent by facility': 'Ausgegeben nach Standort',
  'Approved expenses count on the day of their receipt. Not paid on {day}: {amount}':
    'Genehmigte Ausgaben zählen am Tag ihres Belegs. Am {day} nicht bezahlt: {amount}',
} as const;

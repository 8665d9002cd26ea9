package views

// actSentence says what somebody did, to be read after their name. % stands for the thing. Each of more is added where the act tells all that its
// braces ask for.
type actSentence struct {
	says string
	more []string
}

func told(says string, more ...string) actSentence { return actSentence{says, more} }

// actSentences are of every act there is, by what the log calls it. A test holds them against models.StaffActs.
var actSentences = map[string]actSentence{
	"account.replay":  told("had calls from Meta tried again that could not be read", ": {calls}"),
	"account.check":   told("had the WhatsApp connection checked"),
	"account.connect": told("connected the WhatsApp account", " {waba_id}"),
	"acts.export":     told("took away the list of what staff did"),

	"attribute.archive": told("took the attribute % out of use"),
	"attribute.change":  told("changed the attribute %"),
	"attribute.create":  told("defined the attribute %"),
	"attribute.restore": told("took the attribute % into use again"),

	"campaign.cancel": told("cancelled the campaign %"),
	"campaign.change": told("changed the campaign %"),
	"campaign.create": told("drafted the campaign %"),
	"campaign.launch": told("launched the campaign %"),
	"campaign.pause":  told("paused the campaign %"),
	"campaign.resend": told("sent the campaign % again to those of whom nothing had been heard"),
	"campaign.resume": told("let the campaign % go on"),
	"campaign.start":  told("let the campaign % start late"),
	"campaign.trust":  told("sent the campaign % on to everybody"),

	"case.answer":       told("answered %"),
	"case.assign":       told("handed % over", " to {to}"),
	"case.close":        told("closed % without an answer"),
	"case.erase":        told("erased the person of %"),
	"case.export":       told("took away what the person of % asked for", " ({as})"),
	"case.extend":       told("extended the deadline of %", " until {until}"),
	"case.hold":         told("put a hold on the proof in %", " until {until}"),
	"case.note":         told("wrote a note in %"),
	"case.object":       told("recorded the objection in %"),
	"case.open":         told("opened %"),
	"case.open dossier": told("looked at the dossier kept in %"),
	"case.rectify":      told("put right what the person of % asked for"),
	"case.release":      told("lifted the hold of %"),

	"checkpoint-holder.add":  told("added % to those who hold checkpoints"),
	"checkpoint-holder.send": told("gave a checkpoint to %"),
	"checkpoint-holder.stop": told("stopped giving checkpoints to %"),

	"clock.move":       told("moved the sandbox’s clock", " by {by}"),
	"company.describe": told("changed what is known of the company"),
	"consents.export":  told("took away the list of consents"),

	"contact.add":            told("wrote down %"),
	"contact.amend":          told("changed what is known of %"),
	"contact.ask":            told("asked % a question in the conversation", ", with the form {form}"),
	"contact.describe":       told("changed what is known of %"),
	"contact.erase":          told("erased %"),
	"contact.lose_number":    told("noted that % has another number now"),
	"contact.merge":          told("found that % and another contact are the same person"),
	"contact.record":         told("recorded a yes of %"),
	"contact.record-consent": told("recorded what % agreed to", ": {purposes}"),
	"contact.suppress":       told("put % on the list of people who are never messaged"),
	"contact.withdraw":       told("recorded that % took a yes back", ": {purposes}"),

	"contacts.cancel_retag": told("stopped changing a tag of many contacts"),
	"contacts.export":       told("began to take away a list of contacts"),
	"contacts.exported":     told("took away a list of contacts to the end", ": {people} people"),
	"contacts.retag":        told("changed a tag of many contacts", ": {tag}"),

	"dossier.export": told("took away the dossier of %", " as {as}"),
	"dossier.view":   told("looked at the dossier of %"),
	"doubt.resolve":  told("decided what % means"),

	"endpoint.change":        told("changed the webhook %"),
	"endpoint.create":        told("set up the webhook %"),
	"endpoint.pause":         told("paused the webhook %", ": {why}"),
	"endpoint.replay":        told("told the webhook % something once more"),
	"endpoint.rotate-secret": told("made a new secret for the webhook %"),
	"endpoint.switch-off":    told("switched the webhook % off"),
	"endpoint.switch-on":     told("switched the webhook % on"),
	"endpoint.try":           told("sent a test to the webhook %"),

	"evidence.export": told("exported the evidence for an auditor"),

	"form.add link":       told("added a link to the form %", ": {name}"),
	"form.add website":    told("let a website show the form %", ": {origin}"),
	"form.ads":            told("matched advertisements with the form %"),
	"form.close counter":  told("closed a counter of the form %", ": {place}"),
	"form.create":         told("began the form %"),
	"form.edit":           told("changed the draft of the form %"),
	"form.invite":         told("made invitations to the form %", ": {name}"),
	"form.keywords":       told("changed the keywords of the form %"),
	"form.open counter":   told("opened a counter for the form %", ": {place}"),
	"form.publish":        told("published the form %", ", version {version}"),
	"form.remove website": told("forbade a website to show the form %", ": {origin}"),
	"form.resume":         told("opened the form % again"),
	"form.stop":           told("stopped the form %"),

	"import.cancel":       told("cancelled the import of %"),
	"import.download":     told("took away rows of % that were not taken over"),
	"import.resume":       told("let the import of % go on"),
	"import.start":        told("started the import of %"),
	"import.upload":       told("uploaded the list %"),
	"invitation.download": told("took away the links of the invitation %"),

	"key.create": told("made the API key %"),
	"key.revoke": told("revoked the API key %"),
	"key.use":    told("was used for the first time that day"),

	"mail.resend":        told("sent % once more"),
	"mail-server.change": told("changed the mail server", ": {host}"),
	"mail-server.remove": told("removed the mail server", " {host}"),
	"mail-server.try":    told("sent a test mail"),

	"number.brake":   told("stopped campaigns from the number %"),
	"number.release": told("let campaigns from the number % go on"),

	"purpose.archive": told("took the purpose % out of use"),
	"purpose.create":  told("defined the purpose %"),
	"purpose.restore": told("took the purpose % into use again"),
	"purpose.reword":  told("reworded the purpose %"),

	"retention.change":   told("changed how long proof is kept", ": {country}"),
	"renewal.plan":       told("planned to ask people anew before their consents end"),
	"sending.pause":      told("paused all sending", ": {why}"),
	"sending.resume":     told("let sending go on"),
	"sending.late":       told("changed how late a campaign may start by itself"),
	"sending.tries":      told("changed how often people who have had enough are tried again"),
	"signing_key.rotate": told("replaced the key that signs the log"),
	"suppression.add":    told("put a number on the list of people who are never messaged"),
	"suppression.lift":   told("took % off the list of people who are never messaged"),

	"sample.draw":         told("drew %", ": {drawn} of {population} opt-ins"),
	"sample.export":       told("took away the report on %", " as {as}"),
	"sample.judge":        told("judged an opt-in of %"),
	"sample.open dossier": told("looked at a dossier kept in %"),
	"sample.sign off":     told("signed off %", ": {result}"),
	"statement.answer":    told("answered questions on data protection", ": {kind}"),
	"statement.keep":      told("kept a version of a document on data protection", ": {kind}, version {version}"),

	"template.archive":   told("asked Meta to archive the template %"),
	"template.change":    told("changed the template %"),
	"template.clear":     told("cleared the template %", ", version {version}"),
	"template.correct":   told("began a new wording of the template %"),
	"template.create":    told("drafted the template %"),
	"template.delete":    told("asked Meta to delete the template %"),
	"template.discard":   told("discarded the draft of the template %"),
	"template.review":    told("asked for a second pair of eyes on the template %", ", version {version}"),
	"template.send back": told("wanted changes to the template %", ", version {version}"),
	"template.submit":    told("sent the template % to Meta for review", ", {four_eyes}"),
	"template.take back": told("took the template % back to change it"),
	"template.test":      told("sent a test of the template %"),
	"template.take over": told("read what the template % says at Meta, and took it over"),
	"template.unarchive": told("asked Meta to take the template % out of its archive"),
	"template.unpause":   told("asked Meta to resume the template %"),
	"templates.sync":     told("had Meta asked how the templates stand"),

	"four-eyes.require": told("decided that templates need a second pair of eyes", ", of: {roles}"),
	"four-eyes.waive":   told("decided that templates need no second pair of eyes"),

	"user.change-role":        told("changed the role of %", " to {role}"),
	"user.create":             told("let % into the team", " as {role}"),
	"user.disable":            told("shut % out"),
	"user.enable":             told("let % in again"),
	"user.end-other-sessions": told("signed out everywhere else"),
	"user.end-session":        told("signed out another browser of theirs"),
	"user.mail-sign-in-link":  told("had a sign-in link mailed to %"),
	"user.make-sign-in-link":  told("made a sign-in link for %"),
	"user.refuse-sign-in":     told("tried to sign in as % and was not let in", ", from {network}"),
	"user.set-password":       told("set a new password"),
	"user.sign-in":            told("signed in", " with a {with}", ", from {network}"),
}

// actKinds name kinds of things, one and many: for filters, and where a thing has no name.
var actKinds = map[string][2]string{
	"account": {"WhatsApp account", "WhatsApp connection"}, "acts": {"list", "What staff did"}, "attribute": {"attribute", "Attributes"}, "campaign": {"campaign", "Campaigns"},
	"case": {"case", "Cases"}, "checkpoint-holder": {"holder", "Holders of checkpoints"}, "clock": {"clock", "Clock"}, "company": {"company", "Company"},
	"consents": {"list", "Consents as a list"}, "contact": {"contact", "Contacts"}, "contacts": {"list", "Contacts, many at once"}, "dossier": {"contact", "Dossiers"},
	"doubt": {"message", "Messages that need a person"}, "endpoint": {"webhook", "Webhooks"}, "evidence": {"log", "Evidence"}, "form": {"form", "Forms"}, "four-eyes": {"rule", "Four eyes"}, "templates": {"list", "Templates at Meta"},
	"import": {"list", "Imports"}, "invitation": {"invitation", "Invitations"}, "key": {"API key", "API keys"}, "mail": {"mail", "Mail"}, "mail-server": {"mail server", "Mail server"},
	"number": {"number", "Numbers"}, "purpose": {"purpose", "Purposes"}, "renewal": {"plan", "Renewals"}, "retention": {"rule", "Retention"}, "sample": {"sample", "Samples"}, "sending": {"sending", "Sending"}, "statement": {"document", "Data protection"}, "signing_key": {"key", "Signing key"},
	"suppression": {"entry", "Never messaged"}, "template": {"template", "Templates"}, "user": {"member", "Team and sign-ins"},
}

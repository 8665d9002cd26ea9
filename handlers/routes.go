package handlers

import "slices"

// routes is every address there is.
func (s *Server) routes() []route {
	return slices.Concat(s.entrances(), s.publicPages(), s.asking(), s.meeting(), s.people(), s.importing(), s.leaving(), s.talking(), s.sending(), s.drafting(), s.proving(), s.trying(), s.files(),
		s.settings(), s.api(), s.telling(), s.reviewing(), s.writing(), s.casework(), s.protecting(), s.sampling(), s.renewing(), s.watching(), s.clearing(), s.starting())
}

// entrances are for those who are not signed in, and for those who just did.
func (s *Server) entrances() []route {
	return []route{
		{method: get, path: "/healthz", who: outside, do: s.healthz},
		{method: get, path: "/readyz", who: outside, do: s.readyz},
		{method: get, path: "/static/*", who: outside, do: s.static},

		{method: get, path: "/sign-in", who: anyone, do: s.askSignIn},
		{method: post, path: "/sign-in", who: anyone, do: s.signIn},
		{method: get, path: "/sign-in/:token", who: anyone, do: s.askSignInLink},
		{method: post, path: "/sign-in/:token", who: anyone, do: s.useSignInLink},
		{method: post, path: "/sign-out", who: staff, do: s.signOut},

		{method: get, path: "/", who: staff, do: s.home},

		{method: get, path: "/webhooks/whatsapp", who: outside, do: s.confirmWebhook},
		{method: post, path: "/webhooks/whatsapp", who: outside, do: s.takeWebhook, body: webhookBody},
	}
}

// publicPages are what a company's customers open. They need no session and no script; a token in the page or in the address is their control.
func (s *Server) publicPages() []route {
	return []route{
		{method: get, path: "/look/:sheet", who: outside, do: s.look},
		{method: get, path: "/f/:form", who: outside, do: s.forPublic(s.hostedForm)},
		{method: post, path: "/f/:form", who: outside, do: s.forPublic(s.signUp)},
		{method: get, path: "/f/:form/s/:token", who: outside, do: s.forPublic(s.signup)},
		{method: post, path: "/f/:form/ticks", who: outside, do: s.tick, body: 16 << 10},
		{method: get, path: "/widget/:file", who: outside, do: s.widget},
		{method: get, path: "/counter/:token", who: outside, do: s.forPublic(s.counter)},
		{method: post, path: "/counter/:token", who: outside, do: s.forPublic(s.signUpAtCounter)},
		{method: get, path: "/counter/:token/s/:signup", who: outside, do: s.forPublic(s.confirmAtCounter)},
		{method: get, path: "/l/:code", who: outside, do: s.forPublic(s.followLink)},
		{method: get, path: "/i/:token", who: outside, do: s.forPublic(s.invited)},
		{method: get, path: "/p/:token", who: outside, do: s.forPublic(s.preferences)},
		{method: post, path: "/p/:token/renewals", who: outside, do: s.forPublic(s.renewByPreference)},
		{method: post, path: "/p/:token/optouts", who: outside, do: s.forPublic(s.stopByPreference)},
		{method: get, path: "/r/:token", who: outside, do: s.forPublic(s.receipt)},
		{method: get, path: "/r/:token/proof", who: outside, do: s.forPublic(s.receiptProof)},
	}
}

// asking is how people come to say yes: forms, and the purposes they ask for.
func (s *Server) asking() []route {
	return []route{
		{method: get, path: "/forms", who: readers, do: s.forms},
		{method: post, path: "/forms", who: makers, do: s.createForm, body: fileBody},
		{method: get, path: "/forms/new", who: makers, do: s.newForm},
		{method: get, path: "/forms/rules", who: readers, do: s.formRules},
		{method: post, path: "/forms/previews", who: makers, do: s.previewForm, body: fileBody},
		{method: get, path: "/forms/:id", who: readers, do: s.form},
		{method: get, path: "/forms/:id/edit", who: makers, do: s.editForm},
		{method: post, path: "/forms/:id/draft", who: makers, do: s.changeForm, body: fileBody},
		{method: post, path: "/forms/:id/versions", who: makers, do: s.publishForm},
		{method: post, path: "/forms/:id/stop", who: makers, do: s.stopForm},
		{method: del, path: "/forms/:id/stop", who: makers, do: s.resumeForm},
		{method: get, path: "/forms/:id/numbers", who: readers, do: s.formNumbers},
		{method: get, path: "/forms/:id/comparison", who: readers, do: s.compareForm},
		{method: get, path: "/forms/:id/versions/:number", who: readers, do: s.formVersion},
		{method: get, path: "/forms/:id/versions/:number/notice", who: readers, do: s.keptNotice},

		{method: get, path: "/purposes", who: readers, do: s.purposes},
		{method: post, path: "/purposes", who: makers, do: s.createPurpose},
		{method: get, path: "/purposes/new", who: makers, do: s.newPurpose},
		{method: get, path: "/purposes/:id", who: readers, do: s.purpose},
		{method: get, path: "/purposes/:id/edit", who: makers, do: s.editPurpose},
		{method: post, path: "/purposes/:id", who: makers, do: s.rewordPurpose},
		{method: post, path: "/purposes/:id/archive", who: makers, do: s.archivePurpose},
		{method: del, path: "/purposes/:id/archive", who: makers, do: s.restorePurpose},
	}
}

// meeting is where people come across a form: behind a link or a code, on a website or a tablet, on paper or the telephone, by invitation.
func (s *Server) meeting() []route {
	return []route{
		{method: get, path: "/forms/:id/code/:kind", who: readers, do: s.formCode},
		{method: get, path: "/forms/:id/links", who: readers, do: s.formLinks},
		{method: post, path: "/forms/:id/links", who: makers, do: s.addFormLink},
		{method: get, path: "/forms/:id/links/:link/code/:kind", who: readers, do: s.linkCode},

		{method: get, path: "/forms/:id/website", who: readers, do: s.formWebsite},
		{method: post, path: "/forms/:id/origins", who: makers, do: s.allowOrigin},
		{method: del, path: "/forms/:id/origins/:origin", who: makers, do: s.forbidOrigin},
		{method: get, path: "/forms/:id/counters", who: readers, do: s.formCounters},
		{method: post, path: "/forms/:id/counters", who: makers, do: s.openCounter},
		{method: del, path: "/forms/:id/counters/:counter", who: makers, do: s.closeCounter},

		{method: get, path: "/forms/:id/versions/:number/paper", who: readers, do: s.paperForm},
		{method: get, path: "/forms/:id/versions/:number/script", who: readers, do: s.scriptForm},
		{method: get, path: "/forms/:id/records/new", who: makers, do: s.askRecord},
		{method: post, path: "/forms/:id/records", who: makers, do: s.recordYes, body: fileBody},
		{method: get, path: "/forms/:id/invitations", who: makers, do: s.invitations},
		{method: post, path: "/forms/:id/invitations", who: makers, do: s.invitePeople},
		{method: get, path: "/forms/:id/invitations/:invitation/links.csv", who: makers, do: s.invitationFile},
	}
}

// importing is how lists of people come in.
func (s *Server) importing() []route {
	return []route{
		{method: get, path: "/imports", who: makers, do: s.imports},
		{method: post, path: "/imports", who: makers, do: s.uploadImport, body: importBody},
		{method: get, path: "/imports/new", who: makers, do: s.askImport},
		{method: get, path: "/imports/:id", who: makers, do: s.showImport},
		{method: post, path: "/imports/:id/layout", who: makers, do: s.readImport},
		{method: post, path: "/imports/:id/mapping", who: makers, do: s.mapImport},
		{method: post, path: "/imports/:id/runs", who: makers, do: s.startImport},
		{method: post, path: "/imports/:id/cancellation", who: makers, do: s.cancelImport},
		{method: post, path: "/imports/:id/resumption", who: makers, do: s.resumeImport},
		{method: get, path: "/imports/:id/rejected.csv", who: makers, do: s.rejectedRows},
		{method: get, path: "/imports/:id/never.csv", who: makers, do: s.neverRows},
	}
}

// sending is what goes out, and what holds it up.
func (s *Server) sending() []route {
	return []route{
		{method: get, path: "/campaigns", who: readers, do: s.campaigns},
		{method: post, path: "/campaigns", who: makers, do: s.createCampaign, body: fileBody},
		{method: get, path: "/campaigns/new", who: makers, do: s.newCampaign},
		{method: get, path: "/campaigns/:id", who: readers, do: s.campaign},
		{method: post, path: "/campaigns/:id", who: makers, do: s.changeCampaign, body: fileBody},
		{method: get, path: "/campaigns/:id/edit", who: makers, do: s.editCampaign},
		{method: get, path: "/campaigns/:id/recipients", who: readers, do: s.recipients},
		{method: post, path: "/campaigns/:id/launch", who: makers, do: s.launchCampaign},
		{method: post, path: "/campaigns/:id/pause", who: makers, do: s.pauseCampaign},
		{method: del, path: "/campaigns/:id/pause", who: makers, do: s.resumeCampaign},
		{method: post, path: "/campaigns/:id/start", who: makers, do: s.startCampaign},
		{method: del, path: "/campaigns/:id/watch", who: makers, do: s.trustCampaign},
		{method: post, path: "/campaigns/:id/cancellation", who: makers, do: s.cancelCampaign},
		{method: post, path: "/campaigns/:id/resends", who: makers, do: s.resendCampaign},
		{method: post, path: "/campaigns/:id/copies", who: makers, do: s.copyCampaign},

		{method: get, path: "/sending", who: readers, do: s.sendingNow},
		{method: get, path: "/sending/work", who: readers, do: s.work},
		{method: post, path: "/sending/pause", who: makers, do: s.pauseSending},
		{method: post, path: "/sending/resumption", who: makers, do: s.resumeSending},
		{method: post, path: "/sending/tries", who: makers, do: s.setTries},
		{method: post, path: "/sending/lateness", who: makers, do: s.setLateness},
		{method: post, path: "/sending/numbers/:id/release", who: makers, do: s.releaseNumber},
	}
}

// drafting is how templates are written and handed in, and how numbers are doing.
func (s *Server) drafting() []route {
	return []route{
		{method: get, path: "/templates", who: readers, do: s.templates},
		{method: post, path: "/templates", who: makers, do: s.createTemplate, body: fileBody},
		{method: get, path: "/templates/new", who: makers, do: s.newTemplate},
		{method: post, path: "/templates/previews", who: makers, do: s.previewTemplate, body: fileBody},
		{method: get, path: "/templates/files/:hash", who: readers, do: s.templateFile},
		{method: get, path: "/templates/:id", who: readers, do: s.template},
		{method: post, path: "/templates/:id", who: makers, do: s.changeTemplate, body: fileBody},
		{method: del, path: "/templates/:id", who: makers, do: s.discardTemplate},
		{method: get, path: "/templates/:id/edit", who: makers, do: s.editTemplate},
		{method: post, path: "/templates/:id/submissions", who: makers, do: s.submitTemplate},
		{method: post, path: "/templates/:id/corrections", who: makers, do: s.correctTemplate},

		{method: get, path: "/quality", who: makers, do: s.quality},
	}
}

// proving is the log, and what is handed out of it.
func (s *Server) proving() []route {
	return []route{
		{method: get, path: "/evidence", who: auditors, do: s.evidence},
		{method: get, path: "/evidence/bundles", who: auditors, do: s.bundles},
		{method: post, path: "/evidence/bundles", who: auditors, do: s.exportBundle},
		{method: get, path: "/evidence/checkpoints", who: auditors, do: s.checkpoints},
		{method: post, path: "/evidence/checkpoints", who: auditors, do: s.signCheckpoint},
		{method: get, path: "/evidence/checkpoints/:size", who: auditors, do: s.checkpoint},
	}
}

// trying are the telephones of a sandbox.
func (s *Server) trying() []route {
	return []route{
		{method: get, path: "/phones", who: staff, do: s.phones},
		{method: get, path: "/phones/compose", who: staff, do: s.compose},
		{method: post, path: "/phones/compose", who: staff, do: s.sendFromPhone},
		{method: post, path: "/phones/clock", who: admins, do: s.moveClock},
		{method: get, path: "/phones/:id", who: staff, do: s.phone},
		{method: post, path: "/phones/:id/messages", who: staff, do: s.writeOnPhone},
		{method: post, path: "/phones/:id/presses", who: staff, do: s.pressOnPhone},
		{method: post, path: "/phones/:id/block", who: staff, do: s.blockOnPhone},
		{method: del, path: "/phones/:id/block", who: staff, do: s.unblockOnPhone},
		{method: post, path: "/phones/:id/marketing", who: staff, do: s.stopMarketingOnPhone},
		{method: del, path: "/phones/:id/marketing", who: staff, do: s.resumeMarketingOnPhone},
		{method: post, path: "/phones/:id/number", who: staff, do: s.changeNumberOnPhone},
		{method: post, path: "/phones/:id/handover", who: staff, do: s.handOverOnPhone},
	}
}

// files are what people uploaded. Logos are for everybody, all else for those who may know people.
func (s *Server) files() []route {
	return []route{
		{method: get, path: "/pictures/:hash", who: outside, do: s.picture},
		{method: get, path: "/attachments/:id", who: readers, do: s.attachment},
	}
}

// settings are about the company, the team and oneself.
func (s *Server) settings() []route {
	return []route{
		{method: get, path: "/settings/company", who: admins, do: s.company},
		{method: post, path: "/settings/company", who: admins, do: s.describeCompany, body: fileBody},

		{method: get, path: "/settings/whatsapp", who: admins, do: s.connection},
		{method: post, path: "/settings/whatsapp", who: admins, do: s.connect},
		{method: post, path: "/settings/whatsapp/checks", who: admins, do: s.checkConnection},
		{method: post, path: "/settings/whatsapp/replays", who: admins, do: s.replayCalls},

		{method: get, path: "/settings/team", who: admins, do: s.team},
		{method: post, path: "/settings/team", who: admins, do: s.invite},
		{method: get, path: "/settings/team/new", who: admins, do: s.askInvite},
		{method: get, path: "/settings/team/:id", who: admins, do: s.member},
		{method: post, path: "/settings/team/:id/role", who: admins, do: s.changeRole},
		{method: post, path: "/settings/team/:id/links", who: admins, do: s.makeSignInLink},
		{method: post, path: "/settings/team/:id/mails", who: admins, do: s.mailSignInLink},
		{method: post, path: "/settings/team/:id/access", who: admins, do: s.enableMember},
		{method: del, path: "/settings/team/:id/access", who: admins, do: s.disableMember},

		{method: get, path: "/settings/sessions", who: staff, do: s.listSessions},
		{method: del, path: "/settings/sessions", who: staff, do: s.endOtherSessions},
		{method: del, path: "/settings/sessions/:id", who: staff, do: s.endSession},
		{method: get, path: "/settings/password", who: staff, do: s.askPassword},
		{method: post, path: "/settings/password", who: staff, do: s.setPassword},
	}
}

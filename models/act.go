package models

import "slices"

// StaffAct is one kind of thing that members of staff do: publish a form. Nothing can be written to the audit that is not declared here, and what
// is declared here must have its sentence on the page that lists what staff did.
type StaffAct struct{ subject, action string }

// Subject is the kind of thing it is done to, such as "form".
func (a StaffAct) Subject() string { return a.subject }

// Action is what is done to it, such as "publish".
func (a StaffAct) Action() string { return a.action }

// String is what the log calls it: "form.publish".
func (a StaffAct) String() string { return a.subject + "." + a.action }

var staffActs []StaffAct

// StaffActs are all there are, by subject.
func StaffActs() []StaffAct { return slices.Clone(staffActs) }

// declare makes an act known. It is called for variables of this package only.
func declare(subject, action string) StaffAct {
	act := StaffAct{subject, action}
	staffActs = append(staffActs, act)
	return act
}

var (
	actAccountCheck   = declare("account", "check")
	actAccountConnect = declare("account", "connect")
	actAccountReplay  = declare("account", "replay")

	actActsExport = declare("acts", "export")

	actAttributeArchive = declare("attribute", "archive")
	actAttributeChange  = declare("attribute", "change")
	actAttributeCreate  = declare("attribute", "create")
	actAttributeRestore = declare("attribute", "restore")

	actCampaignCancel = declare("campaign", "cancel")
	actCampaignChange = declare("campaign", "change")
	actCampaignCreate = declare("campaign", "create")
	actCampaignLaunch = declare("campaign", "launch")
	actCampaignPause  = declare("campaign", "pause")
	actCampaignResend = declare("campaign", "resend")
	actCampaignResume = declare("campaign", "resume")
	actCampaignStart  = declare("campaign", "start")
	actCampaignTrust  = declare("campaign", "trust")

	actCaseAnswer      = declare("case", "answer")
	actCaseAssign      = declare("case", "assign")
	actCaseClose       = declare("case", "close")
	actCaseErase       = declare("case", "erase")
	actCaseExport      = declare("case", "export")
	actCaseExtend      = declare("case", "extend")
	actCaseHold        = declare("case", "hold")
	actCaseNote        = declare("case", "note")
	actCaseObject      = declare("case", "object")
	actCaseOpen        = declare("case", "open")
	actCaseOpenDossier = declare("case", "open dossier")
	actCaseRectify     = declare("case", "rectify")
	actCaseRelease     = declare("case", "release")

	actCheckpointHolderAdd  = declare("checkpoint-holder", "add")
	actCheckpointHolderSend = declare("checkpoint-holder", "send")
	actCheckpointHolderStop = declare("checkpoint-holder", "stop")

	actClockMove = declare("clock", "move")

	actCompanyDescribe = declare("company", "describe")

	actConsentsExport = declare("consents", "export")

	actContactAdd           = declare("contact", "add")
	actContactAmend         = declare("contact", "amend")
	actContactAsk           = declare("contact", "ask")
	actContactDescribe      = declare("contact", "describe")
	actContactErase         = declare("contact", "erase")
	actContactLoseNumber    = declare("contact", "lose_number")
	actContactMerge         = declare("contact", "merge")
	actContactRecord        = declare("contact", "record")
	actContactRecordConsent = declare("contact", "record-consent")
	actContactSuppress      = declare("contact", "suppress")
	actContactWithdraw      = declare("contact", "withdraw")

	actContactsCancelRetag = declare("contacts", "cancel_retag")
	actContactsExport      = declare("contacts", "export")
	actContactsExported    = declare("contacts", "exported")
	actContactsRetag       = declare("contacts", "retag")

	actDossierExport = declare("dossier", "export")
	actDossierView   = declare("dossier", "view")

	actDoubtResolve = declare("doubt", "resolve")

	actEndpointChange       = declare("endpoint", "change")
	actEndpointCreate       = declare("endpoint", "create")
	actEndpointPause        = declare("endpoint", "pause")
	actEndpointReplay       = declare("endpoint", "replay")
	actEndpointRotateSecret = declare("endpoint", "rotate-secret")
	actEndpointSwitchOff    = declare("endpoint", "switch-off")
	actEndpointSwitchOn     = declare("endpoint", "switch-on")
	actEndpointTry          = declare("endpoint", "try")

	actEvidenceExport = declare("evidence", "export")

	actFormAddLink       = declare("form", "add link")
	actFormAddWebsite    = declare("form", "add website")
	actFormAds           = declare("form", "ads")
	actFormCloseCounter  = declare("form", "close counter")
	actFormCreate        = declare("form", "create")
	actFormEdit          = declare("form", "edit")
	actFormInvite        = declare("form", "invite")
	actFormKeywords      = declare("form", "keywords")
	actFormOpenCounter   = declare("form", "open counter")
	actFormPublish       = declare("form", "publish")
	actFormRemoveWebsite = declare("form", "remove website")
	actFormResume        = declare("form", "resume")
	actFormStop          = declare("form", "stop")

	actFourEyesRequire = declare("four-eyes", "require")
	actFourEyesWaive   = declare("four-eyes", "waive")

	actImportCancel   = declare("import", "cancel")
	actImportDownload = declare("import", "download")
	actImportResume   = declare("import", "resume")
	actImportStart    = declare("import", "start")
	actImportUpload   = declare("import", "upload")

	actInvitationDownload = declare("invitation", "download")

	actKeyCreate = declare("key", "create")
	actKeyRevoke = declare("key", "revoke")
	actKeyUse    = declare("key", "use")

	actMailResend = declare("mail", "resend")

	actMailServerChange = declare("mail-server", "change")
	actMailServerRemove = declare("mail-server", "remove")
	actMailServerTry    = declare("mail-server", "try")

	actNumberBrake   = declare("number", "brake")
	actNumberRelease = declare("number", "release")

	actPurposeArchive = declare("purpose", "archive")
	actPurposeCreate  = declare("purpose", "create")
	actPurposeRestore = declare("purpose", "restore")
	actPurposeReword  = declare("purpose", "reword")

	actRenewalPlan = declare("renewal", "plan")

	actRetentionChange = declare("retention", "change")

	actSampleDraw        = declare("sample", "draw")
	actSampleExport      = declare("sample", "export")
	actSampleJudge       = declare("sample", "judge")
	actSampleOpenDossier = declare("sample", "open dossier")
	actSampleSign        = declare("sample", "sign off")

	actStatementAnswer = declare("statement", "answer")
	actStatementKeep   = declare("statement", "keep")

	actSendingLate   = declare("sending", "late")
	actSendingPause  = declare("sending", "pause")
	actSendingResume = declare("sending", "resume")
	actSendingTries  = declare("sending", "tries")

	actSigningKeyRotate = declare("signing_key", "rotate")

	actSuppressionAdd  = declare("suppression", "add")
	actSuppressionLift = declare("suppression", "lift")

	actTemplateArchive   = declare("template", "archive")
	actTemplateChange    = declare("template", "change")
	actTemplateClear     = declare("template", "clear")
	actTemplateCorrect   = declare("template", "correct")
	actTemplateCreate    = declare("template", "create")
	actTemplateDelete    = declare("template", "delete")
	actTemplateDiscard   = declare("template", "discard")
	actTemplateReview    = declare("template", "review")
	actTemplateSendBack  = declare("template", "send back")
	actTemplateSubmit    = declare("template", "submit")
	actTemplateTakeBack  = declare("template", "take back")
	actTemplateTakeOver  = declare("template", "take over")
	actTemplateTest      = declare("template", "test")
	actTemplateUnarchive = declare("template", "unarchive")
	actTemplateUnpause   = declare("template", "unpause")

	actTemplatesSync = declare("templates", "sync")

	actUserChangeRole       = declare("user", "change-role")
	actUserCreate           = declare("user", "create")
	actUserDisable          = declare("user", "disable")
	actUserEnable           = declare("user", "enable")
	actUserEndOtherSessions = declare("user", "end-other-sessions")
	actUserEndSession       = declare("user", "end-session")
	actUserMailSignInLink   = declare("user", "mail-sign-in-link")
	actUserMakeSignInLink   = declare("user", "make-sign-in-link")
	actUserRefuseSignIn     = declare("user", "refuse-sign-in")
	actUserSetPassword      = declare("user", "set-password")
	actUserSignIn           = declare("user", "sign-in")
)

package views

import (
	"strconv"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

// pauseWords say why a campaign stands still and what to do.
func pauseWords(reason string) string {
	if reason == "staff" {
		return "Somebody paused it. Nothing more is sent until it is resumed."
	}
	return brakeWords(reason)
}

// brakeWords say why Greenlist stopped something by itself, what to do, and whether it goes on by itself.
func brakeWords(why string) string {
	kind, about := models.BrakeCause(why)
	switch kind {
	case "meta":
		return errorWords(about) + passing(about)
	case "many":
		return "Too many messages failed with the same error. " + errorWords(about) + " When that is settled, resume it; who has failed is not tried again."
	case "template":
		return templateStopWords(about)
	case "quality":
		return qualityStopWords(about)
	case "status":
		return statusStopWords(about) + " Nothing can be sent from it, nor is anything lost: the others follow once it is settled in WhatsApp Manager and somebody lets it go on here."
	case "account":
		return accountStopWords(about) + " Read Meta’s notice under WhatsApp connection and in WhatsApp Manager, and settle it there before anybody lets this go on."
	case models.BrakeUnseen:
		return "Too many of Meta’s answers did not arrive. Those people may or may not have the message, and nobody sends it to them again by itself. See whether Meta or your network has trouble, and resume when it is over."
	case models.BrakeSilence:
		return "Meta takes messages and tells nothing of them any more, so nobody would notice if something went wrong, or hear a STOP. See under WhatsApp connection whether Meta’s calls reach you. It goes on by itself as soon as something is heard."
	}
	return why
}

func errorWords(code string) string {
	n, _ := strconv.Atoi(code)
	e := whatsapp.Explain(n)
	return e.What + " " + e.Do
}

// passing adds that a pause of Meta's ends by itself.
func passing(code string) string {
	if code == "132015" {
		return " The campaign goes on by itself when Meta resumes the template."
	}
	return ""
}

func templateStopWords(status string) string {
	if status == whatsapp.TemplatePaused {
		return "Meta has paused the template because people did not like it. The campaign goes on by itself when Meta resumes the template; cancel it if you would rather not."
	}
	return "Meta does not let this template through any more (" + lowerFirst(statusWord(status)) + "). See the template for why. If Meta approves it again, resume the campaign."
}

func qualityStopWords(rating string) string {
	if rating == whatsapp.QualityRed {
		return "Meta now rates the quality of this number as low: many people blocked or reported its messages. Going on may cost you the number. See who was messaged and what they had been promised before anybody lets it go on."
	}
	return "Meta rated the number worse while the first people were getting this. See whether they expected it before you send it to everybody."
}

func statusStopWords(status string) string {
	switch status {
	case whatsapp.NumberBanned:
		return "Meta has banned this number."
	case whatsapp.NumberDisconnected:
		return "Meta says that this number is disconnected."
	case whatsapp.NumberDeleted:
		return "This number has been deleted at Meta."
	}
	return "This number has moved to another account at Meta."
}

func accountStopWords(event string) string {
	switch event {
	case "ACCOUNT_DELETED":
		return "Your WhatsApp account has been deleted at Meta."
	case "ACCOUNT_OFFBOARDED":
		return "Your WhatsApp account has been disconnected at Meta."
	case "DISABLED_UPDATE":
		return "Meta has disabled your WhatsApp account."
	}
	return "Meta has restricted your WhatsApp account."
}

// statusWord is a word of Meta's as people write it.
func statusWord(word string) string {
	return capital(strings.ToLower(strings.ReplaceAll(word, "_", " ")))
}

// allPausedWords say why everything stands still.
func allPausedWords(p models.SendingPause) string {
	if p.Why == models.PauseReasonRestored {
		return "Messages were sent that this database knows nothing of. It looks like an older copy, or has moved to another server, and sending on could message people twice. Make sure that no other copy is running, and cancel what was sent already, before you let it go on."
	}
	return pausedBy(p)
}

// pausedBy is who paused everything, and why, in a sentence.
func pausedBy(p models.SendingPause) string {
	switch {
	case p.Why == models.PauseReasonRestored:
		return "This database looks like an older copy."
	case p.By == "":
		return "Nothing goes out until somebody lets it go on."
	case p.Why == "":
		return p.By + " paused it."
	}
	return p.By + " paused it: “" + p.Why + "”"
}

package views

import "greenlist/whatsapp"

// TemplateFilePath is where a file that stands above messages can be seen.
func TemplateFilePath(hash string) string { return "/templates/files/" + hash }

// mediaSigns stand for what is shown above a text, where it is not shown itself.
var mediaSigns = map[string]struct{ icon, words string }{
	whatsapp.FormatImage:    {"photo", "Picture"},
	whatsapp.FormatVideo:    {"video", "Film"},
	whatsapp.FormatGIF:      {"video", "Moving picture"},
	whatsapp.FormatDocument: {"file-text", "Document"},
	whatsapp.FormatLocation: {"map-pin", "Place on a map"},
	whatsapp.FormatProduct:  {"building-store", "Product"},
}

// buttonIcons are what WhatsApp draws before the words of a button.
var buttonIcons = map[string]string{
	whatsapp.ButtonQuickReply:  "arrow-back-up",
	whatsapp.ButtonURL:         "external-link",
	whatsapp.ButtonPhoneNumber: "phone",
	whatsapp.ButtonCopyCode:    "copy",
	whatsapp.ButtonOTP:         "copy",
	whatsapp.ButtonFlow:        "forms",
}

// buttonWords are what a button says. WhatsApp writes the words of a code button itself, in the reader's language.
func buttonWords(b whatsapp.PreviewButton) string {
	if b.Text == "" && (b.Type == whatsapp.ButtonCopyCode || b.Type == whatsapp.ButtonOTP) {
		return "Copy code"
	}
	return b.Text
}

package sandbox

import (
	"fmt"
	"slices"

	"greenlist/whatsapp"
)

// withOwnWords are the components of a template, for a sign-in code with the words that Meta writes itself: sends fill the code in there.
func withOwnWords(node whatsapp.Template) []whatsapp.Component {
	if node.Category != whatsapp.Authentication {
		return node.Components
	}
	all := slices.Clone(node.Components)
	for i, c := range all {
		switch {
		case c.Type == whatsapp.ComponentBody:
			all[i].Text = "*{{1}}* is your verification code."
			if c.AddSecurityRecommendation {
				all[i].Text += " For your security, do not share this code."
			}
		case c.Type == whatsapp.ComponentFooter && c.CodeExpirationMinutes > 0:
			all[i].Text = fmt.Sprintf("This code expires in %d minutes.", c.CodeExpirationMinutes)
		}
	}
	return all
}

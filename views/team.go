package views

import "greenlist/models"

// Team lists who may sign in.
type Team struct {
	Members []models.User
	Me      int64
	// FourEyes is whether templates need a second reader: offered when the second member joins.
	FourEyes models.FourEyes
}

// Invite lets somebody in.
type Invite struct {
	Email, Name string
	Role        models.Role
	// CanMail tells whether the link can be mailed.
	CanMail bool
	Errors  map[string]string
}

// Invited shows the link that was made, once.
type Invited struct {
	Member models.User
	Link   string
}

// Member is one of the team.
type Member struct {
	User models.User
	Me   int64
	// CanMail tells whether a link can be mailed.
	CanMail bool
	Errors  map[string]string
	// Activity is what was done to them.
	Activity Activity
}

// duties are what each role is for, in words.
var duties = map[models.Role]string{
	models.Admin:    "Everything, including the team and the connection to WhatsApp.",
	models.Marketer: "Builds forms, templates and campaigns.",
	models.Reviewer: "Reads everything, proves consent, and clears templates before they go to Meta.",
	models.Agent:    "Answers people, and records what they ask for.",
}

func roleOptions() []Option {
	var all []Option
	for _, role := range models.Roles {
		all = append(all, Option{Value: string(role), Text: Role(role).Word(), Help: duties[role]})
	}
	return all
}

func memberStatus(u models.User) Status {
	switch {
	case u.Disabled():
		return Status{Word: "Shut out", Tone: Quiet}
	case !u.HasPassword():
		return Status{Word: "No password yet", Tone: Info}
	}
	return Status{Word: "Active", Tone: Good}
}

func memberName(u models.User) string { return u.Actor().Name }

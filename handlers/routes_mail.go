package handlers

// writing is what is mailed to staff and to those who hold checkpoints: where it is handed over, what became of it, and who gets it.
func (s *Server) writing() []route {
	return []route{
		{method: get, path: "/settings/mail", who: admins, do: s.mail},
		{method: post, path: "/settings/mail", who: admins, do: s.setMail},
		{method: del, path: "/settings/mail", who: admins, do: s.forgetMail},
		{method: post, path: "/settings/mail/tests", who: admins, do: s.tryMail},
		{method: get, path: "/settings/mail/outbox", who: admins, do: s.outbox},
		{method: get, path: "/settings/mail/outbox/:id", who: admins, do: s.letter},
		{method: post, path: "/settings/mail/outbox/:id/replays", who: admins, do: s.resendLetter},

		{method: post, path: "/evidence/holders", who: admins, do: s.addHolder},
		{method: get, path: "/evidence/holders/new", who: admins, do: s.newHolder},
		{method: get, path: "/evidence/holders/:id", who: auditors, do: s.holder},
		{method: post, path: "/evidence/holders/:id/checkpoints", who: admins, do: s.giveHolder},
		{method: post, path: "/evidence/holders/:id/stop", who: admins, do: s.stopHolder},
	}
}

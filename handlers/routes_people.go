package handlers

// people are those the company knows, and what it knows about them.
func (s *Server) people() []route {
	return []route{
		{method: get, path: "/contacts", who: readers, do: s.contacts},
		{method: get, path: "/contacts.csv", who: makers, do: s.exportContacts},
		{method: post, path: "/contacts/tags", who: makers, do: s.tagContacts},
		{method: get, path: "/contacts/tags/:id", who: makers, do: s.retagging},
		{method: post, path: "/contacts/tags/:id/cancellation", who: makers, do: s.cancelRetagging},
		{method: get, path: "/contacts/:id", who: readers, do: s.contact},
		{method: post, path: "/contacts/:id", who: makers, do: s.changeContact},
		{method: get, path: "/contacts/:id/edit", who: makers, do: s.editContact},
		{method: post, path: "/contacts/:id/optouts", who: makers, do: s.recordOptout},
		{method: post, path: "/contacts/:id/handovers", who: makers, do: s.loseNumber},
		{method: post, path: "/contacts/:id/suppressions", who: makers, do: s.suppressContact},
		{method: get, path: "/contacts/:id/proofs/:evidence", who: readers, do: s.proof},
		{method: get, path: "/contacts/:id/merge", who: makers, do: s.searchMerge},
		{method: get, path: "/contacts/:id/merge/:other", who: makers, do: s.previewMerge},
		{method: post, path: "/contacts/:id/merge/:other", who: makers, do: s.mergeContacts},

		{method: get, path: "/attributes", who: makers, do: s.attributes},
		{method: post, path: "/attributes", who: makers, do: s.createAttribute},
		{method: get, path: "/attributes/new", who: makers, do: s.newAttribute},
		{method: get, path: "/attributes/:id", who: makers, do: s.attribute},
		{method: post, path: "/attributes/:id", who: makers, do: s.changeAttribute},
		{method: post, path: "/attributes/:id/archive", who: makers, do: s.archiveAttribute},
		{method: del, path: "/attributes/:id/archive", who: makers, do: s.restoreAttribute},
	}
}

// leaving is what people want no more of, where somebody has to read or decide it.
func (s *Server) leaving() []route {
	return []route{
		{method: get, path: "/needs-a-person", who: listeners, do: s.doubts},
		{method: get, path: "/needs-a-person/:id", who: listeners, do: s.doubt},
		{method: post, path: "/needs-a-person/:id/optouts", who: listeners, do: s.stopDoubt},
		{method: post, path: "/needs-a-person/:id/dismissals", who: listeners, do: s.dismissDoubt},

		{method: get, path: "/suppressions", who: readers, do: s.suppressions},
		{method: post, path: "/suppressions", who: makers, do: s.suppressNumber},
		{method: get, path: "/suppressions/:id", who: admins, do: s.suppression},
		{method: post, path: "/suppressions/:id/lifts", who: admins, do: s.liftSuppression},
	}
}

// talking is how people say yes in a conversation: words they send, and the advertisements that open one.
func (s *Server) talking() []route {
	return []route{
		{method: get, path: "/forms/:id/chat", who: readers, do: s.formChat},
		{method: post, path: "/forms/:id/keywords", who: makers, do: s.setKeywords},
		{method: post, path: "/forms/:id/ads", who: makers, do: s.setAds},
		{method: post, path: "/contacts/:id/questions", who: makers, do: s.askContact},
	}
}

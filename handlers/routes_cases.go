package handlers

// casework is what people, authorities and courts want. Anybody who may know people writes down what came; admins and reviewers see to it. What
// changes or erases something of the person is for admins: whoever reviews the proof must not be able to destroy it, and can hold it instead.
func (s *Server) casework() []route {
	return []route{
		{method: get, path: "/cases", who: auditors, do: s.cases},
		{method: post, path: "/cases", who: readers, do: s.openCase},
		{method: get, path: "/cases/new", who: readers, do: s.newCase},
		{method: get, path: "/cases/:id", who: auditors, do: s.oneCase},
		{method: post, path: "/cases/:id/notes", who: auditors, do: s.noteCase},
		{method: post, path: "/cases/:id/assignment", who: auditors, do: s.assignCase},
		{method: post, path: "/cases/:id/extensions", who: auditors, do: s.extendCase},
		{method: post, path: "/cases/:id/holds", who: auditors, do: s.holdCase},
		{method: post, path: "/cases/:id/releases", who: auditors, do: s.releaseCase},
		{method: post, path: "/cases/:id/answers", who: auditors, do: s.answerCase},
		{method: post, path: "/cases/:id/closings", who: auditors, do: s.closeCase},
		{method: get, path: "/cases/:id/dossiers/:dossier", who: auditors, do: s.caseDossier},
		{method: get, path: "/cases/:id/access.zip", who: auditors, do: s.accessFile},
		{method: get, path: "/cases/:id/portability.json", who: auditors, do: s.portabilityFile},
		{method: get, path: "/retention", who: auditors, do: s.retention},

		{method: post, path: "/retention", who: admins, do: s.setRetention},
		{method: post, path: "/cases/:id/rectifications", who: admins, do: s.rectify},
		{method: post, path: "/cases/:id/erasures", who: admins, do: s.erase},
		{method: post, path: "/cases/:id/objections", who: admins, do: s.object},
	}
}

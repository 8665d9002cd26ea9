package handlers

// reviewing is for those who have to prove that people agreed: it changes nothing about anybody.
func (s *Server) reviewing() []route {
	return []route{
		{method: get, path: "/review", who: auditors, do: s.review},
		{method: post, path: "/review/searches", who: auditors, do: s.searchReview},
		{method: get, path: "/review/consent", who: auditors, do: s.consentCheck},
		{method: get, path: "/contacts/:id/timeline", who: auditors, do: s.timeline},
		{method: get, path: "/contacts/:id/dossier", who: auditors, do: s.dossier},
		{method: get, path: "/contacts/:id/dossier.json", who: auditors, do: s.dossierFile},
		{method: get, path: "/contacts/:id/dossier.jsonld", who: auditors, do: s.dossierFile},
		{method: get, path: "/contacts/:id/proofs/:evidence/messages", who: auditors, do: s.uses},
		{method: get, path: "/messages/:id", who: readers, do: s.message},
		{method: get, path: "/notices/:id", who: readers, do: s.shownNotice},
		{method: get, path: "/notices/:id/bytes", who: readers, do: s.noticeBytes},
	}
}

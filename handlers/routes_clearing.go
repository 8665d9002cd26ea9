package handlers

// clearing is how colleagues read a template for one another, and what Meta is asked to do with one that it has.
func (s *Server) clearing() []route {
	return []route{
		{method: get, path: "/settings/four-eyes", who: admins, do: s.fourEyes},
		{method: post, path: "/settings/four-eyes", who: admins, do: s.decideFourEyes},

		{method: post, path: "/templates/:id/reviews", who: makers, do: s.askReview},
		{method: del, path: "/templates/:id/reviews", who: makers, do: s.takeTemplateBack},
		{method: get, path: "/templates/:id/review", who: readers, do: s.readTemplate},
		{method: post, path: "/templates/:id/verdicts", who: readers, do: s.judgeTemplate},
		{method: get, path: "/templates/:id/versions/:number", who: readers, do: s.templateVersion},
		{method: get, path: "/templates/:id/comparison", who: readers, do: s.compareTemplate},
		{method: get, path: "/templates/:id/languages", who: readers, do: s.templateLanguages},

		{method: post, path: "/templates/:id/wishes", who: makers, do: s.wishTemplate},
		{method: post, path: "/templates/:id/takeovers", who: makers, do: s.takeTemplateOver},
		{method: post, path: "/templates/syncs", who: makers, do: s.syncTemplates},
	}
}

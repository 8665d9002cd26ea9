package handlers

// starting is how templates come and go many at a time: out of the library, from a file, into a file, and those ticked in the list.
func (s *Server) starting() []route {
	return []route{
		{method: get, path: "/templates/:id/tests", who: makers, do: s.trial},
		{method: post, path: "/templates/:id/tests", who: makers, do: s.sendTrial, body: fileBody},
		{method: post, path: "/templates/tests/forms", who: makers, do: s.openTrials},
		{method: get, path: "/templates.json", who: readers, do: s.exportTemplates},
		{method: get, path: "/templates/library", who: readers, do: s.templateLibrary},
		{method: post, path: "/templates/library/:use/drafts", who: makers, do: s.startDrafts},
		{method: get, path: "/templates/imports/new", who: makers, do: s.askTemplateImport},
		{method: post, path: "/templates/imports", who: makers, do: s.importTemplates, body: fileBody},
		{method: post, path: "/templates/submissions", who: makers, do: s.submitTemplates},
		{method: post, path: "/templates/discards", who: makers, do: s.discardTemplates},
	}
}

package handlers

// sampling is judging opt-ins drawn at random. It changes nothing about anybody; whoever sees to campaigns has no part in it.
func (s *Server) sampling() []route {
	return []route{
		{method: get, path: "/samples", who: auditors, do: s.samples},
		{method: post, path: "/samples", who: auditors, do: s.drawSample},
		{method: get, path: "/samples/new", who: auditors, do: s.newSample},
		{method: get, path: "/samples/:id", who: auditors, do: s.sample},
		{method: get, path: "/samples/:id/items/:place", who: auditors, do: s.sampleItem},
		{method: post, path: "/samples/:id/items/:place/verdicts", who: auditors, do: s.judgeSampleItem},
		{method: get, path: "/samples/:id/items/:place/dossiers/:revision", who: auditors, do: s.sampleDossier},
		{method: post, path: "/samples/:id/signatures", who: auditors, do: s.signSample},
		{method: get, path: "/samples/:id/report", who: auditors, do: s.sampleReport},
		{method: get, path: "/samples/:id/report.json", who: auditors, do: s.sampleReportFile},
		{method: get, path: "/samples/:id/report.csv", who: auditors, do: s.sampleReportList},
	}
}

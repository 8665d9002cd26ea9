package handlers

// watching is for those who have to know who of the staff did what.
func (s *Server) watching() []route {
	return []route{
		{method: get, path: "/acts", who: auditors, do: s.acts},
		{method: get, path: "/acts.csv", who: auditors, do: s.exportActs},
		{method: get, path: "/acts.jsonl", who: auditors, do: s.exportActLines},
		{method: get, path: "/acts/check", who: auditors, do: s.checkActs},
		{method: get, path: "/acts/:id", who: auditors, do: s.act},
		{method: get, path: "/acts/:id/proof", who: auditors, do: s.actProof},
	}
}

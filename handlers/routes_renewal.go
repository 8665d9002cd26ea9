package handlers

// renewing is asking people to say yes again before their yes ends by itself.
func (s *Server) renewing() []route {
	return []route{
		{method: get, path: "/renewals", who: readers, do: s.renewals},
		{method: get, path: "/renewals/:id", who: readers, do: s.endings},
		{method: get, path: "/renewals/:id/plan", who: makers, do: s.askRenewalPlan},
		{method: post, path: "/renewals/:id/plan", who: makers, do: s.planRenewal},
	}
}

package sandbox

import (
	"net/http"
	"strings"
)

// handler answers one call. Both results nil: it wrote the answer itself.
type handler func(c *call, rw http.ResponseWriter) (any, *refusal)

// route finds who answers a call; nil when nobody does. The path's first
// part is an object of the Graph, the rest an edge of it.
func (s *Sandbox) route(c *call) handler {
	if len(c.path) == 0 {
		return nil
	}
	object, edge := c.path[0], strings.Join(c.path[1:], "/")
	switch {
	case object == s.opts.PhoneID:
		return s.phoneRoutes()[c.Method+" "+edge]
	case object == s.opts.WABA:
		return s.accountRoutes()[c.Method+" "+edge]
	case object == s.opts.Business && edge == "" && c.Method == http.MethodGet:
		return s.getBusiness
	case object == s.opts.App && edge == "uploads" && c.Method == http.MethodPost:
		return s.startUpload
	case strings.HasPrefix(object, "upload:") && edge == "":
		return s.uploadRoutes()[c.Method]
	case object == mediaPath && c.Method == http.MethodGet:
		return s.downloadMedia
	}
	return s.objectRoute(c, object, edge)
}

func (s *Sandbox) phoneRoutes() map[string]handler {
	return map[string]handler{
		"GET ":          s.getNumber,
		"POST messages": s.send,
		"POST media":    s.uploadMedia,
	}
}

func (s *Sandbox) accountRoutes() map[string]handler {
	return map[string]handler{
		"GET ":                             s.getAccount,
		"POST ":                            s.managed(s.setAccountField),
		"GET template_analytics":           s.managed(s.getInsights),
		"GET phone_numbers":                s.listNumbers,
		"GET message_templates":            s.managed(s.listTemplates),
		"POST message_templates":           s.managed(s.createTemplate),
		"DELETE message_templates":         s.managed(s.deleteTemplates),
		"POST message_templates/archive":   s.managed(s.archiveTemplates),
		"POST message_templates/unarchive": s.managed(s.unarchiveTemplates),
		"GET subscribed_apps":              s.managed(s.listSubscriptions),
		"POST subscribed_apps":             s.managed(s.subscribe),
		"DELETE subscribed_apps":           s.managed(s.unsubscribe),
	}
}

func (s *Sandbox) uploadRoutes() map[string]handler {
	return map[string]handler{http.MethodGet: s.getUpload, http.MethodPost: s.continueUpload}
}

// objectRoute is for what was created here: templates and media.
func (s *Sandbox) objectRoute(c *call, id, edge string) handler {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.world.templates.alive(id) != nil {
		return map[string]handler{
			"GET ":         s.managed(s.getTemplate),
			"POST ":        s.managed(s.editTemplate),
			"POST unpause": s.managed(s.unpauseTemplate),
		}[c.Method+" "+edge]
	}
	if s.world.files.media(id) != nil {
		return map[string]handler{"GET ": s.getMedia, "DELETE ": s.deleteMedia}[c.Method+" "+edge]
	}
	return nil
}

// managed counts a call of the management API against its hourly limit and
// says how much of it is used.
func (s *Sandbox) managed(h handler) handler {
	return func(c *call, rw http.ResponseWriter) (any, *refusal) {
		s.mu.Lock()
		n := s.world.limits.calls.count(s.world.now())
		s.mu.Unlock()
		rw.Header().Set("X-Business-Use-Case-Usage", usage(s.opts.WABA, n))
		if n > callsPerHour {
			return nil, refuse(80007, "There have been too many calls from this WhatsApp Business account. Please try again later.")
		}
		return h(c, rw)
	}
}

func usage(waba string, calls int) string {
	percent := calls * 100 / callsPerHour
	regain := 0
	if calls > callsPerHour {
		regain = 60
	}
	return string(plainJSON(map[string]any{waba: []any{map[string]any{"type": "whatsapp", "call_count": percent,
		"total_cputime": percent / 2, "total_time": percent / 2, "estimated_time_to_regain_access": regain}}}))
}

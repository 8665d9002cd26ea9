package handlers

import "net/http"

// policy is the Content-Security-Policy: everything from here, nothing inline. ancestors may show the page in a frame.
func policy(ancestors string) string {
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
		"frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors " + ancestors
}

// withHeaders stands around everything, so that no answer goes without: not an error, not a file, not an address nobody knows. What differs
// on a page (a form shown elsewhere, a file that may be kept) the page sets itself.
func (s *Server) withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy("'none'"))
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if s.secure() {
			h.Set("Strict-Transport-Security", "max-age=63072000")
		}
		// The request's id is ours: one that a stranger sends could pass for somebody else's in the log.
		r.Header.Del("X-Request-Id")
		next.ServeHTTP(w, r)
	})
}

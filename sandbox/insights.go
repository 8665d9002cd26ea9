package sandbox

import "net/http"

// getInsights refuses as Meta does for businesses in the European Union, whose accounts have no template insights; asked for two kinds of
// sending at once it says that first.
func (s *Sandbox) getInsights(c *call, _ http.ResponseWriter) (any, *refusal) {
	if len(c.list("product_type")) > 1 {
		return nil, templateRefusal(2388077, "")
	}
	return nil, &refusal{Code: 200005, Message: "(#200005) Template insights are not available for this WhatsApp Business account"}
}

// setAccountField is what can be changed of an account: nothing but insights, which are refused.
func (s *Sandbox) setAccountField(*call, http.ResponseWriter) (any, *refusal) {
	return nil, &refusal{Code: 200005, Message: "(#200005) Template insights are not available for this WhatsApp Business account"}
}

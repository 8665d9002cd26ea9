package handlers

import "greenlist/models"

var (
	// machines are the company's own systems. They have a key, and no session: what a browser sends along by itself lets nobody in.
	machines       = audience{name: "machines", machine: true}
	contactReaders = audience{name: "machines that read contacts", machine: true, scope: models.ReadContacts}
	contactWriters = audience{name: "machines that write contacts", machine: true, scope: models.WriteContacts}
	consentWriters = audience{name: "machines that write consents", machine: true, scope: models.WriteConsents}
)

// api is what the company's own systems may ask. The document that describes it is for everybody: it holds no secret.
func (s *Server) api() []route {
	return []route{
		{method: get, path: "/api/v1/openapi.json", who: outside, do: s.openAPI},
		{method: get, path: "/api/v1/purposes", who: machines, do: s.apiPurposes},
		{method: get, path: "/api/v1/forms", who: machines, do: s.apiForms},
		{method: post, path: "/api/v1/optins", who: consentWriters, do: s.recordOptIn, body: apiBody},
		{method: post, path: "/api/v1/optouts", who: consentWriters, do: s.recordOptOut, body: apiBody},
		{method: get, path: "/api/v1/contacts", who: contactReaders, do: s.apiContacts},
		{method: post, path: "/api/v1/contacts", who: contactWriters, do: s.putContact, body: apiBody},
		{method: get, path: "/api/v1/contacts/:id", who: contactReaders, do: s.apiContact},
		{method: patch, path: "/api/v1/contacts/:id", who: contactWriters, do: s.amendContact, body: apiBody},
		{method: get, path: "/api/v1/contacts/:id/consents", who: contactReaders, do: s.apiConsents},
	}
}

// telling is what tells other systems: keys for those who ask, webhooks for those who listen, and lists for those who read.
func (s *Server) telling() []route {
	return []route{
		{method: get, path: "/api", who: staff, do: s.apiGuide},
		{method: get, path: "/settings/keys", who: admins, do: s.apiKeys},
		{method: post, path: "/settings/keys", who: admins, do: s.createKey},
		{method: get, path: "/settings/keys/new", who: admins, do: s.newKey},
		{method: del, path: "/settings/keys/:id", who: admins, do: s.revokeKey},

		{method: get, path: "/settings/webhooks", who: admins, do: s.endpoints},
		{method: post, path: "/settings/webhooks", who: admins, do: s.createEndpoint},
		{method: get, path: "/settings/webhooks/new", who: admins, do: s.newEndpoint},
		{method: get, path: "/settings/webhooks/:id", who: admins, do: s.endpoint},
		{method: post, path: "/settings/webhooks/:id", who: admins, do: s.changeEndpoint},
		{method: post, path: "/settings/webhooks/:id/secret", who: admins, do: s.rotateEndpointSecret},
		{method: post, path: "/settings/webhooks/:id/tests", who: admins, do: s.tryEndpoint},
		{method: post, path: "/settings/webhooks/:id/sending", who: admins, do: s.switchEndpointOn},
		{method: del, path: "/settings/webhooks/:id/sending", who: admins, do: s.switchEndpointOff},
		{method: post, path: "/settings/webhooks/:id/deliveries/:delivery/replays", who: admins, do: s.replayDelivery},

		{method: get, path: "/exports", who: auditors, do: s.exports},
		{method: get, path: "/exports/consents.csv", who: auditors, do: s.exportConsents},
	}
}

package whatsapp

import "testing"

func TestWhichNewsOfAnAccountStopsSending(t *testing.T) {
	calls, adding, messages := Restriction{Type: "RESTRICTED_USER_INITIATED_CALLING"}, Restriction{Type: "RESTRICTED_ADD_PHONE_NUMBER_ACTION"}, Restriction{Type: "RESTRICTED_BIZ_INITIATED_MESSAGING"}
	for _, c := range []struct {
		event AccountEvent
		stops bool
	}{
		{AccountEvent{Event: "ACCOUNT_DELETED"}, true},
		{AccountEvent{Event: "DISABLED_UPDATE", Detail: "DISABLE"}, true},
		{AccountEvent{Event: "DISABLED_UPDATE", Detail: "REINSTATE"}, false},
		{AccountEvent{Event: "ACCOUNT_RESTRICTION"}, true},
		{AccountEvent{Event: "ACCOUNT_RESTRICTION", Restrictions: []Restriction{messages}}, true},
		{AccountEvent{Event: "ACCOUNT_RESTRICTION", Restrictions: []Restriction{calls, adding}}, false},
		{AccountEvent{Event: "ACCOUNT_RESTRICTION", Restrictions: []Restriction{calls, messages}}, true},
		{AccountEvent{Event: "VERIFIED_ACCOUNT"}, false},
	} {
		if got := c.event.StopsSending(); got != c.stops {
			t.Errorf("%+v stops sending: %v", c.event, got)
		}
	}
}

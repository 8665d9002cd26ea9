package views

import (
	"net/url"
	"strconv"
	"time"

	"greenlist/models"
)

// Endpoints lists the addresses that are told of every yes and no.
type Endpoints struct {
	Clock
	All []models.Endpoint
	// Off is why this process tells nobody anything; empty where it does.
	Off string
}

// EndpointEditor adds one.
type EndpointEditor struct {
	Typed  models.NewEndpoint
	Errors map[string]string
}

// EndpointSecret shows a secret, once.
type EndpointSecret struct {
	Endpoint models.Endpoint
	Secret   string
	Rotated  bool
}

// EndpointPage is one of them, with what it was told.
type EndpointPage struct {
	Clock
	Endpoint models.Endpoint
	Typed    models.NewEndpoint
	Search   models.DeliverySearch
	Page     models.DeliveryPage
	Purposes map[int64]string
	Off      string
	Errors   map[string]string
}

// Exports offers lists of what people said.
type Exports struct {
	Purposes             []models.Purpose
	Purpose, From, Until string
	Errors               map[string]string
}

// EndpointPath is a webhook's address here.
func EndpointPath(id int64) string { return "/settings/webhooks/" + strconv.FormatInt(id, 10) }

var topicWords = map[models.Topic]string{
	models.TopicGiven: "Said yes", models.TopicWithdrawn: "Said stop", models.TopicRefused: "Said no when asked", models.TopicExpired: "A yes ended by itself", models.TopicChanged: "Their details changed",
	models.TopicErased: "Their data were erased", models.TopicTest: "A test",
}

func topicOptions() (all []Option) {
	for _, topic := range models.Topics {
		all = append(all, Option{Value: string(topic), Text: topicWords[topic], Help: string(topic)})
	}
	return all
}

func topicValues(topics []models.Topic) (all []string) {
	for _, topic := range topics {
		all = append(all, string(topic))
	}
	return all
}

func topicNames(topics []models.Topic) (all []string) {
	for _, topic := range topics {
		all = append(all, topicWords[topic])
	}
	return all
}

func endpointStatus(e models.Endpoint) Status {
	switch {
	case e.State == models.EndpointOff:
		return Status{"Off", Quiet}
	case e.State == models.EndpointPaused:
		return Status{"Paused", Bad}
	case e.Failures > 0:
		return Status{"Failing", Caution}
	case e.LastSuccessAt == nil:
		return Status{"Nothing sent yet", Info}
	}
	return Status{"On", Good}
}

func pausedWords(e models.Endpoint) string {
	if e.PausedWhy == models.PausedGone {
		return "It answered that it is gone (410). What happens meanwhile waits for it, for up to 30 days."
	}
	return "It took nothing for three days. What happens meanwhile waits for it, for up to 30 days. Mend the other side, then switch it on again."
}

// host is what an address is called where there is room for little; the rest may hold a secret of the other side's.
func host(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return text
	}
	return u.Host
}

var deliveryStatus = map[models.DeliveryState]Status{
	models.DeliveryWaiting: {"Waiting", Info}, models.DeliveryDelivered: {"Delivered", Good}, models.DeliveryFailed: {"Given up", Bad},
}

// about is what a delivery tells of.
func (p EndpointPage) about(d models.Delivery) string {
	if d.PurposeID == nil {
		return topicWords[d.Type]
	}
	return topicWords[d.Type] + ": " + p.Purposes[*d.PurposeID]
}

// moving tells whether something is about to be sent.
func (p EndpointPage) moving() bool {
	if p.Off != "" || p.Endpoint.State != models.EndpointOn {
		return false
	}
	for _, d := range p.Page.Deliveries {
		if d.State == models.DeliveryWaiting && d.NextAt.Sub(p.Now) < time.Minute {
			return true
		}
	}
	return false
}

// again is what the button on a delivery says; empty where there is none because it is about to be sent anyway.
func again(d models.Delivery) string {
	switch {
	case d.State != models.DeliveryWaiting:
		return "Send again"
	case d.Attempts > 0:
		return "Try now"
	}
	return ""
}

func (p EndpointPage) status(d models.Delivery) Status {
	if d.State == models.DeliveryWaiting && d.Attempts > 0 {
		return Status{"Trying again", Caution}
	}
	return deliveryStatus[d.State]
}

func deliveryStates() []Option {
	return []Option{{Value: "", Text: "All"}, {Value: "waiting", Text: "Waiting"}, {Value: "delivered", Text: "Delivered"}, {Value: "failed", Text: "Given up"}}
}

func (p EndpointPage) pager() Pager {
	var pager Pager
	rows := p.Page.Deliveries
	if len(rows) > 0 && p.Page.Newer {
		pager.Previous = p.page("after", rows[0].ID)
	}
	if len(rows) > 0 && p.Page.Older {
		pager.Next = p.page("before", rows[len(rows)-1].ID)
	}
	return pager
}

// here is the address of the page as it is shown.
func (p EndpointPage) here() string {
	query := url.Values{}
	for name, value := range map[string]int64{"before": p.Search.Before, "after": p.Search.After} {
		if value > 0 {
			query.Set(name, strconv.FormatInt(value, 10))
		}
	}
	if p.Search.State != "" {
		query.Set("state", string(p.Search.State))
	}
	return EndpointPath(p.Endpoint.ID) + "?" + query.Encode()
}

func (p EndpointPage) page(side string, id int64) string {
	query := url.Values{side: {strconv.FormatInt(id, 10)}}
	if p.Search.State != "" {
		query.Set("state", string(p.Search.State))
	}
	return EndpointPath(p.Endpoint.ID) + "?" + query.Encode()
}

func (p EndpointPage) reset() string {
	if p.Search.State == "" {
		return ""
	}
	return EndpointPath(p.Endpoint.ID)
}

func answered(d models.Delivery) string {
	if d.LastCode == 0 {
		return "—"
	}
	return strconv.Itoa(d.LastCode)
}

func replayPath(d models.Delivery) string {
	return EndpointPath(d.EndpointID) + "/deliveries/" + strconv.FormatInt(d.ID, 10) + "/replays"
}

func everyPurpose(all []models.Purpose) []Option {
	options := []Option{{Value: "", Text: "All purposes"}}
	for _, p := range all {
		options = append(options, Option{Value: strconv.FormatInt(p.ID, 10), Text: p.Name})
	}
	return options
}

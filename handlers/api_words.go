package handlers

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"greenlist/models"
)

// What the API says things with. Fields stay as they are; others may come.

type apiContact struct {
	ID         int64             `json:"id"`
	Phone      *string           `json:"phone"`
	BSUID      *string           `json:"bsuid"`
	Name       string            `json:"name"`
	Language   string            `json:"language"`
	Country    string            `json:"country"`
	Tags       []string          `json:"tags"`
	Attributes map[string]string `json:"attributes"`
	// Suppressed says that they are never messaged, whatever they agreed to.
	Suppressed bool      `json:"suppressed"`
	CreatedAt  time.Time `json:"created_at"`
	UpdatedAt  time.Time `json:"updated_at"`
}

func contactWords(c models.Contact) apiContact {
	tags, attributes := c.Tags, c.Attributes
	if tags == nil {
		tags = []string{}
	}
	if attributes == nil {
		attributes = map[string]string{}
	}
	return apiContact{
		ID: c.ID, Phone: c.Phone, BSUID: c.BSUID, Name: c.Name, Language: c.Language, Country: c.Country, Tags: tags, Attributes: attributes,
		Suppressed: c.SuppressedAt != nil, CreatedAt: c.CreatedAt.UTC(), UpdatedAt: c.UpdatedAt.UTC(),
	}
}

type apiName struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

type apiConsent struct {
	Purpose apiName             `json:"purpose"`
	State   models.ConsentState `json:"state"`
	// Live says whether a message may rely on it now.
	Live       bool       `json:"live"`
	ActedAt    time.Time  `json:"acted_at"`
	RecordedAt time.Time  `json:"recorded_at"`
	ExpiresAt  *time.Time `json:"expires_at"`
	Source     string     `json:"source"`
	Grade      string     `json:"grade"`
	// Tracked says that it may be kept what they read, because they were told so.
	Tracked  bool  `json:"tracked"`
	Evidence int64 `json:"evidence"`
}

// consentWords are how a person stands, purpose by purpose.
func consentWords(ctx context.Context, db *models.DB, person models.Contact) ([]apiConsent, error) {
	agreements, err := person.ListAgreements(ctx, db)
	all := []apiConsent{}
	for _, a := range agreements {
		k := a.Consent
		all = append(all, apiConsent{
			Purpose: apiName{a.Purpose.ID, a.Purpose.Name}, State: k.State, Live: k.Live(db.Now()) && person.SuppressedAt == nil, ActedAt: k.ActedAt.UTC(), RecordedAt: k.RecordedAt.UTC(),
			ExpiresAt: k.ExpiresAt, Source: k.Source, Grade: k.Grade, Tracked: k.Tracked, Evidence: k.EvidenceID,
		})
	}
	return all, err
}

// A purposeRef is a purpose by its id or its name.
type purposeRef struct {
	id   int64
	name string
}

func (p *purposeRef) UnmarshalJSON(text []byte) error {
	if json.Unmarshal(text, &p.id) == nil || json.Unmarshal(text, &p.name) == nil {
		return nil
	}
	return models.Invalid{"purposes": "Name each purpose by its id or its name."}
}

// purposeIDs finds purposes, each once.
func purposeIDs(ctx context.Context, db *models.DB, refs []purposeRef) ([]int64, error) {
	all, err := models.ListPurposes(ctx, db)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, ref := range refs {
		at := slices.IndexFunc(all, func(p models.Purpose) bool {
			return p.ID == ref.id || ref.name != "" && strings.EqualFold(strings.TrimSpace(ref.name), p.Name)
		})
		if at < 0 {
			return nil, models.Invalid{"purposes": "There is no purpose " + ref.String() + " in use. GET /purposes lists them."}
		}
		if !slices.Contains(ids, all[at].ID) {
			ids = append(ids, all[at].ID)
		}
	}
	return ids, nil
}

func (p purposeRef) String() string {
	if p.name != "" {
		return "“" + p.name + "”"
	}
	return strconv.FormatInt(p.id, 10)
}

// fieldProblems names fields as the API does.
func fieldProblems(wrong models.Invalid) (all []fieldProblem) {
	for _, field := range slices.Sorted(maps.Keys(wrong)) {
		all = append(all, fieldProblem{apiField(field), wrong[field]})
	}
	return all
}

func apiField(field string) string {
	if key, ok := strings.CutPrefix(field, "attribute_"); ok {
		return "attributes." + key
	}
	switch field {
	case "purpose", "purpose_id":
		return "purposes"
	case "words":
		return "how"
	}
	return field
}

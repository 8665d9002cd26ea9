package main

import (
	"bytes"
	"encoding/json"
	"net/http"

	"greenlist/sandbox"
)

// control asks the pretend Meta's control API, with GET when there is nothing to say.
func (s *stage) control(path string, in, out any) {
	s.t.Helper()
	method, body := http.MethodGet, []byte(nil)
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			s.t.Fatal(err)
		}
		method = http.MethodPost
	}
	r, err := http.NewRequest(method, s.meta.url+"/_sandbox/"+path, bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		s.t.Fatalf("%s %s: %s", method, path, response.Status)
	}
	if out != nil {
		if err := json.NewDecoder(response.Body).Decode(out); err != nil {
			s.t.Fatal(err)
		}
	}
}

// recorded is everything that the pretend Meta accepted.
func (s *stage) recorded() []sandbox.Record {
	s.t.Helper()
	var answer struct {
		Records []sandbox.Record `json:"records"`
	}
	s.control("recorded?limit=10000", nil, &answer)
	return answer.Records
}

// accepted is how many messages of campaigns the pretend Meta accepted; answers in conversations are others.
func (s *stage) accepted() (n int) {
	s.t.Helper()
	for _, r := range s.recorded() {
		if r.Template != "" {
			n++
		}
	}
	return n
}

// repeated is how many people got one template twice, and how many attempts were accepted twice.
func (s *stage) repeated() (people, attempts int) {
	s.t.Helper()
	var answer struct {
		People  int `json:"people"`
		Opaques int `json:"opaques"`
	}
	s.control("recorded/duplicates", nil, &answer)
	return answer.People, answer.Opaques
}

// approveTemplates says yes to whatever waits for the moderator, as soon as it is there.
func (s *stage) approveTemplate(name string) {
	s.t.Helper()
	var id string
	until(s.t, "the template "+name+" to reach the moderator", func() bool {
		var world struct {
			Templates []struct{ ID, Name, Status string } `json:"templates"`
		}
		s.control("state", nil, &world)
		for _, t := range world.Templates {
			if t.Name == name {
				id = t.ID
				if t.Status == "PENDING" {
					s.control("templates/"+id+"/decide", map[string]string{"decision": "approve"}, nil)
				}
			}
		}
		return id != ""
	})
}

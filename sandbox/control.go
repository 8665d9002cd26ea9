package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

const controlPrefix = "/_sandbox/"

// controlRoutes is the control API; doc.go describes each line. Pages of
// other origins may not use it from somebody's browser.
func (s *Sandbox) controlRoutes() http.Handler {
	mux := http.NewServeMux()
	for pattern, h := range map[string]http.HandlerFunc{
		"GET state":                     control(s, showState),
		"GET clock":                     control(s, showClock),
		"POST clock":                    control(s, moveClock),
		"GET faults":                    control(s, showFaults),
		"POST faults":                   control(s, setFaults),
		"GET account":                   control(s, showAccount),
		"POST account":                  control(s, setAccount),
		"GET pacing":                    control(s, showPacing),
		"POST pacing":                   control(s, setPacing),
		"GET behaviour":                 control(s, showBehaviour),
		"POST behaviour":                control(s, setBehaviour),
		"GET webhook":                   control(s, showWebhook),
		"POST webhook":                  control(s, setWebhook),
		"GET people":                    control(s, listPeople),
		"POST people":                   control(s, putPerson),
		"GET people/{id}":               control(s, showPerson),
		"GET people/{id}/thread":        control(s, showThread),
		"POST people/{id}/messages":     control(s, writeMessage),
		"POST people/{id}/files":        control(s, sendFile),
		"POST people/{id}/presses":      control(s, pressButton),
		"POST people/{id}/reads":        control(s, readThread),
		"POST people/{id}/block":        control(s, blockBusiness),
		"POST people/{id}/unblock":      control(s, unblockBusiness),
		"POST people/{id}/preferences":  control(s, setPreference),
		"POST people/{id}/number":       control(s, changeNumber),
		"POST people/{id}/handover":     control(s, handOver),
		"GET recorded":                  control(s, listRecorded),
		"GET recorded/count":            control(s, countRecorded),
		"GET recorded/duplicates":       control(s, listDuplicates),
		"POST templates/{id}/decide":    control(s, decideTemplate),
		"POST templates/{id}/quality":   control(s, setTemplateQuality),
		"POST templates/{id}/category":  control(s, setTemplateCategory),
		"POST numbers/{number}/quality": control(s, setNumberQuality),
		"POST numbers/{number}/limit":   control(s, setNumberLimit),
	} {
		mux.HandleFunc(controlPattern(pattern), h)
	}
	return http.NewCrossOriginProtection().Handler(mux)
}

func controlPattern(pattern string) string {
	method, path, _ := strings.Cut(pattern, " ")
	return method + " " + controlPrefix + path
}

// controlError is an answer of the control API that is not 200.
type controlError struct {
	status int
	words  string
}

func (e *controlError) Error() string { return e.words }

func notFound(format string, args ...any) error {
	return &controlError{http.StatusNotFound, fmt.Sprintf(format, args...)}
}

func conflict(format string, args ...any) error {
	return &controlError{http.StatusConflict, fmt.Sprintf(format, args...)}
}

func invalidInput(format string, args ...any) error {
	return &controlError{http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

// nothing is the input of those who take none.
type nothing struct{}

// control makes a handler of what is done alone with the world: it decodes
// the input, refusing fields it does not know, and writes the answer.
func control[T any](s *Sandbox, do func(w *world, r *http.Request, in T) (any, error)) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		var in T
		if err := decodeStrictly(r, &in); err != nil {
			writeControl(rw, nil, invalidInput("%v", err))
			return
		}
		var answer any
		var err error
		if lost := s.with(func(w *world) { answer, err = do(w, r, in) }); lost != nil {
			err = &controlError{http.StatusServiceUnavailable, lost.Error()}
		}
		writeControl(rw, answer, err)
	}
}

func decodeStrictly(r *http.Request, in any) error {
	dec := json.NewDecoder(io.LimitReader(r.Body, maxBody))
	dec.DisallowUnknownFields()
	if err := dec.Decode(in); !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

func writeControl(rw http.ResponseWriter, answer any, err error) {
	var refused *controlError
	switch {
	case errors.As(err, &refused):
		writeJSON(rw, refused.status, map[string]string{"error": refused.words})
	case err != nil:
		writeJSON(rw, http.StatusInternalServerError, map[string]string{"error": err.Error()})
	default:
		writeJSON(rw, http.StatusOK, answer)
	}
}

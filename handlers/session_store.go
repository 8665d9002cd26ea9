package handlers

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/gorilla/sessions"

	"greenlist/models"
	"greenlist/views"
)

// sessionStore keeps gorilla's sessions in the database. The cookie holds a random token and nothing else. Only people who signed in have a
// session: a cookie somebody else planted is never taken over.
type sessionStore struct {
	db      *models.DB
	name    string
	options sessions.Options
}

func newSessionStore(db *models.DB, secure bool) *sessionStore {
	st := &sessionStore{db: db, name: "greenlist", options: sessions.Options{
		Path: "/", MaxAge: int(models.SessionLife.Seconds()), Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}}
	if secure {
		// Browsers take a __Host- cookie only over https, from this very host: no sibling host can plant one.
		st.name = "__Host-greenlist"
	}
	return st
}

// What a session's Values hold. Only what carried names outlives the request.
type (
	rowKey    struct{} // *models.Session: the row
	newKey    struct{} // models.NewSession: who just signed in
	byLinkKey struct{} // bool: signed in with a link, and so may set a password without knowing the last
)

type carried struct {
	Flashes []views.Flash `json:"flashes,omitempty"`
	ByLink  bool          `json:"by_link,omitempty"`
}

// Get returns the request's session, read once.
func (st *sessionStore) Get(r *http.Request, name string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(st, name)
}

// New reads the session the cookie names. Without a live one it is new, which means nobody is signed in.
func (st *sessionStore) New(r *http.Request, name string) (*sessions.Session, error) {
	s := sessions.NewSession(st, name)
	options := st.options
	s.Options, s.IsNew = &options, true
	cookie, err := r.Cookie(name)
	if err != nil {
		return s, nil
	}
	row, err := models.FindSession(r.Context(), st.db, cookie.Value)
	if err != nil {
		return s, unlessNotFound(err)
	}
	s.ID, s.IsNew = row.IDHash.String(), false
	s.Values[rowKey{}] = &row
	return s, unpack(s, row.Data)
}

// Save begins, keeps or (MaxAge below 0) ends the session.
func (st *sessionStore) Save(r *http.Request, w http.ResponseWriter, s *sessions.Session) error {
	data, err := pack(s)
	if err != nil {
		return err
	}
	row, known := s.Values[rowKey{}].(*models.Session)
	switch fresh, starts := s.Values[newKey{}].(models.NewSession); {
	case starts:
		return st.start(r, w, s, fresh, data)
	case !known:
		return errors.New("nobody is signed in, so there is no session to keep")
	case s.Options.MaxAge < 0:
		http.SetCookie(w, sessions.NewCookie(s.Name(), "", s.Options))
		return row.End(r.Context(), st.db)
	}
	return row.Keep(r.Context(), st.db, data)
}

func (st *sessionStore) start(r *http.Request, w http.ResponseWriter, s *sessions.Session, fresh models.NewSession, data []byte) error {
	fresh.Data, fresh.UserAgent = data, r.UserAgent()
	row, token, err := models.StartSession(r.Context(), st.db, fresh)
	if err != nil {
		return err
	}
	delete(s.Values, newKey{})
	s.ID, s.IsNew = row.IDHash.String(), false
	s.Values[rowKey{}] = &row
	http.SetCookie(w, sessions.NewCookie(s.Name(), token, s.Options))
	return nil
}

// find is the row of the request's live session, or nil.
func (st *sessionStore) find(r *http.Request) (*models.Session, error) {
	s, err := st.Get(r, st.name)
	if err != nil {
		return nil, err
	}
	row, _ := s.Values[rowKey{}].(*models.Session)
	return row, nil
}

const flashesKey = "_flash" // gorilla's own name for them

func pack(s *sessions.Session) ([]byte, error) {
	var c carried
	c.ByLink, _ = s.Values[byLinkKey{}].(bool)
	all, _ := s.Values[flashesKey].([]any)
	for _, f := range all {
		c.Flashes = append(c.Flashes, f.(views.Flash))
	}
	return json.Marshal(c)
}

func unpack(s *sessions.Session, data []byte) error {
	var c carried
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	s.Values[byLinkKey{}] = c.ByLink
	for _, f := range c.Flashes {
		s.AddFlash(f)
	}
	return nil
}

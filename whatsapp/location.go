package whatsapp

import "encoding/json"

// Location is a place. Degrees are kept as written, because Meta takes and
// gives them as strings and as numbers. A template's header needs all of
// latitude, longitude, name and address.
type Location struct {
	Latitude  string `json:"latitude"`
	Longitude string `json:"longitude"`
	Name      string `json:"name,omitempty"`
	Address   string `json:"address,omitempty"`
	URL       string `json:"url,omitempty"`
}

// UnmarshalJSON reads degrees as strings or numbers.
func (l *Location) UnmarshalJSON(b []byte) error {
	type plain Location
	*l = Location{}
	w := struct {
		*plain
		Latitude  looseString `json:"latitude"`
		Longitude looseString `json:"longitude"`
	}{plain: (*plain)(l)}
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	l.Latitude, l.Longitude = string(w.Latitude), string(w.Longitude)
	return nil
}

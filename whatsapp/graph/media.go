package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Why a medium is not fetched, whoever asks again.
var (
	ErrMediaTooLarge  = errors.New("graph: the medium is larger than wanted")
	ErrMediaElsewhere = errors.New("graph: the medium is not where Meta keeps its media")
)

// mediaHosts are where Meta hands out media. The token goes along, so nobody else may ever be asked.
var mediaHosts = []string{"fbsbx.com", "fbcdn.net", "facebook.com", "whatsapp.net"}

// Media fetches a picture or document that somebody sent, by the id in the webhook: first its address, which works for minutes, then its bytes.
// It refuses, without asking, an address that is not Meta's (ErrMediaElsewhere), and reads no more than limit bytes (ErrMediaTooLarge).
func (c *Client) Media(ctx context.Context, id string, limit int64) ([]byte, error) {
	var at struct {
		URL string `json:"url"`
	}
	if err := c.call(ctx, http.MethodGet, path(id), nil, nil, &at); err != nil {
		return nil, err
	}
	if !c.keepsMedia(at.URL) {
		return nil, ErrMediaElsewhere
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.URL, nil)
	if err != nil {
		return nil, ErrMediaElsewhere
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("User-Agent", "Greenlist")
	res, err := c.http.Do(req)
	if err != nil {
		return nil, transportError(answer{}, c.cleaned(err))
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("graph: the medium was answered with status %d", res.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	if err == nil && int64(len(body)) > limit {
		err = ErrMediaTooLarge
	}
	return body, c.cleaned(err)
}

// keepsMedia tells whether an address is one of Meta's, or where this client speaks to anyway. A client of a pretend Meta never goes to the real one.
func (c *Client) keepsMedia(address string) bool {
	u, err := url.Parse(address)
	base, other := url.Parse(c.base)
	if err != nil || other != nil || u.User != nil {
		return false
	}
	if u.Scheme == base.Scheme && u.Host == base.Host {
		return true
	}
	return u.Scheme == "https" && u.Port() == "" && isMetas(u.Hostname()) && isMetas(base.Hostname())
}

func isMetas(host string) bool {
	for _, known := range mediaHosts {
		if host == known || strings.HasSuffix(host, "."+known) {
			return true
		}
	}
	return false
}

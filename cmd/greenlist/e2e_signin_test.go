package main

import "regexp"

var signInLinks = regexp.MustCompile(`http://\S+(/sign-in/\S+)`)

// signInLink adds somebody to the team as whoever runs the server does, and returns the path of the link that was printed.
func (i *install) addUser(email, role string) string {
	i.t.Helper()
	out := i.run("user", "add", email, "--role", role)
	found := signInLinks.FindStringSubmatch(out)
	if found == nil {
		i.t.Fatalf("no link in %q", out)
	}
	return found[1]
}

// signIn uses a link in the browser.
func (p *tab) signIn(link string) {
	p.t.Helper()
	p.open(link)
	p.follow("Sign in")
	p.sees("Choose a password")
	p.follow("Not now")
	p.sees("The way to your first campaign")
}

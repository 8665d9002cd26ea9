package models

import "strings"

// guessedFirst are the words people reach for when a box asks for a password, in the languages of our users. With case, digits, signs and
// the usual replacements taken away they stand for some thousands of real ones (ASVS 5.0, 6.2.4).
var guessedFirst = []string{
	"password", "passwort", "wachtwoord", "kodeord", "losenord", "motdepasse", "contrasena", "passord", "parola", "senha",
	"welcome", "welkom", "willkommen", "bienvenue", "bienvenido", "velkommen", "valkommen", "letmein", "iloveyou", "ikhouvanjou",
	"changeme", "secret", "geheim", "hemmelig", "qwerty", "qwertyuiop", "azerty", "azertyuiop", "qwertz", "qwertzuiop", "asdfghjkl",
	"zxcvbnm", "qazwsx", "admin", "administrator", "beheerder", "root", "master", "login", "test", "demo", "guest", "gast", "hello",
	"hallo", "football", "voetbal", "fussball", "baseball", "sunshine", "princess", "dragon", "monkey", "superman", "batman",
	"starwars", "trustno", "whatever", "computer", "internet", "summer", "zomer", "sommer", "winter", "spring", "autumn", "herfst",
	"lente", "januari", "amsterdam", "rotterdam", "london", "berlin", "paris", "greenlist", "whatsapp", "marketing", "company",
}

var replacements = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i")

// easyToGuess also knows the owner: their name and address are tried first of all.
func easyToGuess(password string, about ...string) bool {
	lower := strings.ToLower(password)
	if monotonous(lower) {
		return true
	}
	bare := strings.TrimRightFunc(lower, func(r rune) bool { return r < 'a' })
	for _, core := range []string{lettersOf(lower), lettersOf(replacements.Replace(lower)), lettersOf(replacements.Replace(bare))} {
		if core == "" || isAnyOf(core, guessedFirst) || isAnyOf(core, namesIn(about)) {
			return true
		}
	}
	return false
}

// isAnyOf also finds a word written twice.
func isAnyOf(core string, words []string) bool {
	for _, word := range words {
		if core == word || core == word+word {
			return true
		}
	}
	return false
}

// lettersOf is what remains of a password without digits and signs; nothing but those is easy to guess by itself.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' {
			return -1
		}
		return r
	}, s)
}

func namesIn(about []string) []string {
	var names []string
	for _, text := range about {
		for _, name := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' }) {
			if len(name) > 2 {
				names = append(names, name)
			}
		}
	}
	return names
}

// monotonous finds aaaaaaaa, 12345678 and hgfedcba: the same step all along.
func monotonous(s string) bool {
	all := []rune(s)
	for i := 2; i < len(all); i++ {
		step := all[i] - all[i-1]
		if step != all[1]-all[0] || step < -1 || step > 1 {
			return false
		}
	}
	return true
}

package models_test

import (
	"testing"

	"greenlist/models"
)

// What OWASP's password storage sheet asks of argon2id.
func TestAGuessCostsEnough(t *testing.T) {
	if c := models.PasswordCost; c.Memory < 19*1024 || c.Iterations < 2 || c.SaltLength < 16 || c.KeyLength < 32 {
		t.Errorf("passwords cost %+v", c)
	}
}

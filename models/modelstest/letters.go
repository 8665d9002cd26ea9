package modelstest

import (
	"fmt"

	"greenlist/models"
)

// Letters say things in the fewest words, where a test is not about words.
type Letters struct{}

// Test implements models.Letters.
func (Letters) Test(t models.TestLetter) models.Written {
	return models.Written{Subject: "Test", Body: "A test for " + t.Company + "."}
}

// Checkpoint implements models.Letters.
func (Letters) Checkpoint(c models.CheckpointLetter) models.Written {
	return models.Written{Subject: fmt.Sprintf("Checkpoint %d", c.Size), Body: "Keep this, from " + c.Company + "."}
}

// SignIn implements models.Letters.
func (Letters) SignIn(s models.SignInLetter) models.Written {
	return models.Written{Subject: "Sign in", Body: "Hello " + s.Name + ": " + models.LinkPlace}
}

// Link implements models.Letters.
func (Letters) Link(token string) string {
	return "https://greenlist.zaailing.example/sign-in/" + token
}

package models

import "github.com/alexedwards/argon2id"

// PasswordCost is what they cost people who guess them. The tests pay less: they guess many hundreds of times.
var PasswordCost = *passwordCost

func init() {
	passwordCost = &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

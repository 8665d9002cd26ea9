//go:build !unix

package main

// keepPrivate leaves it to the folder.
func keepPrivate() {}

// lockDatabase has no lock to offer here.
func lockDatabase(string) (release func(), err error) { return func() {}, nil }

// Package library holds templates to start from: for each use that companies have for messages, a text in each language, written for that
// language. Each passes the lint without an error and without advice; a test sees to it.
//
// The texts are data, a file for each language in words/, so that somebody who knows the language and no Go can read and mend them beside
// each other. What all languages of a use share, its category and what it is for, stands once, in use.go.
package library

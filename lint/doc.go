// Package lint judges an opt-in form before anybody sees it. It reads what the form is made of and the pages that people will be shown, in every
// language, and says which rule of law, of Meta or of fair play each of them breaks, where, and how to mend it.
//
// What it finds is advice of a program: it knows words and boxes, not the company. That it finds nothing makes no form lawful.
package lint

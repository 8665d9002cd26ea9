package main

import (
	"net/http"
	"strings"
	"sync"
	"testing"
)

// Two people press the button in the same instant, or one presses it twice.
func TestLaunchingTwiceAtOnceLaunchesOnce(t *testing.T) {
	t.Parallel()
	eachInstall(t, func(t *testing.T, i *install) {
		const people, presses = 12, 8
		c := newCompany(t, newStage(t, i), people)
		page := c.plan("Twice")
		answers := make([]answer, presses)
		var together sync.WaitGroup
		start := make(chan struct{})
		for n := range presses {
			together.Go(func() {
				<-start
				answers[n] = c.anna.try(page+"/launch", nil)
			})
		}
		close(start)
		together.Wait()

		launched := 0
		for _, a := range answers {
			switch {
			case a.status == http.StatusSeeOther:
				launched++
			case a.status != http.StatusConflict && a.status != http.StatusUnprocessableEntity:
				t.Errorf("an answer of %d:\n%s", a.status, a.body)
			}
		}
		if launched != 1 {
			t.Errorf("launched %d times", launched)
		}
		c.finishes(page)
		if n := c.accepted(); n != people {
			t.Errorf("%d messages to %d people", n, people)
		}
		if twice, attempts := c.repeated(); twice > 0 || attempts > 0 {
			t.Errorf("%d people got it twice, %d attempts went out twice", twice, attempts)
		}
		if strings.Count(c.anna.get("/campaigns"), ">Twice<") != 1 {
			t.Error("there is more than one campaign of that name")
		}
	})
}

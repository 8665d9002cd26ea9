package main

import (
	"os"
	"path/filepath"
	"strconv"
)

func (s *street) onPaper() {
	s.t.Helper()
	s.openForm()
	s.staff.follow("Print the sheet")
	s.staff.sees("Messages from Zaailing on WhatsApp")
	s.openForm()
	s.staff.follow("Record a signed sheet")
	s.recordsYes("+31 970 10 900 003", "Paper Vos")
	scan := filepath.Join(s.t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n% a signed sheet\n%%EOF\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.staff.attach("Scan or photograph of the sheet", scan)
	s.staff.follow("Record the yes")
	s.staff.sees("may be messaged about this")
}

func (s *street) byTelephone() {
	s.t.Helper()
	s.openForm()
	s.staff.follow("Open the script")
	s.staff.sees("Would you like to receive offers and news about plants")
	s.takesDownTheirYes()
}

// takesDownTheirYes is somebody of the staff, who has a customer on the telephone.
func (s *street) takesDownTheirYes() {
	s.t.Helper()
	s.openForm()
	s.staff.follow("Record a yes")
	s.recordsYes("+31 970 10 900 004", "Caller Vos")
	s.staff.follow("Record the yes")
}

func (s *street) openForm() {
	s.t.Helper()
	s.staff.open("/forms/" + strconv.FormatInt(s.form.ID, 10))
}

func (s *street) recordsYes(phone, name string) {
	s.t.Helper()
	s.staff.fill("Mobile number", phone)
	s.staff.fill("Name", name)
	s.staff.tick("Offers")
	s.staff.set("Day", "2026-01-15")
	s.staff.fill("Who took it down, and where", "Noor, at the counter")
}

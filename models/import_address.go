package models

import (
	"hash/fnv"
	"strconv"

	"greenlist/whatsapp"
)

// key tells the people of a batch apart: by their number, or by their user id where there is no number. Empty for nobody.
func (p *listPerson) key() string {
	if p.Phone != "" {
		return p.Phone
	}
	return p.BSUID
}

// addresses are the person's number and user id, either of them empty where there is none.
func (p *listPerson) addresses() []string { return []string{p.Phone, p.BSUID} }

// readAddress reads number and user id. A row is rejected only where it has neither: somebody who hides their number can be reached without.
func (r rowReader) readAddress(p *listPerson, cells []string) (remarks []ImportError) {
	phone, id := r.readPhone(p, cells), r.readUserID(p, cells)
	switch {
	case p.Phone != "":
		return append(phone, instead(id, "The person was imported by their number.")...)
	case p.BSUID != "" && r.cell(cells, MeansPhone) == "":
		return nil
	case p.BSUID != "":
		return instead(phone, "The person was imported by their user id.")
	case len(id) > 0 && r.cell(cells, MeansPhone) == "":
		return id
	case r.mapping.has(MeansUserID) && r.cell(cells, MeansPhone) == "":
		return []ImportError{r.remark(cells, MeansUserID, true, p.line, "There is neither a phone number nor a user id in this row.")}
	}
	return phone
}

// instead turns rejections into remarks, since the other address was good.
func instead(problems []ImportError, words string) []ImportError {
	for i := range problems {
		problems[i].Rejected = false
		problems[i].Message += " " + words
	}
	return problems
}

func (r rowReader) readPhone(p *listPerson, cells []string) []ImportError {
	countries := r.mapping.Countries
	if p.Country != "" {
		countries = append([]string{p.Country}, countries...)
	}
	p.Country = ""
	phone, problem := ReadListPhone(r.cell(cells, MeansPhone), countries)
	if problem != "" {
		return []ImportError{r.remark(cells, MeansPhone, true, p.line, problem)}
	}
	p.Phone, p.Country = phone.E164, phone.Country
	if phone.LandLine {
		return []ImportError{r.remark(cells, MeansPhone, false, p.line, "This looks like a land line. It was imported; WhatsApp may not reach it.")}
	}
	return nil
}

func (r rowReader) readUserID(p *listPerson, cells []string) []ImportError {
	text := r.cell(cells, MeansUserID)
	if text == "" {
		return nil
	}
	if !whatsapp.IsUserID(text) {
		return []ImportError{r.remark(cells, MeansUserID, true, p.line, "This is no user id as WhatsApp writes them, like NL.4711081542.")}
	}
	p.BSUID = text
	return nil
}

// addresses are a row's number and user id in eight bytes each.
func (r rowReader) addresses(row listRow) (all []uint64) {
	var p listPerson
	r.readPlace(&p, row.cells)
	r.readAddress(&p, row.cells)
	for _, address := range p.addresses() {
		if address != "" {
			all = append(all, packAddress(address))
		}
	}
	return all
}

// packAddress: a number in E.164 has at most fifteen digits, so the highest bit is free to mark the hash of a user id.
func packAddress(address string) uint64 {
	if n, err := strconv.ParseUint(address[1:], 10, 63); err == nil && address[0] == '+' {
		return n
	}
	hash := fnv.New64a()
	hash.Write([]byte(address))
	return hash.Sum64() | 1<<63
}

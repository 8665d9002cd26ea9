package models

// FewEntries is how many ids of Meta's that come at once have a row each.
const FewEntries = fewEntries

// WAMIDHash is by what ids of Meta's are looked for.
func WAMIDHash(wamid string) int64 { return wamidHash(wamid) }

package ledger

// AddExtract adds what was kept of a webhook when somebody else in it was
// erased.
func (w *Writer) AddExtract(body []byte) error {
	return w.add(extractsDir+"/"+hexSum(body)+".json", body)
}

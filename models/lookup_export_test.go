package models

// ReceiptIn is the name of the receipt whose link stands in a text; empty where none does.
func ReceiptIn(text string) string {
	if parts := receiptPath.FindStringSubmatch(text); parts != nil {
		return parts[1]
	}
	return ""
}

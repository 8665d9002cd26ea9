package models

// Develop is what KeepPicture does to the bytes.
func Develop(sent []byte, limits PictureLimits) ([]byte, error) { return develop(sent, limits) }

// Sniff tells a type by content.
func Sniff(content []byte) string { return sniff(content) }

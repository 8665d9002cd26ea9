package whatsapp

type explanationRange struct {
	from, to int
	Explanation
}

var explanationRanges []explanationRange

var explanations = map[int]Explanation{}

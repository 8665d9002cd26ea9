package whatsapp

// flowNames are the ways in which a button says which flow it opens.
var flowNames = []string{"flow_name", "flow_json"}

// buttonFlow wants to know which flow a button opens: by id, by name or by its description.
func (l *linter) buttonFlow(b Button, place string) {
	named := b.FlowID != ""
	for _, name := range flowNames {
		named = named || len(b.Extra[name]) > 0
	}
	if !named {
		l.add(Finding{Rule: "flow-missing", Place: place, Title: "Flow", Source: sourceComponents, Message: "Say which flow the button opens."})
	}
}

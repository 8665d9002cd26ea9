package models

import "context"

// attributeType is how the answers to a field are kept about people.
func (f FormField) attributeType() AttributeType {
	switch f.Kind {
	case FieldBirthday:
		return AttributeDate
	case FieldChoice:
		return AttributeChoice
	}
	return AttributeText
}

// asked is what staff call the field among attributes: its question in the first language that has one.
func (f FormField) asked() string {
	for _, language := range Languages {
		if f.Labels[language] != "" {
			return f.Labels[language]
		}
	}
	return f.Key
}

// defineFields defines what a form asks and nobody has defined yet, so that staff can search by the answers. A name is no attribute.
func (db *DB) defineFields(ctx context.Context, who Actor, fields []FormField) error {
	for _, f := range fields {
		if f.Kind == FieldName {
			continue
		}
		choices, err := jsonText(append([]string{}, f.firstChoices()...))
		if err != nil {
			return err
		}
		err = db.q(ctx).Exec(`INSERT INTO attributes (key, name, type, choices, created_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
			f.Key, f.asked(), f.attributeType(), choices, who.userID(), db.Now(), db.Now()).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// clashes are fields whose answers would be kept under the name of something of another type. Text takes any answer.
func (db *DB) clashes(ctx context.Context, fields []FormField) (gaps []Gap, err error) {
	defined, err := ListAttributes(ctx, db, true)
	if err != nil {
		return nil, err
	}
	for _, f := range fields {
		attribute, ok := attributeOf(defined, f.Key)
		if ok && f.Kind != FieldName && attribute.Type != AttributeText && attribute.Type != f.attributeType() {
			gaps = append(gaps, Gap{Kind: GapKey, Field: f})
		}
	}
	return gaps, nil
}

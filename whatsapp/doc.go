// Package whatsapp is Meta's language: templates and messages in the shapes
// the Cloud API speaks, the rules they must keep, the webhooks it sends and
// the errors it answers with. It opens no connection and knows no database;
// whatsapp/graph carries these types over the wire.
//
// Meta is not consistent about types and letter case (an id is a string in a
// REST answer and a number in a webhook, a category is MARKETING here and
// marketing there), so everything is normalised while reading: ids are
// strings, enumerations are upper case, languages are written en_US.
package whatsapp

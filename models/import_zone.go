package models

import (
	"regexp"
	"strings"
	"time"
)

// area finds a time zone of the IANA data base within what tools write around it: "(GMT+01:00) Central European Time (Europe/Amsterdam)",
// "UTC +01:00 Europe Amsterdam", "europe_slash_amsterdam".
var area = regexp.MustCompile(`(?i)\b(africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific)[/ ]([a-z][a-z_/ -]*[a-z])`)

// officeZones are the names that Windows and what builds on it has for zones (the first of each in CLDR's windowsZones), for where our languages
// are spoken and where people who speak them mostly live.
var officeZones = map[string]string{
	"utc": "UTC", "gmt standard time": "Europe/London", "greenwich standard time": "Atlantic/Reykjavik", "w europe standard time": "Europe/Berlin",
	"romance standard time": "Europe/Paris", "central europe standard time": "Europe/Budapest", "central european standard time": "Europe/Warsaw",
	"fle standard time": "Europe/Kiev", "gtb standard time": "Europe/Bucharest", "e europe standard time": "Europe/Chisinau", "turkey standard time": "Europe/Istanbul",
	"russian standard time": "Europe/Moscow", "morocco standard time": "Africa/Casablanca", "greenland standard time": "America/Godthab",
	"eastern standard time": "America/New_York", "central standard time": "America/Chicago", "mountain standard time": "America/Denver",
	"us mountain standard time": "America/Phoenix", "pacific standard time": "America/Los_Angeles", "atlantic standard time": "America/Halifax",
	"sa western standard time": "America/La_Paz", "sa pacific standard time": "America/Bogota", "argentina standard time": "America/Buenos_Aires",
	"central standard time mexico": "America/Mexico_City", "pacific sa standard time": "America/Santiago", "venezuela standard time": "America/Caracas",
	"e south america standard time": "America/Sao_Paulo", "israel standard time": "Asia/Jerusalem", "arabian standard time": "Asia/Dubai",
	"india standard time": "Asia/Calcutta", "se asia standard time": "Asia/Bangkok", "china standard time": "Asia/Shanghai", "tokyo standard time": "Asia/Tokyo",
	"aus eastern standard time": "Australia/Sydney", "south africa standard time": "Africa/Johannesburg",
}

// readZone understands a zone by its IANA name or by Windows'; empty otherwise. A distance from Greenwich or letters like CET say nothing about
// summer, so they are none.
func readZone(cell string) string {
	if name, ok := officeZones[strings.Join(splitWords(cell), " ")]; ok {
		return name
	}
	found := area.FindStringSubmatch(strings.ReplaceAll(strings.ToLower(cell), "_slash_", "/"))
	if found == nil {
		return ""
	}
	name := zoneName(found[1] + "/" + found[2])
	if _, err := time.LoadLocation(name); err != nil {
		return ""
	}
	return name
}

var zoneWord = regexp.MustCompile(`[a-z]+`)

// zoneName writes a zone as the data base does: "america/port_of_spain" is America/Port_of_Spain.
func zoneName(text string) string {
	return zoneWord.ReplaceAllStringFunc(strings.ReplaceAll(text, " ", "_"), func(word string) string {
		if word == "of" || word == "es" || word == "au" {
			return word
		}
		return strings.ToUpper(word[:1]) + word[1:]
	})
}

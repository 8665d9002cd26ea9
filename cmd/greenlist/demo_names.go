package main

import "strings"

// A land is where some of the demo's people live: what they are called, where, and numbers that are nobody's.
type land struct {
	code     string
	language string
	first    []string
	last     []string
	cities   []string
	// ranges of numbers that are nobody's, the mobile ones first.
	ranges []numberRange
}

// numberRange is what follows a prefix: from to to, with so many digits.
type numberRange struct {
	prefix           string
	digits, from, to int
}

func words(text string) []string { return strings.Fields(text) }

func lines(text string) []string { return strings.Split(text, ", ") }

// Sources: Ofcom, Bundesnetzagentur (also Berlin 030 23125), ARCEP and PTS each reserve numbers for fiction. The Netherlands do not; 0970 is for
// machines and no person's.
var lands = []land{
	{"NL", "nl",
		words("Emma Sophie Julia Mila Tess Sara Noor Lotte Fleur Eva Anouk Femke Hanna Iris Maud Roos Saar Yara Esra Fatima Daan Sem Lucas Levi Finn Noud " +
			"Bram Jesse Thijs Gijs Stijn Ruben Jelle Sander Wouter Bas Joost Kees Mohammed Youssef Henk Ria Wil Gerda"),
		lines("de Vries, Jansen, Bakker, Visser, Smit, Meijer, de Boer, Mulder, de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, " +
			"Dijkstra, Smits, de Graaf, van der Meer, Kok, Jacobs, van Vliet, Schouten, van Beek, Willems, Hoekstra, Koster, Prins, Blom, Huisman, Postma, " +
			"Veenstra, Kramer, el Idrissi, Yilmaz, Wouters, Molenaar, Kuiper"),
		lines("Haarlem, Amsterdam, Utrecht, Leiden, Alkmaar, Bloemendaal, Hoorn, Zwolle, Den Haag, Groningen, Breda, Nijmegen"),
		[]numberRange{{"+319701400", 4, 0, 9999}}},
	{"DE", "de",
		words("Anna Lena Marie Lea Hannah Mia Clara Johanna Katharina Sabine Petra Monika Ute Heike Birgit Ayşe Jonas Paul Felix Lukas Leon Maximilian Tim " +
			"Jan Moritz Niklas Stefan Andreas Thomas Jürgen Uwe Klaus Wolfgang Mehmet Ingrid Greta Frieda Karl"),
		lines("Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter, Klein, Wolf, Schröder, " +
			"Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Krause, Lehmann, Köhler, Maier, Huber, Kaiser, Fuchs, Peters, Lang, Scholz, " +
			"Möller, Weiß, Jung, Öztürk, Vogel"),
		lines("Köln, Düsseldorf, Münster, Hamburg, Berlin, Bremen, Hannover, Aachen, Essen"),
		[]numberRange{{"+4917139200", 2, 0, 99}, {"+49176040690", 2, 0, 99}, {"+493023125", 3, 0, 999}}},
	{"GB", "en",
		words("Olivia Amelia Isla Ava Emily Grace Freya Charlotte Sophie Chloe Megan Priya Aisha Hannah Lucy Rachel Margaret Susan Joan George Harry Jack " +
			"Oliver Noah Alfie Thomas James William Edward Callum Rhys Owen Imran Kwame David Peter Alan Graham Fiona Nadia"),
		lines("Smith, Jones, Taylor, Brown, Williams, Wilson, Johnson, Davies, Patel, Robinson, Wright, Thompson, Evans, Walker, White, Roberts, Green, Hall, " +
			"Wood, Jackson, Clarke, Khan, Hughes, Edwards, Turner, Hill, Ward, Cooper, Morris, Moore, Clark, Lee, King, Baker, Harrison, Morgan, Allen, Murphy, " +
			"Okafor, Begum"),
		lines("London, Norwich, Cambridge, Ipswich, Brighton, Leeds, Bristol, Edinburgh"),
		[]numberRange{{"+447700900", 3, 0, 999}}},
	{"FR", "fr",
		words("Camille Léa Manon Chloé Inès Jade Louise Alice Zoé Juliette Margaux Nathalie Sylvie Isabelle Monique Amina Hugo Louis Gabriel Arthur Jules " +
			"Adam Raphaël Antoine Théo Nathan Pierre Michel Philippe Olivier Karim Mathis Élise Céline Benoît Margot"),
		lines("Martin, Bernard, Dubois, Thomas, Robert, Richard, Petit, Durand, Leroy, Moreau, Simon, Laurent, Lefebvre, Michel, Garcia, David, Bertrand, " +
			"Roux, Vincent, Fournier, Morel, Girard, André, Mercier, Dupont, Lambert, Bonnet, François, Martinez, Legrand, Garnier, Faure, Rousseau, Blanc, " +
			"Guérin, Benali"),
		lines("Lille, Paris, Amiens, Rouen, Reims, Roubaix, Strasbourg"),
		[]numberRange{{"+33639980", 3, 0, 999}}},
	{"SE", "sv",
		words("Alice Elsa Maja Wilma Ebba Astrid Saga Linnea Karin Ingrid Birgitta Åsa Lisa Emma Hanna Leyla William Liam Hugo Oscar Nils Axel Gustav Emil " +
			"Erik Lars Anders Björn Johan Mikael Ahmed Olle"),
		lines("Andersson, Johansson, Karlsson, Nilsson, Eriksson, Larsson, Olsson, Persson, Svensson, Gustafsson, Pettersson, Jonsson, Jansson, Hansson, " +
			"Bengtsson, Lindberg, Lindström, Lindqvist, Axelsson, Berg, Bergström, Lundgren, Sjöberg, Wallin, Engström, Ek, Nyström, Hedlund, Björk, Åberg"),
		lines("Malmö, Göteborg, Lund, Stockholm, Helsingborg"),
		[]numberRange{{"+467017406", 2, 5, 99}}},
}

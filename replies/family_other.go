package replies

// otherFamilies are ways to speak of other things with the words of a stop, and
// to go on.
var otherFamilies = []family{
	// Pictures and reviews, which people want gone too.
	{meansOther, [...]string{
		`photo|photos|picture|pictures|pic|pics ~ of me|us|my|her|him, review|reviews|comment|comments|facebook|instagram`,
		`foto|fotos ~ van mij|me|ons|mijn, recensie|recensies|beoordeling|facebook|instagram`,
		`foto|fotos|bild|bilder ~ von mir|uns|meinem|meiner, bewertung|bewertungen|rezension|facebook|instagram`,
		`foto|fotos|billede|billeder|billedet ~ af mig|os|min, min anmeldelse, facebook|instagram`,
		`foto|foton|bild|bilder|bilden ~ på mig|oss|min, omdöme|omdömen|recension|facebook|instagram`,
		`photo|photos ~ de moi|nous|mon|ma, mon avis, commentaire|commentaires|facebook|instagram`,
		`foto|fotos mía|mías|nuestra|nuestras, foto|fotos ~ de mi|mí, reseña|reseñas|comentario|opinión|facebook|instagram`,
	}},
	// It isn't me you should write to.
	{meansFiller, [...]string{
		`it's not me you|who, it isn't me you|who, not me you need, not me you should`,
		`niet mij moet|moeten, ik ben niet degene, niet bij mij moet|moeten`,
		`nicht mich|mir müssen|müsst|sollten, ich bin nicht die|der|derjenige, bin nicht die|der richtige`,
		`det er ikke mig, ikke mig i|du skal`,
		`det är inte mig|jag, inte mig ni|du ska`,
		`ce n'est pas moi, c'est pas moi|à, pas à moi qu|que`,
		`no es a mí, no soy yo, no es conmigo`,
	}},
	// Put it aside, I'll fetch it.
	{meansFiller, [...]string{
		`put|set|keep|lay ~ aside|by, hold ~ for me, i'll|i|we'll|will take|pick|collect|fetch|grab|get`,
		`leg|leggen|zet|zetten|hou|houd|houden ~ voor me|mij|ons ~ weg|apart|opzij|achter, leg|leggen|zet|hou ~ apart|opzij, ik|wij|we haal|halen`,
		`leg|legt|legen|stell|stellt|heb|hebt ~ zurück|beiseite|weg, ich|wir hol|hole|holen`,
		`læg|lægge|sæt|stil|gem ~ til side|mig, jeg|vi henter, læg ~ fra`,
		`lägg|lägga|ställ|spara ~ undan|åt, jag|vi hämtar`,
		`mettez|gardez|mets|garde ~ de côté, mettez|gardez moi|nous, je|j passe|viens|prends ~ chercher|prendre|récupérer`,
		`aparten|apartad|aparta|guarden|guardad|guárdame|guárdenme|resérvame ~ para|un|una|dos|el|la, paso|pasamos|voy|vamos a recoger|recogerlo|buscar`,
	}},
	// Sent in the post, which is no message.
	{meansFiller | meansChannel, [...]string{
		`in|by the post|mail, by post|letter, on paper`,
		`per|via|met|over de post|brief, per|via post|brief, op papier, folder in de bus`,
		`per|mit|in|via der post, per|via post|brief|briefpost, auf papier`,
		`per|med|via post|posten|brev, på papir`,
		`per|med|via post|posten|brev, på papper`,
		`par la poste, par courrier|lettre|poste, sur papier`,
		`por correo postal|ordinario, por carta, en papel`,
	}},
	// I want those.
	{meansKeep, [...]string{
		`i do want|like|need, i'd like|love to keep, yes to the, keep me on, happy with the, carry on with the, fine to send`,
		`wil ik wel|graag, wel blijven sturen, die wil ik, die wel, wel gewoon, mag|mogen wel|gewoon door|blijven`,
		`will|möchte|hätte ich schon|gerne|weiterhin|aber, die will ich, die schon, könnt ihr gern|gerne|weiter, gern weiterhin`,
		`vil jeg stadig|gerne stadig, dem vil jeg gerne, må gerne|godt blive|fortsætte|komme, men stadig`,
		`vill jag gärna|ha|fortfarande|däremot, de vill jag, får gärna|ni fortsätta, men däremot`,
		`je veux bien|garder|continuer à, ceux là oui, celles là oui, oui pour les|le|la`,
		`sí los|las|lo|la quiero, los|las|lo|la sí quiero|que, esos|esas|eso sí, sí quiero, sí me gustan|interesan, sí que los|las`,
	}},
	// Pop it in the letter box.
	{meansOther, [...]string{
		`letterbox|mailbox|doormat, letter box`, `brievenbus, stop|stopt maar|het|t|hem|ze in`, `briefkasten`, `postkassen`, `brevlådan|postlådan`, `boîte aux`, `buzón`,
	}},
	// Off sick.
	{meansFiller, [...]string{
		`off sick|work|school, off ill`,
		`ziek gemeld, ziekgemeld, afgemeld op|van|bij school|werk`,
		`krank gemeldet, krankgemeldet, krank geschrieben, bin krank`,
		`syg meldt, sygemeldt, meldt syg`,
		`sjuk skriven, sjukskriven, sjukanmäld`,
		`arrêt maladie|travail, en arrêt`,
		`estoy|está|estaba|estuve|sigo|sigue|estar|están|estamos de baja, baja por enfermedad|maternidad|paternidad`,
	}},
}

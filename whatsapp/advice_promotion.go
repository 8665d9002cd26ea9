package whatsapp

import (
	"regexp"
	"slices"
)

// promotion is what makes a utility template a marketing one, whatever its sender calls it. The German, Danish and Norwegian words for an offer
// mean a quotation as well, so they count only where they praise.
var promotion = newAdvice(advice{
	rule: "utility-promotes", title: "Reads like marketing", source: sourceCategories,
	everywhere: cheaper,
	message:    "Meta makes a utility template that promotes something a marketing one, or rejects it. Leave this out, or choose marketing.",
	words: map[string][]string{
		"": {"black friday", "cyber monday", "flash sale", "promo", "promos", "cashback"},
		"en": {"discount*", "coupon*", "voucher*", "promotion*", "promocode*", "special offer*", "limited offer*", "limited time", "exclusive offer*", "our offers",
			"sale", "deal of the *", "best deals", "free sample*", "free gift*", "free trial", "buy now", "shop now", "order now",
			"shop the *", "last chance", "don't miss", "don’t miss", "do not miss", "new collection", "new arrivals", "upgrade now", "upgrade to", "you might also like",
			"you may also like", "recommended for you", "refer a friend", "invite a friend"},
		"nl": {"korting*", "sale", "kortingscode*", "aanbieding*", "actiecode*", "actieprijs*", "uitverkoop", "cadeaubon*", "waardebon*", "tegoedbon*", "gratis proef*", "gratis monster*",
			"gratis cadeau*", "koop nu", "nu kopen", "bestel nu", "shop nu", "laatste kans", "mis het niet", "nieuwe collectie", "profiteer *", "voordeelprijs", "nodig een vriend*",
			"misschien vind je dit ook *", "ook iets voor u", "ook iets voor jou"},
		"de": {"rabatt*", "sale", "gutschein*", "sonderangebot*", "unsere angebote", "exklusives angebot", "tolles angebot", "tolle angebote", "angebot der woche", "aktionscode*", "aktionspreis*",
			"ausverkauf", "schlussverkauf", "schnäppchen*", "gratisprobe*", "kostenlose probe*", "gratisgeschenk*", "jetzt kaufen", "jetzt bestellen", "jetzt shoppen", "jetzt sparen",
			"letzte chance", "nicht verpassen", "neue kollektion", "das könnte ihnen auch *", "das könnte dir auch *", "freunde werben", "treuerabatt"},
		"da": {"rabat*", "gavekort", "værdikupon*", "kupon*", "særtilbud", "ugens tilbud", "gode tilbud", "vores tilbud", "tilbud på", "tilbudskode*", "udsalg*", "gratis prøve*", "vareprøve*",
			"køb nu", "bestil nu", "shop nu", "sidste chance", "gå ikke glip", "ny kollektion", "nye kollektion", "inviter en ven", "du vil måske også *", "spar op til"},
		"sv": {"rabatt*", "presentkort", "värdecheck*", "kupong*", "erbjudande*", "kampanjkod*", "kampanjpris*", "rea", "realisation", "gratisprov*", "gratis prov*", "varuprov*", "köp nu",
			"beställ nu", "handla nu", "sista chansen", "missa inte", "ny kollektion", "nya kollektionen", "bjud in en vän", "värva en vän", "du kanske också *", "spara upp till"},
		"fr": {"promotion*", "code promo", "réduction*", "remise de", "bon d'achat", "bon d’achat", "bons d'achat", "bon de réduction", "soldes", "offre spéciale", "offre exclusive",
			"offre limitée", "nos offres", "échantillon gratuit*", "échantillons gratuits", "cadeau offert", "achetez maintenant", "commandez maintenant", "profitez", "profitez-en",
			"dernière chance", "ne manquez pas", "nouvelle collection", "parrainez", "vous aimerez aussi", "vous aimerez peut-être"},
		"es": {"descuento*", "oferta*", "cupón", "cupones", "vale de compra", "vale de descuento", "promoción", "promociones", "código promocional", "rebaja*", "muestra gratis",
			"muestras gratis", "muestra gratuita", "regalo gratis", "compra ahora", "compre ahora", "pide ahora", "última oportunidad", "no te pierdas", "no se pierda", "nueva colección",
			"aprovecha", "aproveche", "invita a un amigo", "también te puede gustar", "también le puede gustar"},
	},
})

// cheaper is a share of the price, with the words around it in any of the languages.
var cheaper = regexp.MustCompile(`(?i)(\d+\s?%\s*(?:off|discount|korting|rabatt?|erlass|de\s+réduction|de\s+remise|de\s+descuento|billigere|billigare|günstiger|goedkoper))(?:$|[^\p{L}\p{N}])`)

// Promotes reports whether a template sells something, whatever its category says: where that is utility, Meta corrects it or rejects the template.
func (t Template) Promotes() bool {
	return slices.ContainsFunc(t.texts(), func(p passage) bool {
		_, _, found := promotion.find(p.text, t.Language)
		return found
	})
}

// The few words the loader says itself, before the form is there to speak. data-label replaces the first of each.
const words = {
  en: ["Sign up on WhatsApp", "Close"],
  nl: ["Aanmelden via WhatsApp", "Sluiten"],
  de: ["Über WhatsApp anmelden", "Schließen"],
  da: ["Tilmeld dig på WhatsApp", "Luk"],
  sv: ["Anmäl dig på WhatsApp", "Stäng"],
  fr: ["S’inscrire sur WhatsApp", "Fermer"],
  es: ["Suscribirse por WhatsApp", "Cerrar"],
}

// languageOf is what the page around says it is in.
export const languageOf = data => (data.lang || document.documentElement.lang || navigator.language).slice(0, 2).toLowerCase()

export const wordsFor = data => words[languageOf(data)] || words.en

// One template of every kind, and what sending it takes.

const body = (text, ...samples) => ({ type: "BODY", text, ...(samples.length ? { example: { body_text: [samples] } } : {}) });
const buttons = (...list) => ({ type: "BUTTONS", buttons: list });
const stop = { type: "QUICK_REPLY", text: "Stop promotions" };
const say = (...values) => ({ type: "body", parameters: values.map((text) => ({ type: "text", text })) });
const press = (sub_type, index, ...parameters) => ({ type: "button", sub_type, index, parameters });
const file = { image: "image/png", video: "video/mp4", document: "application/pdf" };

const media = (kind, handle) => ({
  name: `veldhuis_${kind}`, category: "MARKETING",
  components: [{ type: "HEADER", format: kind.toUpperCase(), example: { header_handle: [handle(file[kind])] } }, body("The bulbs have arrived in our shop."), buttons(stop)],
  send: [{ type: "header", parameters: [{ type: kind, [kind]: { link: `https://veldhuis.example/sample.${kind}` } }] }],
});

const card = (handle, name) => ({
  components: [
    { type: "HEADER", format: "IMAGE", example: { header_handle: [handle(file.image)] } },
    body(`${name} for your garden`),
    buttons({ type: "QUICK_REPLY", text: "More like this" }, { type: "URL", text: "Look", url: "https://veldhuis.example/bulbs/{{1}}", example: ["https://veldhuis.example/bulbs/iris"] }),
  ],
});

const cardSend = (card_index, what) => ({
  card_index,
  components: [
    { type: "header", parameters: [{ type: "image", image: { link: "https://veldhuis.example/card.png" } }] },
    press("quick_reply", "0", { type: "payload", payload: `more-${what}` }),
    press("url", "1", { type: "text", text: what }),
  ],
});

// kinds are all templates; handle gives the handle of an uploaded sample of a media type.
export const kinds = (handle) => [
  {
    name: "veldhuis_text", category: "MARKETING",
    components: [
      { type: "HEADER", format: "TEXT", text: "Spring at {{1}}", example: { header_text: ["Veldhuis"] } },
      body("Hello {{1}}, your bulbs are here until {{2}} at the latest.", "Fenna", "Sunday"),
      { type: "FOOTER", text: "Veldhuis Garden Shop" },
      buttons(stop, { type: "URL", text: "Look", url: "https://veldhuis.example/{{1}}", example: ["https://veldhuis.example/iris"] }, { type: "PHONE_NUMBER", text: "Call", phone_number: "+3197012345678" }),
    ],
    send: [{ type: "header", parameters: [{ type: "text", text: "Veldhuis" }] }, say("Fenna", "Sunday"), press("url", 1, { type: "text", text: "iris" }), press("quick_reply", "0", { type: "payload", payload: "stop" })],
  },
  {
    name: "veldhuis_named", category: "UTILITY", parameter_format: "NAMED",
    components: [{
      type: "BODY", text: "Hello {{first_name}}, your order {{order}} has left our shop.",
      example: { body_text_named_params: [{ param_name: "first_name", example: "Fenna" }, { param_name: "order", example: "VG-204" }] },
    }],
    send: [{ type: "body", parameters: [{ type: "text", parameter_name: "first_name", text: "Fenna" }, { type: "text", parameter_name: "order", text: "VG-204" }] }],
  },
  media("image", handle), media("video", handle), media("document", handle),
  {
    name: "veldhuis_place", category: "UTILITY",
    components: [{ type: "HEADER", format: "LOCATION" }, body("Your parcel waits at the place above.")],
    send: [{ type: "header", parameters: [{ type: "location", location: { latitude: "52.09", longitude: "5.12", name: "Veldhuis", address: "Lindenlaan 3, Utrecht" } }] }],
  },
  {
    name: "veldhuis_coupon", category: "MARKETING",
    components: [body("Use the code below until {{1}} in our shop.", "Sunday"), buttons(stop, { type: "COPY_CODE", example: "BULBS10" })],
    send: [say("Sunday"), press("COPY_CODE", 1, { type: "coupon_code", coupon_code: "BULBS10" })],
  },
  {
    name: "veldhuis_offer", category: "MARKETING",
    components: [
      { type: "HEADER", format: "IMAGE", example: { header_handle: [handle(file.image)] } },
      { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Until Sunday", has_expiration: true } },
      body("Hello {{1}}, all bulbs are cheaper until Sunday.", "Fenna"),
      buttons({ type: "COPY_CODE", example: "BULBS10" }, { type: "URL", text: "Shop", url: "https://veldhuis.example/{{1}}", example: ["https://veldhuis.example/offer"] }),
    ],
    send: [
      { type: "header", parameters: [{ type: "image", image: { link: "https://veldhuis.example/offer.png" } }] }, say("Fenna"),
      { type: "limited_time_offer", parameters: [{ type: "limited_time_offer", limited_time_offer: { expiration_time_ms: 1893456000000 } }] },
      press("copy_code", 0, { type: "coupon_code", coupon_code: "BULBS10" }), press("url", 1, { type: "text", text: "offer" }),
    ],
  },
  {
    name: "veldhuis_carousel", category: "MARKETING",
    components: [body("Hello {{1}}, two bulbs for you.", "Fenna"), { type: "CAROUSEL", cards: [card(handle, "Iris"), card(handle, "Crocus")] }],
    send: [say("Fenna"), { type: "carousel", cards: [cardSend(0, "iris"), cardSend(1, "crocus")] }],
  },
  {
    name: "veldhuis_catalog", category: "MARKETING",
    components: [body("All our bulbs in one place."), buttons({ type: "CATALOG", text: "View catalog" })],
    send: [press("catalog", 0, { type: "action", action: { thumbnail_product_retailer_id: "iris" } })],
  },
  {
    name: "veldhuis_products", category: "MARKETING",
    components: [{ type: "HEADER", format: "TEXT", text: "New bulbs" }, body("These have just arrived."), buttons({ type: "MPM", text: "View items" })],
    send: [press("mpm", 0, { type: "action", action: { thumbnail_product_retailer_id: "iris", sections: [{ title: "Bulbs", product_items: [{ product_retailer_id: "iris" }] }] } })],
  },
  {
    name: "veldhuis_flow", category: "UTILITY",
    components: [body("Please tell us how your delivery went."), buttons({ type: "FLOW", text: "Tell us", flow_id: "100200300", flow_action: "navigate", navigate_screen: "START" })],
    send: [press("flow", "0", { type: "action", action: { flow_token: "unused" } })],
  },
  {
    name: "veldhuis_code", category: "AUTHENTICATION",
    components: [{ type: "BODY", add_security_recommendation: true }, { type: "FOOTER", code_expiration_minutes: 10 }, buttons({ type: "OTP", otp_type: "COPY_CODE", text: "Copy code" })],
    send: [say("482913"), press("url", "0", { type: "text", text: "482913" })],
  },
];

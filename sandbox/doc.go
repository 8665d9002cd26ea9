// Package sandbox is a pretend Meta: the Graph API of WhatsApp, a moderator
// for templates, and people with phones, in one http.Handler. A client talks
// to it as to Meta, over HTTP and webhooks only; a test or the dashboard's
// Phones page plays the world's part through the control API below. It talks
// to no network but the webhook address it is given, so nothing sent to it
// can reach a real person.
//
// # Graph API
//
// Under any version prefix (/v26.0/…) or none, with the token as Bearer, OAuth
// or access_token:
//
//	POST   /{phone}/messages              template, text, media, interactive; status "read"
//	POST   /{phone}/media                 multipart upload → id
//	GET    /{phone}                       number, quality, messaging limit
//	GET    /{waba}  /{waba}/phone_numbers  /{business}
//	GET    /{waba}/message_templates      fields, limit, cursors, filters, summary
//	POST   /{waba}/message_templates      create; mistakes are answered with Meta's codes
//	DELETE /{waba}/message_templates      by name, by hsm_id and name, by hsm_ids
//	POST   /{waba}/message_templates/archive   …/unarchive
//	GET    /{template}   POST /{template}   POST /{template}/unpause
//	GET, POST, DELETE /{waba}/subscribed_apps
//	POST   /{app}/uploads   GET, POST /upload:…
//	GET    /{media}   DELETE /{media}   and the url the former answers
//
// # Time
//
// Everything civil (delays of people, reviews, service windows, quotas,
// timestamps) follows one clock that the control API can move forwards. What
// moving it makes due has happened when the call returns, at the times it was
// due. Retries of webhooks and the latency fault follow real time.
//
// # Control API
//
// JSON under /_sandbox/, without a token: bind the sandbox to loopback. An
// error is {"error": words} with 400, 404 or 409. Lengths of time are "1.5s"
// or seconds; rates are between 0 and 1. {id} of a person is the digits of
// the phone or, without one, the user id.
//
//	GET  state                    everything at a glance: clock, counts, number, templates, webhook, faults
//	GET  clock                    {now, offset}
//	POST clock                    {advance: "24h"} or {to: time} → the same; forwards only
//	GET  faults
//	POST faults                   replaces all (see Faults): {latency, hang, reset, err_after, err_before, limit,
//	                              refuse: {code, rate}, fail: {code, rate}, webhooks: {pause, duplicate, shuffle, lose, skip}};
//	                              refuse answers sends with an error of Meta's, fail takes them and lets them fail with it, each
//	                              time where no rate is given; {webhooks: {pause: true}} is silence
//	GET  account
//	POST account                  {verified, catalogues, utility_block: "168h", refuse_next: 2388042,
//	                              restrict: {type: "RESTRICTED_BIZ_INITIATED_MESSAGING", for: "72h"}}: changes what is given; a business
//	                              that is not verified may have 250 templates, one with two catalogues no product templates, one that
//	                              sold with utility templates none for so long; refuse_next is how Meta refuses the next template;
//	                              restrict is announced, and sends of that kind are refused with 368 until it ends or is lifted ({type: ""})
//	GET  pacing
//	POST pacing                   {after, hold: "30m"}: from the next message on, templates that are new, just unpaused or not green have
//	                              all but their first so many held for so long (see Pacing); {} for none
//	GET  behaviour                of people nobody described
//	POST behaviour                replaces it (see Behaviour)
//	GET  webhook                  {url, active, verified, pending, last_error}
//	POST webhook                  {url}: the app's address; "" for none. The handshake precedes the first delivery
//
//	GET  people?search=&limit=50  most recently active first
//	POST people                   {phone or user_id or both, name, username, language, behaviour}: adds somebody, or
//	                              changes what is given of somebody known; fields of behaviour left out stay as they are
//	GET  people/{id}
//	GET  people/{id}/thread?limit= what stands on the phone (whatsapp.Bubble), oldest first
//	POST people/{id}/messages     {text, reply_to, ad}: writes to the business; a phone nobody has gets an owner; reads the chat.
//	                              409 if the person has blocked the business
//	                              ad {source_id, …} is the advertisement that opened the chat
//	POST people/{id}/files        {type, name, caption, bytes}: sends a picture, film, sound or document; bytes in base64
//	POST people/{id}/presses      {bubble, button}: taps a quick reply, by its words, payload or index
//	POST people/{id}/reads        reads the chat
//	POST people/{id}/block        POST people/{id}/unblock
//	POST people/{id}/preferences  {value: stop or resume}: marketing, in WhatsApp's own settings
//	POST people/{id}/number       {phone}: takes the account to another number; a system message tells
//	POST people/{id}/handover     {name}: the number passes to somebody new; nothing tells
//
//	GET  recorded?after=SEQ&since=TIME&to=&template=&limit=1000&body=1
//	                              every accepted send in order (see Record): {records, after}; pass after on for the next page
//	GET  recorded/count           {count, people, statuses}; filters as above
//	GET  recorded/duplicates      {people, same_person, opaques, same_opaque}: who got the same template twice, and which
//	                              biz_opaque_callback_data was accepted twice; filters as above
//
//	POST templates/{id}/decide    {decision: approve or reject, reason, words, advice}: ends the review now
//	POST templates/{id}/quality   {score: GREEN, YELLOW, RED or UNKNOWN}; RED pauses for 3 h, then 6 h, then disables
//	POST templates/{id}/category  {category, in: "24h"}: recategorises, announced so long before
//	POST numbers/{id}/quality     {score}
//	POST numbers/{id}/limit       {limit: "TIER_2K"}
//
// # The moderator
//
// Mistakes Meta notices at once are refused at creation. The rest is decided
// after Options.ReviewAfter: REJECT-ME:REASON anywhere in the text rejects
// with that reason; insults are ABUSIVE_CONTENT; prizes, short links and
// requests for card numbers are SCAM; links to other chats, badly written
// variables and the words of another approved template are INVALID_FORMAT; a
// code template that sells is INCORRECT_CATEGORY. A utility template that
// speaks of sales or discounts becomes MARKETING: at creation in the answer,
// after an edit at the end of the review, with a webhook.
//
// What people do with messages moves a template's score. Red pauses it for 3 hours, then for 6, and the third time disables it. With
// pacing on, messages of a template that is not trusted are held; then they go out, or all fail with 132015 and the template is paused until
// somebody unpauses it. A template that nobody edited or sent for a year is archived and, four weeks later, deleted. Names of
// deleted templates stay taken for a minute, those of approved ones for 30 days.
package sandbox

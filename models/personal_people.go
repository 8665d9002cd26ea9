package models

// heldOfPeople are the tables that are about people.
func heldOfPeople() []holding {
	return []holding{
		{
			table: "signups", words: "Forms you filled in, and questions you were asked", whose: (*DB).signupsOf, gives: true, hides: "nonce served_id token",
			goes: "id notice_id nonce served_id token state phone phone_typed name purpose_ids answers source page tag staging declaration attempts last_wamid " +
				"evidence_id receipt_id contact_id created_at expires_at confirmed_at message_id",
		},
		{
			table: "consents", words: "What you agreed to, and what you stopped", whose: byContact("contact_id"), gives: true,
			goes: "id contact_id purpose_id state acted_at recorded_at expires_at source grade notice_id tracked evidence_id due_at lapsed_at",
		},
		{
			table: "renewal_requests", words: "When we asked you to say yes again, and what you answered", whose: byContact("contact_id"),
			goes: "id contact_id purpose_id evidence_id round campaign_id ends_at asked_at outcome ended_at",
		},
		{
			table: "inbound_messages", words: "What you wrote to us", whose: byContact("contact_id"), gives: true,
			goes: "wamid contact_id at type body intent number_id",
		},
		{
			table: "messages", words: "What we sent you", whose: byContact("contact_id"),
			empties: `parameters = '{}', body = '', error_detail = '', wamid = NULL`,
			keeps: "id campaign_id occasion contact_id number_id template_version_id kind state pile reason error_code attempt refusals enough process_id due_at not_after " +
				"consent_evidence_id use_evidence_id created_at claimed_at accepted_at sent_at delivered_at read_at failed_at after_evidence_id unaccounted",
		},
		{
			table: "opened_links", words: "Links in our messages that you opened", whose: byContact("contact_id"),
			goes: "message_id link contact_id words at",
		},
		{
			table: "doubts", words: "Messages of yours that somebody read, because they may have been a stop", whose: byContact("contact_id"), hides: "resolved_by",
			goes: "id contact_id wamid body_hash signature opened_at resolved_at resolved_by outcome note",
		},
		{
			table: "attachments", words: "Files kept with you: what you sent, and scans", whose: byContact("contact_id"), by: (*DB).eraseAttachments, hides: "user_id",
			goes: "id file_id contact_id subject subject_id wamid name user_id created_at",
		},
		{
			table: "deliveries", words: "What other systems of ours were told about you", whose: byContact("contact_id"),
			goes: "id endpoint_id type contact_id purpose_id acted_at source grade evidence_id state attempts first_at next_at lease_until last_code last_error created_at ended_at",
		},
	}
}

// heldOfContacts are what is known of people themselves, and what they asked for.
func heldOfContacts() []holding {
	return []holding{
		{
			table: "cases", words: "What you asked of us, and what we answered", whose: byContact("contact_id"), hides: "assigned_to held_by opened_by",
			empties: `person = '', question = '', extended_why = '', held_why = '', answer = ''`,
			keeps: "id kind contact_id channel received_at due_at extended_at state outcome assigned_to held_at held_by held_until done_at answer_channel answered_at " +
				"opened_by opened_at closed_at",
		},
		{
			table: "case_notes", words: "What we noted about what you asked", whose: byCase, hides: "user_id actor", empties: `body = ''`, keeps: "id case_id at user_id actor",
		},
		{table: "case_dossiers", whose: byCase, goes: "id case_id moment hash body made_at"},
		{table: "contact_words", whose: byContact("contact_id"), goes: "word contact_id"},
		{
			table: "contacts", words: "What we know about you", whose: byContact("id"), gives: true, trim: withoutStaff,
			empties: `phone = NULL, bsuid = NULL, wa_id = '', name = '', language = '', country = '', zone = '', tags = '[]', attributes = '{}', origins = '{}', ` +
				`last_inbound_at = NULL, suppressed_at = NULL, suppression_reason = '', suppression_id = NULL, doubt_at = NULL, meta_stopped_at = NULL, ` +
				`meta_heard_at = NULL, passing_until = NULL`,
			keeps: "id source erased_at merged_into created_at updated_at",
		},
		{
			// Keyed hashes of what they can no longer be reached under: an answer to whoever asks later, unless that is to go too.
			table: "former_addresses", words: "Numbers you no longer have: keyed hashes", whose: byContact("contact_id"), by: (*DB).eraseFormer, goes: "hash contact_id ended_at why",
		},
		{table: "contact_figures", whose: byContact("contact_id"), goes: "contact_id attribute figure"},
		{table: "contact_facets", whose: byContact("contact_id"), goes: "facet contact_id"},
		{
			// Which contact was reached when, for Meta's limit on how many people a day; who that was is not in it.
			table: "reaches", keeps: "portfolio_id contact_id at message_id",
		},
	}
}

// heldInProof are the tables of the evidence, and of what staff did. The leaves stay: they hold nothing about anybody.
func heldInProof() []holding {
	return []holding{
		{
			table: "sealed", words: "The proof of what you agreed to and stopped, as it was sealed", whose: (*DB).sealedOf, by: (*DB).eraseSealed,
			goes: "evidence_id nonce payload record_id retain_until held_at",
		},
		{
			table: "audit_entries", words: "What members of our staff did with your data", whose: (*DB).actsOf, hides: "who actor",
			empties: `before = NULL, after = NULL`, keeps: "id at who actor action subject subject_id evidence_id",
		},
		{
			table: "webhook_bodies", words: "Calls from WhatsApp that brought what you wrote, as far as they are about you", whose: (*DB).bodiesOf, trim: onlyAbout,
			by: (*DB).eraseBodies, goes: "body", keeps: "hash signature received_at reduced_at extract_hash",
		},
		{table: "webhook_mentions", by: (*DB).eraseMentions, goes: "mention hash"},
		{table: "optins", whose: (*DB).optinsAbout, goes: "evidence_id acted_at form_id source grade"},
		{
			table: "samples",
			keeps: "id since until form_id source grade asked seed population through drawn_by drawer drawn_at signed_by signer signed_at report report_hash",
		},
		{table: "sample_items", keeps: "id sample_id place evidence_id contact_id verdict reason revision judged_by judged_at"},
		{table: "sample_dossiers", whose: (*DB).sampleDossiersOf, goes: "verdict_id body"},
		{
			table: "sample_verdicts", words: "What a reviewer found when they looked at how you agreed", whose: (*DB).sampleVerdictsOf, hides: "user_id actor salt",
			empties: `comment = '', salt = ''`, keeps: "id item_id revision verdict reason dossier_hash user_id actor at",
		},
		{table: "use_checks", keeps: "id through looked_at erased checked_at"},
		{table: "unfounded_uses", keeps: "message_id attempt contact_id consent_evidence_id use_evidence_id why"},
		{table: "evidence", keeps: "id contact_id type line created_at"},
		{table: "log_leaves", keeps: "idx evidence_id"},
		{table: "log_nodes", keeps: "id hash"},
		{table: "checkpoints", keeps: "size note created_at"},
	}
}

// heldInPassing are the tables in which somebody can be met though they are about something else.
func heldInPassing() []holding {
	return []holding{
		{table: "early_stops", words: "A stop from before we knew you", whose: (*DB).earlyStopsOf, goes: "hash at channel"},
		{
			// The name is the other system's own; its request is only a hash.
			table: "api_answers", whose: (*DB).answersOf, empties: `status = 410, body = ?`, by: (*DB).eraseAnswers, keeps: "key_id name request created_at",
		},
		{
			table: "webhook_events", by: (*DB).eraseEvents, goes: "body", keeps: "id received_at signature state attempts error applied_at",
		},
		{
			table: "errands", whose: (*DB).errandsOf, goes: "id kind unique_key arguments state run_at asked attempts process_id lease_until last_error created_at finished_at",
		},
		{table: "file_chunks", by: (*DB).eraseRows, empties: "body = ?", keeps: "file_id n"},
		{table: "files", empties: "hash = ?", keeps: "id media_type size created_at loose_at"},
		{table: "import_errors", by: (*DB).eraseRemarks, empties: "column_name = '', value = '', message = ''", keeps: "id import_id line rejected never"},
		{table: "invitations", whose: (*DB).searchesOf, empties: "search = " + erasedSearch, keeps: "id form_id name tag created_by created_at expires_at"},
		{
			table: "retaggings", whose: (*DB).searchesOf, empties: "search = " + erasedSearch,
			keeps: "id tag removes state through upto changed created_by created_at finished_at",
		},
		{
			// The list of those who are never messaged survives everybody: of them it holds keyed hashes. What staff wrote goes.
			table: "suppressions", words: "Why nobody messages you", whose: (*DB).suppressionsOf, hides: "created_by", by: (*DB).eraseReasons, empties: "reason = ?", keeps: "id kind created_by created_at",
		},
		{table: "counted_reads", keeps: "hash forget_at"}, // keyed hashes, for a week
		{table: "suppression_hashes", keeps: "hash suppression_id"},
	}
}

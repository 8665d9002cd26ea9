package models

// heldOfTheHouse are the tables that are about nobody we message: the company, its staff, what it asks and sends. Where a member of staff is also a
// contact, these are kept for their work.
func heldOfTheHouse() []holding {
	return []holding{
		// What this database is, and who works with it.
		{
			table: "installation",
			keeps: "id database_id kind rehearsal_at born_at origin " +
				"secret_fingerprint signing_fingerprint suppression_fingerprint clock_offset_ms sending_paused_at sending_paused_why sending_paused_by more_tries late_minutes demo_filled_at",
		},
		{
			table: "organisations",
			keeps: "id name legal_name address email phone privacy_url country authority authority_url retention logo zone currency dpo dpo_contact representative updated_at",
		},
		{table: "users", keeps: "id email name role password_hash created_at disabled_at"},
		{table: "sessions", keeps: "id_hash user_id data address user_agent created_at last_seen_at expires_at revoked_at"},
		{table: "sign_in_links", keeps: "token_hash user_id created_at expires_at used_at"},
		{table: "throttles", keeps: "name count resets_at"},
		{table: "processes", keeps: "id name started_at lease_until ended_at swept_at"},
		{table: "goose_db_version", keeps: "id version_id is_applied tstamp"},
		{table: "sqlite_sequence", keeps: "name seq"},
		// What the company asks people, and where.
		{table: "purposes", keeps: "id name words valid_months version kind created_at updated_at archived_at"},
		{table: "purpose_versions", keeps: "purpose_id number name words valid_months changed_by changed_at"},
		{table: "forms", keeps: "id code name draft version_id stopped_at created_by created_at updated_at"},
		{table: "form_versions", keeps: "id form_id number content accepted published_by published_at"},
		{table: "notices", keeps: "id form_version_id language kind hash html evidence_id created_at"},
		{table: "form_origins", keeps: "id form_id origin staging created_by created_at"},
		{table: "form_counters", keeps: "id form_id place created_by created_at closed_by closed_at"},
		{table: "form_counts", keeps: "form_id form_version_id day language source page tag shown submitted confirmed"},
		{table: "form_ads", keeps: "source_id form_id created_at"},
		{table: "keywords", keeps: "id form_id act word folded languages created_at"},
		{table: "links", keeps: "id form_id code name tag created_by created_at"},
		{table: "attributes", keeps: "id key name type choices created_by created_at updated_at archived_at"},
		{
			table: "imports",
			keeps: "id file_id filename state layout mapping rows_total rows_done added changed " +
				"same rejected never consents kept_no declined error created_by started_by created_at started_at finished_at",
		},
		{table: "widget_loaders", keeps: "hash body created_at"},
	}
}

// heldOfSending are Meta's account, what is sent, and other systems.
func heldOfSending() []holding {
	return []holding{
		{
			table: "accounts",
			keeps: "id waba_id app_id name sealed_token sealed_app_secret sealed_verify_token status " +
				"checked_at last_error subscribed_at notice notice_detail notice_at created_at updated_at",
		},
		{table: "portfolios", keeps: "id meta_id messaging_limit updated_at"},
		{table: "numbers", keeps: "id account_id portfolio_id meta_id phone verified_name quality status per_second next_free_at " +
			"braked_at braked_why released_at checked_at created_at updated_at"},
		{table: "rests", keeps: "number_id code until in_a_row"},
		{table: "number_samples", keeps: "id number_id at quality status messaging_limit source"},
		{
			table: "templates",
			keeps: "id account_id name language category state version_id live_version_id meta_id meta_status meta_reason meta_advice " +
				"refusal quality correct_category category_due_at status_at quality_at category_at heard_at used_at words twin " +
				"found_version_id gone_at asked asked_by asked_at asked_trouble created_by created_at updated_at deleted_at",
		},
		{table: "template_versions", keeps: "id template_id number content created_by created_at frozen_at counts_clicks spends_edit submitted_at accepted_at refused_at"},
		{table: "template_comments", keeps: "id template_id version_id place line quote words user_id created_at"},
		{table: "review_rules", keeps: "id required roles decided_by decided_at"},
		{table: "template_steps", keeps: "id template_id version_id at field before after reason source user_id"},
		{
			table: "campaigns",
			keeps: "id name kind state number_id purpose_id template_id template_version_id audience parameters scheduled_at " +
				"not_after frozen_through pause_reason all_at_once created_by created_at updated_at launched_by launched_at started_at paused_at resumed_at finished_at",
		},
		{table: "media_uploads", keeps: "phone_number_id file_id media_id uploaded_at"},
		{table: "clicks", keeps: "campaign_id link shard day n people"},
		{table: "batches", keeps: "id campaign_id due_at process_id messages searched_at"},
		{table: "wamids", keeps: "bucket entries"},
		{table: "tallies", keeps: "campaign_id shard day state n"},
		{table: "sequenced", keeps: "id through"},
		{table: "canaries", keeps: "campaign_id size until ended_at ended_by"},
		{table: "outcomes", keeps: "campaign_id at what code shard n"},
		{table: "api_keys", keeps: "id name hint hash scopes created_by created_at last_used_at revoked_at"},
		{
			table: "endpoints",
			keeps: "id url events state paused_why secret old_secret " +
				"old_secret_until failures failing_since quiet_until last_success_at created_by created_at changed_at",
		},
		{table: "retention_rules", keeps: "id country period reason actor evidence_id created_at"},
		{table: "renewal_plans", keeps: "purpose_id ask_days remind automatic template_id number_id ran_on trouble changed_at"},
		{table: "statements", keeps: "id kind number hash body actor made_by made_at"},
		{table: "statement_answers", keeps: "kind field answer actor changed_by changed_at"},
		// Mail goes to staff and to those who hold checkpoints, never to people we message.
		{table: "mail_servers", keeps: "id host port security username sealed_password sender changed_at"},
		{table: "checkpoint_holders", keeps: "id name role way address created_at stopped_at"},
		{table: "checkpoint_copies", keeps: "holder_id size given_at delivered_at"},
		{
			table: "mails",
			keeps: "id kind way address subject body holder_id size user_id state attempts unseen first_at next_at lease_until " +
				"last_code last_fault last_said created_by created_at ended_at",
		},
	}
}

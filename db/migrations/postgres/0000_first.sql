CREATE TABLE "area_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"key" text NOT NULL,
	"valid_from" timestamp (3) with time zone,
	"valid_until" timestamp (3) with time zone,
	"postcodes" integer DEFAULT 0 NOT NULL,
	"prefix_length" integer DEFAULT 0 NOT NULL,
	"boundaries" integer DEFAULT 0 NOT NULL,
	"area_keys" jsonb NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"other_names" jsonb,
	"valid_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bodies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "boundaries" (
	"set_id" text NOT NULL,
	"area_key" text NOT NULL,
	"vertices" integer NOT NULL,
	"shape" "bytea" NOT NULL,
	CONSTRAINT "boundaries_set_id_area_key_pk" PRIMARY KEY("set_id","area_key")
);
--> statement-breakpoint
CREATE TABLE "postcode_areas" (
	"set_id" text NOT NULL,
	"prefix" text NOT NULL,
	"postcode" text NOT NULL,
	"area_key" text NOT NULL,
	CONSTRAINT "postcode_areas_set_id_prefix_postcode_area_key_pk" PRIMARY KEY("set_id","prefix","postcode","area_key")
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"campaign_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "actions_campaign_id_id_pk" PRIMARY KEY("campaign_id","id")
);
--> statement-breakpoint
CREATE TABLE "campaign_words" (
	"campaign_id" text NOT NULL,
	"locale" text NOT NULL,
	"words" jsonb NOT NULL,
	CONSTRAINT "campaign_words_campaign_id_locale_pk" PRIMARY KEY("campaign_id","locale")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"facts" jsonb NOT NULL,
	"recipient" text,
	"loaded_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"hash" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"first_shown_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "count_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"cells" text NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "count_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"cells" integer NOT NULL,
	"difference" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"campaign_id" text NOT NULL,
	"dimension" text NOT NULL,
	"key" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "counters_campaign_id_dimension_key_pk" PRIMARY KEY("campaign_id","dimension","key")
);
--> statement-breakpoint
CREATE TABLE "donation_events" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"day" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "donation_payments" (
	"id" text PRIMARY KEY NOT NULL,
	"donation_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	"refunded" integer NOT NULL,
	"state" text NOT NULL,
	"day" text NOT NULL,
	"refunded_by" text,
	"refund_asked_on" text
);
--> statement-breakpoint
CREATE TABLE "donations" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	"state" text DEFAULT 'promised' NOT NULL,
	"day" text NOT NULL,
	"session_id" text,
	"subscription_id" text,
	"subscription" text
);
--> statement-breakpoint
CREATE TABLE "address_events" (
	"id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"domain" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"status" text,
	"letter_id" text,
	"organiser_id" text
);
--> statement-breakpoint
CREATE TABLE "address_states" (
	"address" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"status" text,
	"last_accepted_at" timestamp (3) with time zone,
	"last_bounce_at" timestamp (3) with time zone,
	"last_reply_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "inbound_mails" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"door" text NOT NULL,
	"letter_id" text,
	"kind" text,
	"attempt" integer,
	"status" text,
	"sealed" "bytea",
	"sealed_key" text,
	"bytes" integer NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"read_at" timestamp (3) with time zone,
	"passed_on_at" timestamp (3) with time zone,
	"waiting_since" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"organiser_id" text,
	"purge_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_routes" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"office_address" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sealed_key" text NOT NULL,
	"purge_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_answers" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"action_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"replies" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_bytes" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sealed_key" text NOT NULL,
	"purge_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"per_hour" integer,
	"curve" text,
	"quiet_weekends" integer,
	"next_at" timestamp (3) with time zone NOT NULL,
	"wakes_at" timestamp (3) with time zone,
	"closed" integer DEFAULT 0 NOT NULL,
	"recent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_events" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"code" integer,
	"host" text
);
--> statement-breakpoint
CREATE TABLE "letter_lanes" (
	"id" text PRIMARY KEY NOT NULL,
	"domain" text NOT NULL,
	"representative_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"country" text NOT NULL,
	"per_hour" integer,
	"next_at" timestamp (3) with time zone NOT NULL,
	"wakes_at" timestamp (3) with time zone,
	"closed" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_pauses" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"organiser_id" text,
	"automatic" integer DEFAULT 0 NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "letter_pauses_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "letter_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"per_hour" integer,
	"per_domain" integer,
	"per_target" integer,
	"curve" text,
	"quiet_weekends" integer,
	"warm_up_since" timestamp (3) with time zone,
	"pause_at_percent" integer,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_setup" (
	"id" text PRIMARY KEY NOT NULL,
	"reflect_to" text,
	"domain" text,
	"records_good_at" timestamp (3) with time zone,
	"code_hash" "bytea",
	"code_sent_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "letter_sketches" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sealed_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_tasks" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sealed_key" text NOT NULL,
	"purge_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"action_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"kind" text DEFAULT 'letter' NOT NULL,
	"writer_hash" "bytea" NOT NULL,
	"writing_id" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"channel" text DEFAULT 'our-mail' NOT NULL,
	"locale" text NOT NULL,
	"country" text NOT NULL,
	"own_words" integer DEFAULT 0 NOT NULL,
	"own_share" integer DEFAULT 0 NOT NULL,
	"consent_hash" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"reported_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone,
	"answer" text,
	"answer_said_at" timestamp (3) with time zone,
	"pending" "bytea",
	"pending_key" text,
	"pending_at" timestamp (3) with time zone,
	"confirm_token_hash" "bytea",
	"mailed_at" timestamp (3) with time zone,
	"mails" integer DEFAULT 0 NOT NULL,
	"manage_token_hash" "bytea" NOT NULL,
	"delivery" text DEFAULT 'single' NOT NULL,
	"digest_id" text,
	"held_for" text,
	"kept_back_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "digest_words" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sealed_key" text NOT NULL,
	"purge_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"week" timestamp (3) with time zone NOT NULL,
	"letter_id" text,
	"letters" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "office_links" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"action_id" text,
	"letter_id" text,
	"country" text NOT NULL,
	"address" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"organiser_id" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "office_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"link_id" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"right_address" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	"organiser_id" text,
	"reason" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "stances" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"action_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"position" text NOT NULL,
	"said" text DEFAULT '' NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"link_id" text,
	"source_url" text,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	"organiser_id" text,
	"reason" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"fact" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"organiser_id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" integer NOT NULL,
	"transports" jsonb NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"organiser_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"organiser_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "spent_challenges" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chores" (
	"name" text PRIMARY KEY NOT NULL,
	"leased_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_figures" (
	"name" text PRIMARY KEY NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailed_today" (
	"tag" "bytea" PRIMARY KEY NOT NULL,
	"mails" integer NOT NULL,
	"forget_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea",
	"sealed_key" text,
	"letter_id" text,
	"lane_id" text,
	"stage" text DEFAULT 'queued' NOT NULL,
	"claimed_by" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"failed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "committee_members" (
	"id" text PRIMARY KEY NOT NULL,
	"committee_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"role" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "committees" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"kind" text NOT NULL,
	"row_id" text NOT NULL,
	"before" jsonb
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"format" text NOT NULL,
	"file_hash" text NOT NULL,
	"report" jsonb NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"organiser_id" text,
	"undone_at" timestamp (3) with time zone,
	"undone_by_id" text
);
--> statement-breakpoint
CREATE TABLE "representative_addresses" (
	"id" text PRIMARY KEY NOT NULL,
	"representative_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"most_characters" integer,
	"source" text,
	"added_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "representatives" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"name" text NOT NULL,
	"sort_name" text,
	"honorific" text,
	"salutation" text,
	"role" text,
	"party" text,
	"area_id" text,
	"locale" text,
	"valid_from" timestamp (3) with time zone,
	"valid_until" timestamp (3) with time zone,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bursts" (
	"campaign_id" text NOT NULL,
	"kind" text NOT NULL,
	"tag" "bytea" NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"n" integer NOT NULL,
	"usual" integer NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bursts_campaign_id_hour_kind_tag_pk" PRIMARY KEY("campaign_id","hour","kind","tag")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"kind" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"reason" text NOT NULL,
	"organiser_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expected" integer,
	"reached" jsonb,
	"ended_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"affected" integer DEFAULT 0 NOT NULL,
	"undo_asked_at" timestamp (3) with time zone,
	"undo_organiser_id" text,
	"undo_reason" text,
	"undone_at" timestamp (3) with time zone,
	"restored" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"address_hash" "bytea" NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"locale" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"pending" "bytea",
	"pending_key" text,
	"pending_at" timestamp (3) with time zone,
	"confirm_token_hash" "bytea",
	"mailed_at" timestamp (3) with time zone,
	"mails" integer DEFAULT 0 NOT NULL,
	"manage_token_hash" "bytea" NOT NULL,
	"sealed" "bytea",
	"country" text,
	"visibility" text,
	"actions" jsonb,
	"shown_name" text,
	"updates_wanted_at" timestamp (3) with time zone,
	"consent_hash" text,
	"source" text,
	"signals" jsonb,
	"domain_tag" "bytea",
	"network_tag" "bytea",
	"name_hash" "bytea",
	"review_id" text,
	"state_before" text
);
--> statement-breakpoint
CREATE TABLE "switch_events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"turned" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"organiser_id" text,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "switches" (
	"name" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"organiser_id" text,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_templates" (
	"campaign_id" text NOT NULL,
	"action_id" text NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"template" jsonb,
	"organiser_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "letter_templates_campaign_id_action_id_locale_version_pk" PRIMARY KEY("campaign_id","action_id","locale","version")
);
--> statement-breakpoint
ALTER TABLE "area_sets" ADD CONSTRAINT "area_sets_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundaries" ADD CONSTRAINT "boundaries_set_id_area_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."area_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postcode_areas" ADD CONSTRAINT "postcode_areas_set_id_area_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."area_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_words" ADD CONSTRAINT "campaign_words_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_changes" ADD CONSTRAINT "count_changes_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_checks" ADD CONSTRAINT "count_checks_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_payments" ADD CONSTRAINT "donation_payments_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_payments" ADD CONSTRAINT "donation_payments_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_payments" ADD CONSTRAINT "donation_payments_refunded_by_organisers_id_fk" FOREIGN KEY ("refunded_by") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_events" ADD CONSTRAINT "address_events_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_events" ADD CONSTRAINT "address_events_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mails" ADD CONSTRAINT "inbound_mails_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mails" ADD CONSTRAINT "inbound_mails_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_routes" ADD CONSTRAINT "letter_routes_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_answers" ADD CONSTRAINT "office_answers_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_bytes" ADD CONSTRAINT "letter_bytes_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_events" ADD CONSTRAINT "letter_events_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_lanes" ADD CONSTRAINT "letter_lanes_domain_letter_domains_domain_fk" FOREIGN KEY ("domain") REFERENCES "public"."letter_domains"("domain") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_lanes" ADD CONSTRAINT "letter_lanes_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_lanes" ADD CONSTRAINT "letter_lanes_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_pauses" ADD CONSTRAINT "letter_pauses_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_sketches" ADD CONSTRAINT "letter_sketches_letter_id_letter_bytes_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter_bytes"("letter_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_tasks" ADD CONSTRAINT "letter_tasks_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_words" ADD CONSTRAINT "digest_words_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_links" ADD CONSTRAINT "office_links_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_links" ADD CONSTRAINT "office_links_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_links" ADD CONSTRAINT "office_links_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_links" ADD CONSTRAINT "office_links_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_requests" ADD CONSTRAINT "office_requests_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_requests" ADD CONSTRAINT "office_requests_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_requests" ADD CONSTRAINT "office_requests_link_id_office_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."office_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_requests" ADD CONSTRAINT "office_requests_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_link_id_office_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."office_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_ended_by_organisers_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_lane_id_letter_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."letter_lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_members" ADD CONSTRAINT "committee_members_committee_id_committees_id_fk" FOREIGN KEY ("committee_id") REFERENCES "public"."committees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_members" ADD CONSTRAINT "committee_members_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committees" ADD CONSTRAINT "committees_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_undone_by_id_organisers_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representative_addresses" ADD CONSTRAINT "representative_addresses_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bursts" ADD CONSTRAINT "bursts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_undo_organiser_id_organisers_id_fk" FOREIGN KEY ("undo_organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "switch_events" ADD CONSTRAINT "switch_events_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "switches" ADD CONSTRAINT "switches_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_templates" ADD CONSTRAINT "letter_templates_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_templates" ADD CONSTRAINT "letter_templates_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "area_sets_by_key" ON "area_sets" USING btree ("body_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "areas_by_key" ON "areas" USING btree ("body_id","key");--> statement-breakpoint
CREATE INDEX "count_checks_by_time" ON "count_checks" USING btree ("campaign_id","checked_at");--> statement-breakpoint
CREATE INDEX "donation_events_due" ON "donation_events" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "donation_events_by_day" ON "donation_events" USING btree ("day");--> statement-breakpoint
CREATE INDEX "payments_by_campaign" ON "donation_payments" USING btree ("campaign_id","day");--> statement-breakpoint
CREATE INDEX "payments_by_donation" ON "donation_payments" USING btree ("donation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "donations_by_session" ON "donations" USING btree ("session_id") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "donations_by_campaign" ON "donations" USING btree ("campaign_id","state");--> statement-breakpoint
CREATE INDEX "donations_unpaid" ON "donations" USING btree ("day") WHERE state in ('promised', 'opened', 'pending');--> statement-breakpoint
CREATE INDEX "address_events_by_address" ON "address_events" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "address_events_by_domain" ON "address_events" USING btree ("domain","kind","at");--> statement-breakpoint
CREATE INDEX "address_states_by_state" ON "address_states" USING btree ("state","since");--> statement-breakpoint
CREATE UNIQUE INDEX "inbound_once" ON "inbound_mails" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "inbound_due" ON "inbound_mails" USING btree ("due_at") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "inbound_waiting" ON "inbound_mails" USING btree ("waiting_since") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX "inbound_by_letter" ON "inbound_mails" USING btree ("letter_id","passed_on_at") WHERE letter_id is not null;--> statement-breakpoint
CREATE INDEX "inbound_purge" ON "inbound_mails" USING btree ("purge_at");--> statement-breakpoint
CREATE INDEX "routes_by_office" ON "letter_routes" USING btree ("office_address");--> statement-breakpoint
CREATE INDEX "routes_purge" ON "letter_routes" USING btree ("purge_at");--> statement-breakpoint
CREATE INDEX "office_answers_by_action" ON "office_answers" USING btree ("campaign_id","action_id","representative_id");--> statement-breakpoint
CREATE INDEX "letter_domains_awake" ON "letter_domains" USING btree ("wakes_at");--> statement-breakpoint
CREATE INDEX "events_by_letter" ON "letter_events" USING btree ("letter_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "letter_lanes_by_target" ON "letter_lanes" USING btree ("representative_id","campaign_id");--> statement-breakpoint
CREATE INDEX "letter_lanes_awake" ON "letter_lanes" USING btree ("domain","wakes_at");--> statement-breakpoint
CREATE INDEX "letter_lanes_by_campaign" ON "letter_lanes" USING btree ("campaign_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_letter_each" ON "letters" USING btree ("campaign_id","writer_hash","action_id","representative_id","kind");--> statement-breakpoint
CREATE INDEX "letters_to_ask_about" ON "letters" USING btree ("sent_at") WHERE asked_at is null and answer is null and state = 'sent';--> statement-breakpoint
CREATE INDEX "letters_by_writing" ON "letters" USING btree ("writing_id");--> statement-breakpoint
CREATE INDEX "letters_ledger" ON "letters" USING btree ("campaign_id","channel","representative_id","action_id","kind","state","answer","delivery","own_share");--> statement-breakpoint
CREATE INDEX "letters_by_state" ON "letters" USING btree ("campaign_id","state","channel","kind","confirmed_at");--> statement-breakpoint
CREATE INDEX "letters_by_office" ON "letters" USING btree ("representative_id","campaign_id","state","delivery");--> statement-breakpoint
CREATE INDEX "letters_by_action" ON "letters" USING btree ("campaign_id","action_id","kind","state","representative_id");--> statement-breakpoint
CREATE INDEX "letters_kept_back" ON "letters" USING btree ("confirmed_at") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "letters_to_tell" ON "letters" USING btree ("kept_back_at") WHERE kept_back_at is not null and told_at is null;--> statement-breakpoint
CREATE INDEX "letters_for_digest" ON "letters" USING btree ("confirmed_at") WHERE delivery = 'digest' and digest_id is null;--> statement-breakpoint
CREATE INDEX "letters_by_digest" ON "letters" USING btree ("digest_id") WHERE digest_id is not null;--> statement-breakpoint
CREATE INDEX "letters_pending_since" ON "letters" USING btree ("pending_at");--> statement-breakpoint
CREATE INDEX "letters_undecided" ON "letters" USING btree ("state","ended_at") WHERE state in ('unknown', 'reflected');--> statement-breakpoint
CREATE UNIQUE INDEX "one_digest_a_week" ON "digests" USING btree ("representative_id","campaign_id","week");--> statement-breakpoint
CREATE INDEX "digests_unsettled" ON "digests" USING btree ("made_at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "office_links_by_letter" ON "office_links" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "office_links_by_expiry" ON "office_links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_standing_request" ON "office_requests" USING btree ("representative_id","campaign_id","kind","country") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "requests_by_campaign" ON "office_requests" USING btree ("campaign_id","asked_at");--> statement-breakpoint
CREATE INDEX "requests_by_link" ON "office_requests" USING btree ("link_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_stance_shown" ON "stances" USING btree ("campaign_id","action_id","representative_id") WHERE decision = 'approved' and ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_stance_waiting" ON "stances" USING btree ("campaign_id","action_id","representative_id") WHERE decided_at is null and ended_at is null;--> statement-breakpoint
CREATE INDEX "stances_by_campaign" ON "stances" USING btree ("campaign_id","entered_at");--> statement-breakpoint
CREATE INDEX "stances_by_link" ON "stances" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "passkeys_by_organiser" ON "passkeys" USING btree ("organiser_id");--> statement-breakpoint
CREATE INDEX "mailed_today_forget" ON "mailed_today" USING btree ("forget_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("kind","due_at","failed_at") WHERE failed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_failed" ON "outbox" USING btree ("failed_at") WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_by_letter" ON "outbox" USING btree ("letter_id") WHERE letter_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_by_lane" ON "outbox" USING btree ("lane_id","due_at") WHERE lane_id is not null and leased_until is null;--> statement-breakpoint
CREATE INDEX "outbox_letters_leased" ON "outbox" USING btree ("leased_until") WHERE letter_id is not null and leased_until is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "committee_members_once" ON "committee_members" USING btree ("committee_id","representative_id");--> statement-breakpoint
CREATE INDEX "committee_members_by_representative" ON "committee_members" USING btree ("representative_id");--> statement-breakpoint
CREATE UNIQUE INDEX "committees_by_key" ON "committees" USING btree ("body_id","key");--> statement-breakpoint
CREATE INDEX "import_changes_by_import" ON "import_changes" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "imports_by_body" ON "imports" USING btree ("body_id","imported_at");--> statement-breakpoint
CREATE INDEX "addresses_by_representative" ON "representative_addresses" USING btree ("representative_id");--> statement-breakpoint
CREATE UNIQUE INDEX "representatives_by_key" ON "representatives" USING btree ("body_id","key");--> statement-breakpoint
CREATE INDEX "representatives_by_country" ON "representatives" USING btree ("country","kind");--> statement-breakpoint
CREATE INDEX "reviews_by_campaign" ON "reviews" USING btree ("campaign_id","started_at");--> statement-breakpoint
CREATE INDEX "reviews_under_way" ON "reviews" USING btree ("started_at") WHERE ended_at is null or (undo_asked_at is not null and undone_at is null);--> statement-breakpoint
CREATE UNIQUE INDEX "one_signature_a_person" ON "signatures" USING btree ("campaign_id","address_hash");--> statement-breakpoint
CREATE INDEX "signatures_by_state" ON "signatures" USING btree ("campaign_id","state","confirmed_at");--> statement-breakpoint
CREATE INDEX "signatures_pending_since" ON "signatures" USING btree ("pending_at");--> statement-breakpoint
CREATE INDEX "signatures_by_domain" ON "signatures" USING btree ("campaign_id","domain_tag","signed_at");--> statement-breakpoint
CREATE INDEX "signatures_of_known_network" ON "signatures" USING btree ("signed_at","campaign_id","domain_tag","network_tag") WHERE "signatures"."network_tag" is not null;--> statement-breakpoint
CREATE INDEX "signatures_by_review" ON "signatures" USING btree ("review_id","state_before") WHERE "signatures"."review_id" is not null;--> statement-breakpoint
CREATE INDEX "switch_events_by_time" ON "switch_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "templates_that_hold" ON "letter_templates" USING btree ("campaign_id","until");
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
CREATE TABLE "letter_bytes" (
	"letter_id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sealed_key" text NOT NULL,
	"purge_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_events" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"code" integer
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
	"manage_token_hash" "bytea" NOT NULL
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
	"added_at" timestamp (3) with time zone NOT NULL
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
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"failed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"valid_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bodies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"format" text NOT NULL,
	"file_hash" text NOT NULL,
	"report" jsonb NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
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
	"salutation" text,
	"role" text,
	"party" text,
	"area_id" text,
	"locale" text,
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
ALTER TABLE "actions" ADD CONSTRAINT "actions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_words" ADD CONSTRAINT "campaign_words_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_changes" ADD CONSTRAINT "count_changes_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_checks" ADD CONSTRAINT "count_checks_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_bytes" ADD CONSTRAINT "letter_bytes_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_events" ADD CONSTRAINT "letter_events_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_tasks" ADD CONSTRAINT "letter_tasks_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_representative_id_representatives_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_organiser_id_organisers_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organisers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "count_checks_by_time" ON "count_checks" USING btree ("campaign_id","checked_at");--> statement-breakpoint
CREATE INDEX "events_by_letter" ON "letter_events" USING btree ("letter_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_letter_each" ON "letters" USING btree ("campaign_id","writer_hash","action_id","representative_id","kind");--> statement-breakpoint
CREATE INDEX "letters_to_ask_about" ON "letters" USING btree ("sent_at") WHERE asked_at is null and answer is null and state = 'sent';--> statement-breakpoint
CREATE INDEX "letters_by_writing" ON "letters" USING btree ("writing_id");--> statement-breakpoint
CREATE INDEX "letters_ledger" ON "letters" USING btree ("campaign_id","representative_id","action_id","kind","state","answer");--> statement-breakpoint
CREATE INDEX "letters_by_state" ON "letters" USING btree ("campaign_id","state");--> statement-breakpoint
CREATE INDEX "letters_pending_since" ON "letters" USING btree ("pending_at");--> statement-breakpoint
CREATE INDEX "mailed_today_forget" ON "mailed_today" USING btree ("forget_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("kind","due_at","failed_at") WHERE failed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_failed" ON "outbox" USING btree ("failed_at") WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_by_letter" ON "outbox" USING btree ("letter_id") WHERE letter_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_letters_leased" ON "outbox" USING btree ("leased_until") WHERE letter_id is not null and leased_until is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "areas_by_key" ON "areas" USING btree ("body_id","key");--> statement-breakpoint
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
CREATE INDEX "switch_events_by_time" ON "switch_events" USING btree ("at");
CREATE TABLE `actions` (
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaign_words` (
	`campaign_id` text NOT NULL,
	`locale` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `locale`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`facts` text NOT NULL,
	`recipient` text,
	`loaded_at` integer NOT NULL,
	`opened_at` integer,
	`closed_at` integer
);
--> statement-breakpoint
CREATE TABLE `consent_texts` (
	`hash` text PRIMARY KEY NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	`first_shown_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `count_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`cells` text NOT NULL,
	`n` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `count_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`checked_at` integer NOT NULL,
	`cells` integer NOT NULL,
	`difference` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `count_checks_by_time` ON `count_checks` (`campaign_id`,`checked_at`);--> statement-breakpoint
CREATE TABLE `counters` (
	`campaign_id` text NOT NULL,
	`dimension` text NOT NULL,
	`key` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `dimension`, `key`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `letter_bytes` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`sealed_key` text NOT NULL,
	`purge_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `letter_events` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`code` integer,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `events_by_letter` ON `letter_events` (`letter_id`,`at`);--> statement-breakpoint
CREATE TABLE `letter_tasks` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL,
	`sealed_key` text NOT NULL,
	`purge_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`action_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`kind` text DEFAULT 'letter' NOT NULL,
	`writer_hash` blob NOT NULL,
	`writing_id` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`channel` text DEFAULT 'our-mail' NOT NULL,
	`locale` text NOT NULL,
	`country` text NOT NULL,
	`own_words` integer DEFAULT 0 NOT NULL,
	`consent_hash` text NOT NULL,
	`written_at` integer NOT NULL,
	`confirmed_at` integer,
	`sent_at` integer,
	`reported_at` integer,
	`ended_at` integer,
	`asked_at` integer,
	`answer` text,
	`answer_said_at` integer,
	`pending` blob,
	`pending_key` text,
	`pending_at` integer,
	`confirm_token_hash` blob,
	`mailed_at` integer,
	`mails` integer DEFAULT 0 NOT NULL,
	`manage_token_hash` blob NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_letter_each` ON `letters` (`campaign_id`,`writer_hash`,`action_id`,`representative_id`,`kind`);--> statement-breakpoint
CREATE INDEX `letters_to_ask_about` ON `letters` (`sent_at`) WHERE asked_at is null and answer is null and state = 'sent';--> statement-breakpoint
CREATE INDEX `letters_by_writing` ON `letters` (`writing_id`);--> statement-breakpoint
CREATE INDEX `letters_ledger` ON `letters` (`campaign_id`,`representative_id`,`action_id`,`kind`,`state`,`answer`);--> statement-breakpoint
CREATE INDEX `letters_by_state` ON `letters` (`campaign_id`,`state`);--> statement-breakpoint
CREATE INDEX `letters_pending_since` ON `letters` (`pending_at`);--> statement-breakpoint
CREATE TABLE `installation` (
	`fact` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` blob PRIMARY KEY NOT NULL,
	`organiser_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`token_hash` blob PRIMARY KEY NOT NULL,
	`organiser_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `chores` (
	`name` text PRIMARY KEY NOT NULL,
	`leased_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mail_figures` (
	`name` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mailed_today` (
	`tag` blob PRIMARY KEY NOT NULL,
	`mails` integer NOT NULL,
	`forget_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mailed_today_forget` ON `mailed_today` (`forget_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`sealed` blob,
	`sealed_key` text,
	`letter_id` text,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`failed_at` integer,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`kind`,`due_at`,`failed_at`) WHERE failed_at is null;--> statement-breakpoint
CREATE INDEX `outbox_failed` ON `outbox` (`failed_at`) WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX `outbox_by_letter` ON `outbox` (`letter_id`) WHERE letter_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_letters_leased` ON `outbox` (`leased_until`) WHERE letter_id is not null and leased_until is not null;--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`body_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`valid_until` integer,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `areas_by_key` ON `areas` (`body_id`,`key`);--> statement-breakpoint
CREATE TABLE `bodies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`body_id` text NOT NULL,
	`format` text NOT NULL,
	`file_hash` text NOT NULL,
	`report` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `representative_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`representative_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`most_characters` integer,
	`source` text,
	`added_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `addresses_by_representative` ON `representative_addresses` (`representative_id`);--> statement-breakpoint
CREATE TABLE `representatives` (
	`id` text PRIMARY KEY NOT NULL,
	`body_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`country` text NOT NULL,
	`name` text NOT NULL,
	`salutation` text,
	`role` text,
	`party` text,
	`area_id` text,
	`locale` text,
	`valid_until` integer,
	`retired_at` integer,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `representatives_by_key` ON `representatives` (`body_id`,`key`);--> statement-breakpoint
CREATE INDEX `representatives_by_country` ON `representatives` (`country`,`kind`);--> statement-breakpoint
CREATE TABLE `bursts` (
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`tag` blob NOT NULL,
	`hour` integer NOT NULL,
	`n` integer NOT NULL,
	`usual` integer NOT NULL,
	`found_at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `hour`, `kind`, `tag`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`conditions` text NOT NULL,
	`reason` text NOT NULL,
	`organiser_id` text,
	`started_at` integer NOT NULL,
	`expected` integer,
	`reached` text,
	`ended_at` integer,
	`stopped_at` integer,
	`affected` integer DEFAULT 0 NOT NULL,
	`undo_asked_at` integer,
	`undo_organiser_id` text,
	`undo_reason` text,
	`undone_at` integer,
	`restored` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undo_organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_by_campaign` ON `reviews` (`campaign_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `reviews_under_way` ON `reviews` (`started_at`) WHERE ended_at is null or (undo_asked_at is not null and undone_at is null);--> statement-breakpoint
CREATE TABLE `signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`address_hash` blob NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`locale` text NOT NULL,
	`signed_at` integer NOT NULL,
	`confirmed_at` integer,
	`withdrawn_at` integer,
	`pending` blob,
	`pending_key` text,
	`pending_at` integer,
	`confirm_token_hash` blob,
	`mailed_at` integer,
	`mails` integer DEFAULT 0 NOT NULL,
	`manage_token_hash` blob NOT NULL,
	`sealed` blob,
	`country` text,
	`visibility` text,
	`actions` text,
	`shown_name` text,
	`updates_wanted_at` integer,
	`consent_hash` text,
	`source` text,
	`signals` text,
	`domain_tag` blob,
	`network_tag` blob,
	`name_hash` blob,
	`review_id` text,
	`state_before` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_signature_a_person` ON `signatures` (`campaign_id`,`address_hash`);--> statement-breakpoint
CREATE INDEX `signatures_by_state` ON `signatures` (`campaign_id`,`state`,`confirmed_at`);--> statement-breakpoint
CREATE INDEX `signatures_pending_since` ON `signatures` (`pending_at`);--> statement-breakpoint
CREATE INDEX `signatures_by_domain` ON `signatures` (`campaign_id`,`domain_tag`,`signed_at`);--> statement-breakpoint
CREATE INDEX `signatures_of_known_network` ON `signatures` (`signed_at`,`campaign_id`,`domain_tag`,`network_tag`) WHERE "signatures"."network_tag" is not null;--> statement-breakpoint
CREATE INDEX `signatures_by_review` ON `signatures` (`review_id`,`state_before`) WHERE "signatures"."review_id" is not null;--> statement-breakpoint
CREATE TABLE `switch_events` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`turned` text NOT NULL,
	`at` integer NOT NULL,
	`organiser_id` text,
	`reason` text NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `switch_events_by_time` ON `switch_events` (`at`);--> statement-breakpoint
CREATE TABLE `switches` (
	`name` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`organiser_id` text,
	`reason` text NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `area_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`body_id` text NOT NULL,
	`key` text NOT NULL,
	`valid_from` integer,
	`valid_until` integer,
	`postcodes` integer DEFAULT 0 NOT NULL,
	`prefix_length` integer DEFAULT 0 NOT NULL,
	`boundaries` integer DEFAULT 0 NOT NULL,
	`area_keys` text NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `area_sets_by_key` ON `area_sets` (`body_id`,`key`);--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`body_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`other_names` text,
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
CREATE TABLE `boundaries` (
	`set_id` text NOT NULL,
	`area_key` text NOT NULL,
	`vertices` integer NOT NULL,
	`shape` blob NOT NULL,
	PRIMARY KEY(`set_id`, `area_key`),
	FOREIGN KEY (`set_id`) REFERENCES `area_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `postcode_areas` (
	`set_id` text NOT NULL,
	`prefix` text NOT NULL,
	`postcode` text NOT NULL,
	`area_key` text NOT NULL,
	PRIMARY KEY(`set_id`, `prefix`, `postcode`, `area_key`),
	FOREIGN KEY (`set_id`) REFERENCES `area_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
CREATE TABLE `donation_events` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`due_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `donation_events_due` ON `donation_events` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `donation_events_by_day` ON `donation_events` (`day`);--> statement-breakpoint
CREATE TABLE `donation_payments` (
	`id` text PRIMARY KEY NOT NULL,
	`donation_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`refunded` integer NOT NULL,
	`state` text NOT NULL,
	`day` text NOT NULL,
	`refunded_by` text,
	`refund_asked_on` text,
	FOREIGN KEY (`donation_id`) REFERENCES `donations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`refunded_by`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payments_by_campaign` ON `donation_payments` (`campaign_id`,`day`);--> statement-breakpoint
CREATE INDEX `payments_by_donation` ON `donation_payments` (`donation_id`);--> statement-breakpoint
CREATE TABLE `donations` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`state` text DEFAULT 'promised' NOT NULL,
	`day` text NOT NULL,
	`session_id` text,
	`subscription_id` text,
	`subscription` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `donations_by_session` ON `donations` (`session_id`) WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX `donations_by_campaign` ON `donations` (`campaign_id`,`state`);--> statement-breakpoint
CREATE INDEX `donations_unpaid` ON `donations` (`day`) WHERE state in ('promised', 'opened', 'pending');--> statement-breakpoint
CREATE TABLE `address_events` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`domain` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`status` text,
	`letter_id` text,
	`organiser_id` text,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `address_events_by_address` ON `address_events` (`address`,`at`);--> statement-breakpoint
CREATE INDEX `address_events_by_domain` ON `address_events` (`domain`,`kind`,`at`);--> statement-breakpoint
CREATE TABLE `address_states` (
	`address` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`source` text NOT NULL,
	`status` text,
	`last_accepted_at` integer,
	`last_bounce_at` integer,
	`last_reply_at` integer
);
--> statement-breakpoint
CREATE INDEX `address_states_by_state` ON `address_states` (`state`,`since`);--> statement-breakpoint
CREATE TABLE `inbound_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` blob NOT NULL,
	`door` text NOT NULL,
	`letter_id` text,
	`kind` text,
	`attempt` integer,
	`status` text,
	`sealed` blob,
	`sealed_key` text,
	`bytes` integer NOT NULL,
	`arrived_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`read_at` integer,
	`passed_on_at` integer,
	`waiting_since` integer,
	`decided_at` integer,
	`organiser_id` text,
	`purge_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbound_once` ON `inbound_mails` (`hash`);--> statement-breakpoint
CREATE INDEX `inbound_due` ON `inbound_mails` (`due_at`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `inbound_waiting` ON `inbound_mails` (`waiting_since`) WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX `inbound_by_letter` ON `inbound_mails` (`letter_id`,`passed_on_at`) WHERE letter_id is not null;--> statement-breakpoint
CREATE INDEX `inbound_purge` ON `inbound_mails` (`purge_at`);--> statement-breakpoint
CREATE TABLE `letter_routes` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`office_address` text NOT NULL,
	`sealed` blob NOT NULL,
	`sealed_key` text NOT NULL,
	`purge_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `routes_by_office` ON `letter_routes` (`office_address`);--> statement-breakpoint
CREATE INDEX `routes_purge` ON `letter_routes` (`purge_at`);--> statement-breakpoint
CREATE TABLE `office_answers` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`action_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`acknowledged_at` integer,
	`answered_at` integer,
	`replies` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `office_answers_by_action` ON `office_answers` (`campaign_id`,`action_id`,`representative_id`);--> statement-breakpoint
CREATE TABLE `letter_bytes` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`sealed_key` text NOT NULL,
	`purge_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `letter_domains` (
	`domain` text PRIMARY KEY NOT NULL,
	`country` text NOT NULL,
	`per_hour` integer,
	`curve` text,
	`quiet_weekends` integer,
	`next_at` integer NOT NULL,
	`wakes_at` integer,
	`closed` integer DEFAULT 0 NOT NULL,
	`recent` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `letter_domains_awake` ON `letter_domains` (`wakes_at`);--> statement-breakpoint
CREATE TABLE `letter_events` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`code` integer,
	`host` text,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `events_by_letter` ON `letter_events` (`letter_id`,`at`);--> statement-breakpoint
CREATE TABLE `letter_lanes` (
	`id` text PRIMARY KEY NOT NULL,
	`domain` text NOT NULL,
	`representative_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`country` text NOT NULL,
	`per_hour` integer,
	`next_at` integer NOT NULL,
	`wakes_at` integer,
	`closed` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`domain`) REFERENCES `letter_domains`(`domain`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letter_lanes_by_target` ON `letter_lanes` (`representative_id`,`campaign_id`);--> statement-breakpoint
CREATE INDEX `letter_lanes_awake` ON `letter_lanes` (`domain`,`wakes_at`);--> statement-breakpoint
CREATE INDEX `letter_lanes_by_campaign` ON `letter_lanes` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `letter_pauses` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`since` integer NOT NULL,
	`organiser_id` text,
	`automatic` integer DEFAULT 0 NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`scope`, `key`),
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `letter_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`per_hour` integer,
	`per_domain` integer,
	`per_target` integer,
	`curve` text,
	`quiet_weekends` integer,
	`warm_up_since` integer,
	`pause_at_percent` integer,
	`next_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `letter_setup` (
	`id` text PRIMARY KEY NOT NULL,
	`reflect_to` text,
	`domain` text,
	`records_good_at` integer,
	`code_hash` blob,
	`code_sent_at` integer,
	`arrived_at` integer
);
--> statement-breakpoint
CREATE TABLE `letter_sketches` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL,
	`sealed_key` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letter_bytes`(`letter_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
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
	`own_share` integer DEFAULT 0 NOT NULL,
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
	`delivery` text DEFAULT 'single' NOT NULL,
	`digest_id` text,
	`held_for` text,
	`kept_back_at` integer,
	`told_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_letter_each` ON `letters` (`campaign_id`,`writer_hash`,`action_id`,`representative_id`,`kind`);--> statement-breakpoint
CREATE INDEX `letters_to_ask_about` ON `letters` (`sent_at`) WHERE asked_at is null and answer is null and state = 'sent';--> statement-breakpoint
CREATE INDEX `letters_by_writing` ON `letters` (`writing_id`);--> statement-breakpoint
CREATE INDEX `letters_ledger` ON `letters` (`campaign_id`,`channel`,`representative_id`,`action_id`,`kind`,`state`,`answer`,`delivery`,`own_share`);--> statement-breakpoint
CREATE INDEX `letters_by_state` ON `letters` (`campaign_id`,`state`,`channel`,`kind`,`confirmed_at`);--> statement-breakpoint
CREATE INDEX `letters_by_office` ON `letters` (`representative_id`,`campaign_id`,`state`,`delivery`);--> statement-breakpoint
CREATE INDEX `letters_by_action` ON `letters` (`campaign_id`,`action_id`,`kind`,`state`,`representative_id`);--> statement-breakpoint
CREATE INDEX `letters_kept_back` ON `letters` (`confirmed_at`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `letters_to_tell` ON `letters` (`kept_back_at`) WHERE kept_back_at is not null and told_at is null;--> statement-breakpoint
CREATE INDEX `letters_for_digest` ON `letters` (`confirmed_at`) WHERE delivery = 'digest' and digest_id is null;--> statement-breakpoint
CREATE INDEX `letters_by_digest` ON `letters` (`digest_id`) WHERE digest_id is not null;--> statement-breakpoint
CREATE INDEX `letters_pending_since` ON `letters` (`pending_at`);--> statement-breakpoint
CREATE INDEX `letters_undecided` ON `letters` (`state`,`ended_at`) WHERE state in ('unknown', 'reflected');--> statement-breakpoint
CREATE TABLE `digest_words` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL,
	`sealed_key` text NOT NULL,
	`purge_at` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `digests` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`week` integer NOT NULL,
	`letter_id` text,
	`letters` integer NOT NULL,
	`made_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_digest_a_week` ON `digests` (`representative_id`,`campaign_id`,`week`);--> statement-breakpoint
CREATE INDEX `digests_unsettled` ON `digests` (`made_at`) WHERE settled_at is null;--> statement-breakpoint
CREATE TABLE `office_links` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`action_id` text,
	`letter_id` text,
	`country` text NOT NULL,
	`address` text NOT NULL,
	`token_hash` blob NOT NULL,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`organiser_id` text,
	`reason` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `office_links_by_letter` ON `office_links` (`letter_id`);--> statement-breakpoint
CREATE INDEX `office_links_by_expiry` ON `office_links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `office_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`link_id` text NOT NULL,
	`kind` text NOT NULL,
	`country` text NOT NULL,
	`right_address` text,
	`asked_at` integer NOT NULL,
	`decided_at` integer,
	`decision` text,
	`organiser_id` text,
	`reason` text,
	`ended_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `office_links`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_standing_request` ON `office_requests` (`representative_id`,`campaign_id`,`kind`,`country`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `requests_by_campaign` ON `office_requests` (`campaign_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `requests_by_link` ON `office_requests` (`link_id`);--> statement-breakpoint
CREATE TABLE `stances` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`action_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`position` text NOT NULL,
	`said` text DEFAULT '' NOT NULL,
	`said_at` integer NOT NULL,
	`link_id` text,
	`source_url` text,
	`entered_at` integer NOT NULL,
	`decided_at` integer,
	`decision` text,
	`organiser_id` text,
	`reason` text,
	`ended_at` integer,
	`ended_by` text,
	`end_reason` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `office_links`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_stance_shown` ON `stances` (`campaign_id`,`action_id`,`representative_id`) WHERE decision = 'approved' and ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `one_stance_waiting` ON `stances` (`campaign_id`,`action_id`,`representative_id`) WHERE decided_at is null and ended_at is null;--> statement-breakpoint
CREATE INDEX `stances_by_campaign` ON `stances` (`campaign_id`,`entered_at`);--> statement-breakpoint
CREATE INDEX `stances_by_link` ON `stances` (`link_id`);--> statement-breakpoint
CREATE TABLE `installation` (
	`fact` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`organiser_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` blob NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`added_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `passkeys_by_organiser` ON `passkeys` (`organiser_id`);--> statement-breakpoint
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
CREATE TABLE `spent_challenges` (
	`hash` blob PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
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
	`lane_id` text,
	`stage` text DEFAULT 'queued' NOT NULL,
	`claimed_by` text,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`failed_at` integer,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lane_id`) REFERENCES `letter_lanes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`kind`,`due_at`,`failed_at`) WHERE failed_at is null;--> statement-breakpoint
CREATE INDEX `outbox_failed` ON `outbox` (`failed_at`) WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX `outbox_by_letter` ON `outbox` (`letter_id`) WHERE letter_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_by_lane` ON `outbox` (`lane_id`,`due_at`) WHERE lane_id is not null and leased_until is null;--> statement-breakpoint
CREATE INDEX `outbox_letters_leased` ON `outbox` (`leased_until`) WHERE letter_id is not null and leased_until is not null;--> statement-breakpoint
CREATE TABLE `committee_members` (
	`id` text PRIMARY KEY NOT NULL,
	`committee_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`committee_id`) REFERENCES `committees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `committee_members_once` ON `committee_members` (`committee_id`,`representative_id`);--> statement-breakpoint
CREATE INDEX `committee_members_by_representative` ON `committee_members` (`representative_id`);--> statement-breakpoint
CREATE TABLE `committees` (
	`id` text PRIMARY KEY NOT NULL,
	`body_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `committees_by_key` ON `committees` (`body_id`,`key`);--> statement-breakpoint
CREATE TABLE `import_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`kind` text NOT NULL,
	`row_id` text NOT NULL,
	`before` text,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_changes_by_import` ON `import_changes` (`import_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`body_id` text NOT NULL,
	`format` text NOT NULL,
	`file_hash` text NOT NULL,
	`report` text NOT NULL,
	`imported_at` integer NOT NULL,
	`organiser_id` text,
	`undone_at` integer,
	`undone_by_id` text,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_by_body` ON `imports` (`body_id`,`imported_at`);--> statement-breakpoint
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
	`sort_name` text,
	`honorific` text,
	`salutation` text,
	`role` text,
	`party` text,
	`area_id` text,
	`locale` text,
	`valid_from` integer,
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
--> statement-breakpoint
CREATE TABLE `letter_templates` (
	`campaign_id` text NOT NULL,
	`action_id` text NOT NULL,
	`locale` text NOT NULL,
	`version` integer NOT NULL,
	`template` text,
	`organiser_id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	PRIMARY KEY(`campaign_id`, `action_id`, `locale`, `version`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `templates_that_hold` ON `letter_templates` (`campaign_id`,`until`);
// Generated from contract/openapi.json by "npm run contract"; never edited by hand.
export interface paths {
    readonly "/api/v1/bundles/{digest}.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fetch a bundle by its hash alone
         * @description Return a bundle to a phone that learnt of it from an earlier version of the house.
         */
        readonly get: operations["nhipcau_gateway_api_sync_bundle_by_hash"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/bundles/{name}/{digest}.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fetch a bundle by its hash
         * @description Return a bundle; it never changes, so it may be kept for ever, and the next one of its name told by it.
         */
        readonly get: operations["nhipcau_gateway_api_sync_bundle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/courier": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Deliver a sealed bundle for another phone
         * @description Open a bundle, carry out its letters as a push of its own phone would, and return the signed receipt.
         */
        readonly post: operations["nhipcau_gateway_api_courier_deliver"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dossiers/standing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Where dossiers stand, by official code
         * @description Return where dossiers of the program's places stand. A code that is not there has no line.
         */
        readonly get: operations["list_standings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dossiers/states": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Tell states of dossiers
         * @description Take states that another system tells; what is told twice, late or in any order changes nothing more.
         */
        readonly post: operations["push_states"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What happened, by cursor
         * @description Return what happened in the program's places. No number appears later below one that was given; kept for 30 days.
         */
        readonly get: operations["list_events"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/figures/catalogue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Which figures there are
         * @description Return the figures in force, with their version and their source.
         */
        readonly get: operations["list_figures"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/figures/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How messages go
         * @description Return the machine's own figures of the last 24 hours: handed over within 10 s, delivered, oldest waiting.
         */
        readonly get: operations["message_figures"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/lgsp/dossiers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Dossiers as DongBoHoSoMC
         * @description Return the dossiers that were taken in, as messages; a row can be handed to ``dossiers/states`` of another house as it is.
         */
        readonly get: operations["list_dossier_messages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/lgsp/statistic": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A period as MStatistic
         * @description Return how many dossiers of a commune were new, carried over, done in time, late and still pending.
         */
        readonly get: operations["read_statistic_message"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phones/activate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a phone in with a one-time code
         * @description Exchange a one-time code for a token; a lost answer can be asked for again by the same phone.
         */
        readonly post: operations["nhipcau_gateway_api_sync_activate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phones/key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Show the key of this phone, once
         * @description Bind a phone that was let in before it had a key; from now on its token alone opens nothing.
         */
        readonly post: operations["nhipcau_gateway_api_sync_show_key"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phones/share": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Get the share again after the lease had ended
         * @description Lend a phone its share for one more lease; a phone that was locked gets none, ever.
         */
        readonly post: operations["nhipcau_gateway_api_shares_lend_share"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/places/communes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find a commune of today
         * @description Return communes whose name or code is like what was typed.
         */
        readonly get: operations["nhipcau_places_http_communes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/places/former": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find where a former commune went
         * @description Return former communes with every commune they may be today; nothing is picked for the caller.
         */
        readonly get: operations["nhipcau_places_http_former"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/procedures": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find procedures
         * @description Find procedures by everyday words, with or without Vietnamese marks.
         */
        readonly get: operations["find_procedures"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/procedures/{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read one procedure
         * @description Return the reference of one procedure; for a code of before, of the one that took over.
         */
        readonly get: operations["get_procedure"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/procedures/{code}/checklist": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Get this family's list of papers
         * @description Work out the open questions and the papers for these answers. Nothing is stored.
         */
        readonly post: operations["work_out_checklist"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/readings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read figures of a place and a period
         * @description Return figures of a place, or of the communes in it; a place that the program was not given is refused.
         */
        readonly get: operations["read_figures"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/snapshots/{digest}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fetch the rows of an area, whole or from a byte on
         * @description Return a snapshot of the phone's own place: gzip, described by its own first line, named by its SHA-256.
         *
         *     It is sent as it is stored, without a content coding: a phone that was cut off asks for the rest with ``Range``
         *     and ``If-Range``, checks the hash of all bytes, and unpacks them itself.
         */
        readonly get: operations["nhipcau_gateway_api_snapshots_snapshot"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sync/pull": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Pull what changed
         * @description Return rows changed since the cursor, or where to get all of them for a new place, and the current bundles.
         */
        readonly get: operations["nhipcau_gateway_api_sync_pull_changes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sync/push": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Push a batch of commands
         * @description Carry out a batch in one transaction; every letter gets its verdict, the same one each time.
         */
        readonly post: operations["nhipcau_gateway_api_sync_push_batch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/team-calls/{call_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How somebody who called the team is reached
         * @description Return the number or the place of a call that is this helper's; it is kept nowhere on the phone.
         */
        readonly get: operations["nhipcau_gateway_api_team_calls_team_call"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/voices/{digest}.opus": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Hear a voice
         * @description Return a sound by its SHA-256, whole, or in part where a ``Range`` is asked for; it never changes.
         */
        readonly get: operations["get_voice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/voices/of/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find the voice of a text
         * @description Lead to the sound of a piece of our guides, made when it is first asked for. No other text is ever said.
         *
         *     The key is the first 32 hex digits of the hash of the very text; where no voice is installed, this is 503.136.
         */
        readonly get: operations["find_voice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The program's webhooks
         * @description Return the webhooks that the program set and has not ended.
         */
        readonly get: operations["list_webhooks"];
        readonly put?: never;
        /**
         * Set a webhook
         * @description Set a webhook, https on the public network only; it hears what happens from now on.
         */
        readonly post: operations["set_webhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/{hook_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * End a webhook
         * @description Send nothing there any more; twice is as once.
         */
        readonly delete: operations["end_webhook"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/{hook_id}/attempts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The last tries of a webhook
         * @description Return what was tried lately and what came back; kept for 30 days.
         */
        readonly get: operations["list_attempts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/{hook_id}/ping": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a test message
         * @description Send a signed message of type webhook.ping now, and say what came back.
         */
        readonly post: operations["ping_webhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/{hook_id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Go on, or tell again
         * @description Let a webhook go on at once, and tell again what came after a number or since a moment.
         */
        readonly post: operations["resume_webhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/{hook_id}/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a webhook another secret
         * @description Sign with another secret from now on, and with the one before besides, for 24 hours.
         */
        readonly post: operations["renew_webhook_secret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * About
         * @description What stands of a person in the register, without their home: what they may ask to have put right.
         */
        readonly About: {
            /** Birth Year */
            readonly birth_year: number | null;
            /** Full Name */
            readonly full_name: string;
            /** Given Name */
            readonly given_name: string;
            /** Language */
            readonly language: string | null;
            /** Sex */
            readonly sex: ("female" | "male") | null;
        };
        /**
         * Acknowledge
         * @description The leader of a village says that a warning has reached the village.
         */
        readonly Acknowledge: {
            /**
             * How
             * @default app
             * @enum {string}
             */
            readonly how: "app" | "sms" | "call";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * AcknowledgeAlarm
         * @description Somebody saw what a rule found at a place in the period that began ``first``, and says what is done about it.
         */
        readonly AcknowledgeAlarm: {
            /**
             * First
             * Format: date
             */
            readonly first: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Place */
            readonly place: string;
            /** Reason */
            readonly reason: string;
            /**
             * Rule Id
             * Format: uuid
             */
            readonly rule_id: string;
        };
        /**
         * AckRow
         * @description That a village has acknowledged a warning.
         */
        readonly AckRow: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** By Name */
            readonly by_name: string;
            /** How */
            readonly how: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * Activate
         * @description A phone asks to be let in.
         */
        readonly Activate: {
            /** Code */
            readonly code: string;
            /**
             * Device Id
             * Format: uuid
             */
            readonly device_id: string;
            /**
             * Label
             * @default
             */
            readonly label: string;
            /** Phone Time */
            readonly phone_time?: string | null;
            /** Public Key */
            readonly public_key?: string | null;
        };
        /**
         * Activated
         * @description The token, shown this once, and what the phone needs to greet its member. ``bound``: it opens only with the key that was shown.
         *
         *     ``share`` is half of what opens the phone, for one that has shown its key; ``seal`` the key to seal work to.
         */
        readonly Activated: {
            /** Bound */
            readonly bound: boolean;
            readonly leader: components["schemas"]["LeaderOut"] | null;
            readonly member: components["schemas"]["MemberOut"];
            readonly place: components["schemas"]["PlaceOut"];
            readonly seal: components["schemas"]["SealOut"];
            /** Share */
            readonly share: string | null;
            /** Token */
            readonly token: string;
        };
        /**
         * ActivatePhone
         * @description A phone showed a code, and was given a token (kept as its keyed hash).
         */
        readonly ActivatePhone: {
            /**
             * Code Id
             * Format: uuid
             */
            readonly code_id: string;
            /**
             * Device Id
             * Format: uuid
             */
            readonly device_id: string;
            /**
             * Label
             * @default
             */
            readonly label: string;
            /** Token Mark */
            readonly token_mark: string;
        };
        /**
         * AddHelp
         * @description One more help in the same visit.
         */
        readonly AddHelp: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Service Id
             * Format: uuid
             */
            readonly service_id: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            readonly ticket_id: string;
        };
        /**
         * AddResident
         * @description A person of a household. Only what help needs; year of birth, not the day.
         */
        readonly AddResident: {
            /** Birth Year */
            readonly birth_year?: number | null;
            /** Full Name */
            readonly full_name: string;
            /** Given Name */
            readonly given_name: string;
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Language */
            readonly language?: string | null;
            /** Sex */
            readonly sex?: ("female" | "male") | null;
        };
        /**
         * AddVillage
         * @description A village of a commune, as the commune's list has it.
         */
        readonly AddVillage: {
            /** Commune */
            readonly commune: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /**
             * Old Name
             * @default
             */
            readonly old_name: string;
            /**
             * Signal
             * @default good
             * @enum {string}
             */
            readonly signal: "none" | "weak" | "good";
            /**
             * Valid From
             * Format: date
             */
            readonly valid_from: string;
        };
        /**
         * Agree
         * @description A person agrees to one purpose in the words of ``wording``; what is agreed to together has one ``receipt``.
         *
         *     A representative is named with what they are to the person; a witness is named. ``about``: the one thing that
         *     this is about, such as one helping whose photos may be kept. ``telephone``: where the person wants the receipt as a
         *     text message; it stands in the last consent of a receipt, so that the message tells all of them.
         */
        readonly Agree: {
            /** About */
            readonly about?: string | null;
            /**
             * Given By
             * @enum {string}
             */
            readonly given_by: "self" | "representative" | "witnessed";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Method
             * @enum {string}
             */
            readonly method: "tap" | "signature" | "voice" | "spoken";
            /**
             * Purpose
             * @enum {string}
             */
            readonly purpose: "help_now" | "follow_up" | "statistics" | "keep_file" | "ethnicity" | "location" | "passport" | "safe_list" | "publish" | "survey";
            /** Receipt */
            readonly receipt: string;
            /** Relation */
            readonly relation?: ("mother" | "father" | "grandparent" | "guardian" | "child" | "spouse" | "sibling" | "other") | null;
            /**
             * Representative
             * @default
             */
            readonly representative: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /**
             * Telephone
             * @default
             */
            readonly telephone: string;
            readonly voice?: components["schemas"]["SpokenConsent"] | null;
            /**
             * Witness
             * @default
             */
            readonly witness: string;
            /** Wording */
            readonly wording: string;
        };
        /**
         * AgreeIdentity
         * @description A second officer agrees.
         */
        readonly AgreeIdentity: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Opening Id
             * Format: uuid
             */
            readonly opening_id: string;
        };
        /**
         * AgreeToShow
         * @description A cooperative or a group agrees: who signed for it, in which words, when, by which paper.
         */
        readonly AgreeToShow: {
            /**
             * Agreed On
             * Format: date
             */
            readonly agreed_on: string;
            /** As What */
            readonly as_what: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Maker Id
             * Format: uuid
             */
            readonly maker_id: string;
            /** Paper */
            readonly paper: string;
            /** Signed By */
            readonly signed_by: string;
            /** Wording */
            readonly wording: string;
        };
        /**
         * Answer
         * @description One case, and whether the answer was right.
         */
        readonly Answer: {
            /** Case */
            readonly case: string;
            /** Right */
            readonly right: boolean;
        };
        /**
         * AnswerBuyer
         * @description The maker's answer, by text message, or as the office heard it on the telephone.
         */
        readonly AnswerBuyer: {
            /**
             * Enquiry Id
             * Format: uuid
             */
            readonly enquiry_id: string;
            /** Words */
            readonly words: string;
        };
        /**
         * AnswerCall
         * @description What became of a call, by whoever has it: taken, cannot go, helped, not reached, not needed any more.
         */
        readonly AnswerCall: {
            /**
             * Answer
             * @enum {string}
             */
            readonly answer: "taken" | "passed" | "helped" | "not_reached" | "not_needed";
            /**
             * Call Id
             * Format: uuid
             */
            readonly call_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * AnswerDifficulty
         * @description What everybody stuck on a cause is told: how to go on, that it is mended, whom it was passed on to, or that it has to wait.
         *
         *     ``communes``: codes, from a province; empty, the actor's own commune. ``people`` and ``times``: for how many it is.
         */
        readonly AnswerDifficulty: {
            /** Cause */
            readonly cause: string;
            /**
             * Communes
             * @default []
             */
            readonly communes: readonly string[];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "how" | "fixed" | "passed_on" | "not_yet";
            /**
             * Passed To
             * @default
             */
            readonly passed_to: string;
            /**
             * People
             * @default 0
             */
            readonly people: number;
            /**
             * Procedure
             * @default
             */
            readonly procedure: string;
            /**
             * Times
             * @default 0
             */
            readonly times: number;
            /** Village Id */
            readonly village_id?: string | null;
            /** Words */
            readonly words: string;
        };
        /**
         * Answered
         * @description Verdicts in the order of the letters; ``notice`` when the phone's clock is off.
         */
        readonly Answered: {
            /** Notice */
            readonly notice: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * Received At
             * Format: date-time
             */
            readonly received_at: string;
            /** Verdicts */
            readonly verdicts: readonly components["schemas"]["VerdictOut"][];
        };
        /**
         * AnswerNotice
         * @description The answer to a question; everybody who has the notice gets it.
         */
        readonly AnswerNotice: {
            /** Answer */
            readonly answer: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Question Id
             * Format: uuid
             */
            readonly question_id: string;
        };
        /**
         * AnswerPetition
         * @description What was done, with the number of a document where there is no photo.
         */
        readonly AnswerPetition: {
            /**
             * Document
             * @default
             */
            readonly document: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Text */
            readonly text: string;
        };
        /**
         * AnswerRow
         * @description What was answered, as whoever asked it sees it, and the office.
         */
        readonly AnswerRow: {
            /** Answers */
            readonly answers: {
                readonly [key: string]: unknown;
            };
            /**
             * Form Id
             * Format: uuid
             */
            readonly form_id: string;
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Resident Id */
            readonly resident_id: string | null;
            /** Title */
            readonly title: string;
        };
        /**
         * Answers
         * @description The five questions that buyers ask (`content/market/questions.toml`).
         */
        readonly Answers: {
            /**
             * How Made
             * @default
             */
            readonly how_made: string;
            /**
             * Keep
             * @default
             */
            readonly keep: string;
            /**
             * Made Of
             * @default
             */
            readonly made_of: string;
            /**
             * Order
             * @default
             */
            readonly order: string;
            /**
             * Taste
             * @default
             */
            readonly taste: string;
        };
        /**
         * Apologise
         * @description The date cannot be kept: an apology, why, and the new date.
         */
        readonly Apologise: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * New Date
             * Format: date
             */
            readonly new_date: string;
            /** Note */
            readonly note: string;
            /**
             * Saw
             * @default
             */
            readonly saw: string;
        };
        /**
         * ApproveDefinition
         * @description A second person puts a version in force.
         */
        readonly ApproveDefinition: {
            /**
             * Version Id
             * Format: uuid
             */
            readonly version_id: string;
        };
        /**
         * Arrange
         * @description Choose by hand who serves a need, or nobody in particular; and say of which sex the family asked for, if it did.
         */
        readonly Arrange: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Member Id */
            readonly member_id?: string | null;
            /**
             * Need Id
             * Format: uuid
             */
            readonly need_id: string;
            /**
             * Sex
             * @default
             * @enum {string}
             */
            readonly sex: "" | "female" | "male";
        };
        /**
         * Arrive
         * @description Somebody with an appointment has come; ``id`` names the number that they get.
         */
        readonly Arrive: {
            /** Code */
            readonly code: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Quick
             * @default false
             */
            readonly quick: boolean;
            /**
             * Source
             * @default officer
             * @enum {string}
             */
            readonly source: "officer" | "kiosk";
        };
        /**
         * Ask
         * @description A family's answers, and the day for which the list is wanted (today in Vietnam if left out).
         */
        readonly Ask: {
            /** Answers */
            readonly answers: {
                readonly [key: string]: components["schemas"]["JsonValue"];
            };
            /** On */
            readonly on?: string | null;
        };
        /**
         * AskAgain
         * @description The buyer asks once more, on their page.
         */
        readonly AskAgain: {
            /**
             * Enquiry Id
             * Format: uuid
             */
            readonly enquiry_id: string;
            /** Words */
            readonly words: string;
        };
        /**
         * Asked
         * @description What is looked for: a name with or without marks, or a code.
         */
        readonly Asked: {
            /**
             * Limit
             * @default 20
             */
            readonly limit: number;
            /**
             * Q
             * @default
             */
            readonly q: string;
        };
        /**
         * AskIdentity
         * @description An officer asks to know who it was.
         */
        readonly AskIdentity: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Reason */
            readonly reason: string;
        };
        /**
         * AskMaker
         * @description Somebody asks about something shown; ``sealed`` is their telephone as only the house can read it.
         */
        readonly AskMaker: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Key */
            readonly key: string;
            /** Mark */
            readonly mark: string;
            /**
             * Product Id
             * Format: uuid
             */
            readonly product_id: string;
            /** Sealed */
            readonly sealed: string;
            /** Words */
            readonly words: string;
        };
        /**
         * AskNotice
         * @description A question back to whoever told a notice.
         */
        readonly AskNotice: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Notice Id
             * Format: uuid
             */
            readonly notice_id: string;
            /** Text */
            readonly text: string;
        };
        /**
         * AskPetitioner
         * @description The office needs to know more; meanwhile the days do not count.
         */
        readonly AskPetitioner: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Text */
            readonly text: string;
        };
        /**
         * AskReview
         * @description The author asks a second person to look at this revision.
         */
        readonly AskReview: {
            /** Procedure */
            readonly procedure: string;
            /** Revision */
            readonly revision: number;
        };
        /**
         * AskRight
         * @description A person asks about their own data.
         */
        readonly AskRight: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "see" | "correct" | "delete" | "restrict" | "who_looked";
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /**
             * Third Parties
             * @default false
             */
            readonly third_parties: boolean;
        };
        /**
         * AskSupplement
         * @description Papers are missing: all of them, told at once, each by a key of content/reasons.
         */
        readonly AskSupplement: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /** Reasons */
            readonly reasons: readonly string[];
            /**
             * Saw
             * @default
             */
            readonly saw: string;
        };
        /**
         * AssistRow
         * @description An assist as a phone keeps it.
         */
        readonly AssistRow: {
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Next Date */
            readonly next_date: string | null;
            /** Procedure */
            readonly procedure: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /** Safety Card */
            readonly safety_card: string;
            /** Steps */
            readonly steps: readonly {
                readonly [key: string]: unknown;
            }[];
        };
        /**
         * AttachCode
         * @description An official system gave the dossier this code. What waited under it now belongs to the dossier.
         */
        readonly AttachCode: {
            /** Code */
            readonly code: string;
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * AttachFile
         * @description A photo or a voice note that the person agreed to keep; its bytes follow. Never a picture of an identity paper.
         */
        readonly AttachFile: {
            /**
             * Assist Id
             * Format: uuid
             */
            readonly assist_id: string;
            /** Bytes */
            readonly bytes: number;
            /**
             * Consent Id
             * Format: uuid
             */
            readonly consent_id: string;
            /** Digest */
            readonly digest: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "voice_note" | "paper_photo" | "place_photo";
            /**
             * Media
             * @enum {string}
             */
            readonly media: "image/webp" | "image/jpeg" | "audio/webm" | "audio/ogg" | "audio/mp4";
        };
        /**
         * AttachLook
         * @description A photo of damage or water at a home is announced; its bytes follow.
         */
        readonly AttachLook: {
            /** Bytes */
            readonly bytes: number;
            /**
             * Check Id
             * Format: uuid
             */
            readonly check_id: string;
            /** Digest */
            readonly digest: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Media
             * @enum {string}
             */
            readonly media: "image/webp" | "image/jpeg";
        };
        /**
         * AttachmentRow
         * @description A file of an assist as a phone sees it; without ``arrived_at`` its bytes are still on the way.
         */
        readonly AttachmentRow: {
            /** Arrived At */
            readonly arrived_at: string | null;
            /**
             * Assist Id
             * Format: uuid
             */
            readonly assist_id: string;
            /** Digest */
            readonly digest: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
        };
        /**
         * AttachPetitionPhoto
         * @description A photo of the matter, taken anew by the phone, so without what a camera notes in it.
         */
        readonly AttachPetitionPhoto: {
            /** Bytes */
            readonly bytes: number;
            /** Digest */
            readonly digest: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Media
             * @enum {string}
             */
            readonly media: "image/webp" | "image/jpeg";
            /**
             * Part
             * @default raised
             * @enum {string}
             */
            readonly part: "raised" | "answer";
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
        };
        /**
         * AttachPhoto
         * @description A photo of a product in two sizes, the longest side 480 and 1200; ``says`` is what it shows, for whoever cannot see it.
         */
        readonly AttachPhoto: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            readonly large: components["schemas"]["Picture"];
            /**
             * Product Id
             * Format: uuid
             */
            readonly product_id: string;
            /** Says */
            readonly says: string;
            readonly small: components["schemas"]["Picture"];
        };
        /**
         * AttemptOut
         * @description One try. ``number`` is empty for a test message.
         */
        readonly AttemptOut: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Kind */
            readonly kind: string;
            /**
             * Message
             * Format: uuid
             */
            readonly message: string;
            /** Milliseconds */
            readonly milliseconds: number;
            /** Number */
            readonly number: number | null;
            /** Status */
            readonly status: number | null;
            /** Why */
            readonly why: string;
        };
        /**
         * AttemptsAsked
         * @description How many tries.
         */
        readonly AttemptsAsked: {
            /**
             * Limit
             * @default 50
             */
            readonly limit: number;
        };
        /**
         * AttemptsOut
         * @description The last tries, newest first.
         */
        readonly AttemptsOut: {
            /** Items */
            readonly items: readonly components["schemas"]["AttemptOut"][];
        };
        /**
         * Attend
         * @description Somebody came: a person of one's own places, somebody who works here, or whoever carries a code.
         */
        readonly Attend: {
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /** Code */
            readonly code?: string | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Member Id */
            readonly member_id?: string | null;
            /** Resident Id */
            readonly resident_id?: string | null;
        };
        /**
         * Batch
         * @description What a phone pushes. Letters are read one by one: a bad one is one refused verdict.
         */
        readonly Batch: {
            /** Letters */
            readonly letters: readonly (components["schemas"]["BulletinAcknowledgeLetter"] | components["schemas"]["BulletinAnswerNoticeLetter"] | components["schemas"]["BulletinAskNoticeLetter"] | components["schemas"]["BulletinAttachLookLetter"] | components["schemas"]["BulletinBringCapLetter"] | components["schemas"]["BulletinBringPricesLetter"] | components["schemas"]["BulletinBringWeatherLetter"] | components["schemas"]["BulletinCancelWarningLetter"] | components["schemas"]["BulletinCheckHomeLetter"] | components["schemas"]["BulletinDraftNoticeLetter"] | components["schemas"]["BulletinDraftWarningLetter"] | components["schemas"]["BulletinDropPriceLetter"] | components["schemas"]["BulletinDropWarningLetter"] | components["schemas"]["BulletinEndCapRuleLetter"] | components["schemas"]["BulletinEndNoticeLetter"] | components["schemas"]["BulletinIssueWarningLetter"] | components["schemas"]["BulletinListHomeLetter"] | components["schemas"]["BulletinLookArrivedLetter"] | components["schemas"]["BulletinNoteCallLetter"] | components["schemas"]["BulletinProposeCapRuleLetter"] | components["schemas"]["BulletinPublishNoticeLetter"] | components["schemas"]["BulletinReadNoticeLetter"] | components["schemas"]["BulletinReplaceWarningLetter"] | components["schemas"]["BulletinSignCapRuleLetter"] | components["schemas"]["BulletinSignWarningLetter"] | components["schemas"]["BulletinSpreadWarningLetter"] | components["schemas"]["BulletinTellPriceLetter"] | components["schemas"]["BulletinUnlistHomeLetter"] | components["schemas"]["DeskAddHelpLetter"] | components["schemas"]["DeskArriveLetter"] | components["schemas"]["DeskBookLetter"] | components["schemas"]["DeskCallAgainLetter"] | components["schemas"]["DeskCallNextLetter"] | components["schemas"]["DeskCallNumberLetter"] | components["schemas"]["DeskCancelLetter"] | components["schemas"]["DeskCloseScreenLetter"] | components["schemas"]["DeskComeBackLetter"] | components["schemas"]["DeskFinishLetter"] | components["schemas"]["DeskHoldLetter"] | components["schemas"]["DeskLendSeriesLetter"] | components["schemas"]["DeskMoveOnLetter"] | components["schemas"]["DeskNoShowLetter"] | components["schemas"]["DeskOpenScreenLetter"] | components["schemas"]["DeskSetServiceLetter"] | components["schemas"]["DeskTakeNumberLetter"] | components["schemas"]["DeskTakeReservedLetter"] | components["schemas"]["DossiersApologiseLetter"] | components["schemas"]["DossiersAskSupplementLetter"] | components["schemas"]["DossiersAttachCodeLetter"] | components["schemas"]["DossiersEndTaskLetter"] | components["schemas"]["DossiersForgetPetitionerLetter"] | components["schemas"]["DossiersGiveTaskLetter"] | components["schemas"]["DossiersHandInLetter"] | components["schemas"]["DossiersHandOutLetter"] | components["schemas"]["DossiersPrepareLetter"] | components["schemas"]["DossiersStopLetter"] | components["schemas"]["DossiersSubmitOnlineLetter"] | components["schemas"]["DossiersSupplementReceivedLetter"] | components["schemas"]["DossiersTakeOverLetter"] | components["schemas"]["DossiersTakeStatesLetter"] | components["schemas"]["DossiersTellStateLetter"] | components["schemas"]["DossiersWithdrawLetter"] | components["schemas"]["FeedbackAgreeIdentityLetter"] | components["schemas"]["FeedbackAnswerLetter"] | components["schemas"]["FeedbackAnswerDifficultyLetter"] | components["schemas"]["FeedbackAskBackLetter"] | components["schemas"]["FeedbackAskIdentityLetter"] | components["schemas"]["FeedbackAttachPhotoLetter"] | components["schemas"]["FeedbackCloseLetter"] | components["schemas"]["FeedbackConfirmDoneLetter"] | components["schemas"]["FeedbackEndAnswerLetter"] | components["schemas"]["FeedbackForwardLetter"] | components["schemas"]["FeedbackGiveLetter"] | components["schemas"]["FeedbackJoinPetitionLetter"] | components["schemas"]["FeedbackMergeLetter"] | components["schemas"]["FeedbackPauseLetter"] | components["schemas"]["FeedbackPhotoArrivedLetter"] | components["schemas"]["FeedbackPublishLetter"] | components["schemas"]["FeedbackRaiseDifficultyLetter"] | components["schemas"]["FeedbackRaisePetitionLetter"] | components["schemas"]["FeedbackRelayLetter"] | components["schemas"]["FeedbackReopenLetter"] | components["schemas"]["FeedbackTakeLetter"] | components["schemas"]["FeedbackTendLetter"] | components["schemas"]["FeedbackWriteBackLetter"] | components["schemas"]["GatewayActivatePhoneLetter"] | components["schemas"]["GatewayBindPhoneLetter"] | components["schemas"]["GatewayInviteOfficerLetter"] | components["schemas"]["GatewayIssueCodeLetter"] | components["schemas"]["GatewayLinkSignOnLetter"] | components["schemas"]["GatewayLockPhoneLetter"] | components["schemas"]["GatewayOpenAccountLetter"] | components["schemas"]["GatewayUnlinkSignOnLetter"] | components["schemas"]["GuidesAskReviewLetter"] | components["schemas"]["GuidesKeepAsideLetter"] | components["schemas"]["GuidesLeaveOfferLetter"] | components["schemas"]["GuidesPublishGuideLetter"] | components["schemas"]["GuidesRecordVoiceLetter"] | components["schemas"]["GuidesReturnVoiceLetter"] | components["schemas"]["GuidesSaveDraftLetter"] | components["schemas"]["GuidesSendBackLetter"] | components["schemas"]["GuidesSignVoiceLetter"] | components["schemas"]["GuidesVoiceArrivedLetter"] | components["schemas"]["GuidesWithdrawVoiceLetter"] | components["schemas"]["InsightAcknowledgeAlarmLetter"] | components["schemas"]["InsightApproveDefinitionLetter"] | components["schemas"]["InsightBringOfficialLetter"] | components["schemas"]["InsightConfirmOfficialLetter"] | components["schemas"]["InsightDecideOpenDataLetter"] | components["schemas"]["InsightDropDefinitionLetter"] | components["schemas"]["InsightDropOfficialLetter"] | components["schemas"]["InsightDropQuestionLetter"] | components["schemas"]["InsightEndAlarmRuleLetter"] | components["schemas"]["InsightMakeReportLetter"] | components["schemas"]["InsightMuteAlarmLetter"] | components["schemas"]["InsightOfferTemplateLetter"] | components["schemas"]["InsightProposeDefinitionLetter"] | components["schemas"]["InsightRingAlarmsLetter"] | components["schemas"]["InsightSaveQuestionLetter"] | components["schemas"]["InsightSetAlarmRuleLetter"] | components["schemas"]["InsightSetReportScheduleLetter"] | components["schemas"]["InsightTryTemplateLetter"] | components["schemas"]["InsightUseTemplateLetter"] | components["schemas"]["LearningAttendLetter"] | components["schemas"]["LearningCancelClassLetter"] | components["schemas"]["LearningChangeClassLetter"] | components["schemas"]["LearningCloseClassLetter"] | components["schemas"]["LearningCountHeadsLetter"] | components["schemas"]["LearningEditPlanLetter"] | components["schemas"]["LearningEnrolLetter"] | components["schemas"]["LearningInviteLetter"] | components["schemas"]["LearningMakePlanLetter"] | components["schemas"]["LearningObserveLetter"] | components["schemas"]["LearningPlanClassLetter"] | components["schemas"]["LearningRecordDrillLetter"] | components["schemas"]["LearningRecordProgressLetter"] | components["schemas"]["LearningSetPlanLetter"] | components["schemas"]["LinksEndCalendarLetter"] | components["schemas"]["LinksEndHookLetter"] | components["schemas"]["LinksLockClientLetter"] | components["schemas"]["LinksOpenCalendarLetter"] | components["schemas"]["LinksRegisterClientLetter"] | components["schemas"]["LinksRenewHookLetter"] | components["schemas"]["LinksRenewSecretLetter"] | components["schemas"]["LinksResumeHookLetter"] | components["schemas"]["LinksSubscribeLetter"] | components["schemas"]["LinksUnlockClientLetter"] | components["schemas"]["MarketAgreeLetter"] | components["schemas"]["MarketAnswerBuyerLetter"] | components["schemas"]["MarketAskAgainLetter"] | components["schemas"]["MarketAskMakerLetter"] | components["schemas"]["MarketAttachPhotoLetter"] | components["schemas"]["MarketCancelLiveLetter"] | components["schemas"]["MarketChangeMakerLetter"] | components["schemas"]["MarketChangeProductLetter"] | components["schemas"]["MarketCloseEnquiryLetter"] | components["schemas"]["MarketDropPhotoLetter"] | components["schemas"]["MarketEndSightLetter"] | components["schemas"]["MarketEnterMakerLetter"] | components["schemas"]["MarketEnterProductLetter"] | components["schemas"]["MarketPhotoArrivedLetter"] | components["schemas"]["MarketPlanLiveLetter"] | components["schemas"]["MarketPublishLetter"] | components["schemas"]["MarketPutBackLetter"] | components["schemas"]["MarketReportLetter"] | components["schemas"]["MarketReportEnquiryLetter"] | components["schemas"]["MarketSetSightLetter"] | components["schemas"]["MarketSetStockLetter"] | components["schemas"]["MarketTakeDownLetter"] | components["schemas"]["MarketWithdrawLetter"] | components["schemas"]["MessagingCallMeLetter"] | components["schemas"]["MessagingCalledLetter"] | components["schemas"]["MessagingResumeLetter"] | components["schemas"]["MessagingSendAgainLetter"] | components["schemas"]["MessagingStopLetter"] | components["schemas"]["PeopleAddResidentLetter"] | components["schemas"]["PeopleAgreeLetter"] | components["schemas"]["PeopleAskRightLetter"] | components["schemas"]["PeopleClaimDayLetter"] | components["schemas"]["PeopleCorrectResidentLetter"] | components["schemas"]["PeopleEnrolMemberLetter"] | components["schemas"]["PeopleGiveConsentLetter"] | components["schemas"]["PeopleLeaveMemberLetter"] | components["schemas"]["PeopleLetGoLetter"] | components["schemas"]["PeopleMergeVillagesLetter"] | components["schemas"]["PeopleMoveHouseholdLetter"] | components["schemas"]["PeopleMoveMemberLetter"] | components["schemas"]["PeopleNoteItemLetter"] | components["schemas"]["PeoplePurgeLetter"] | components["schemas"]["PeopleRegisterHouseholdLetter"] | components["schemas"]["PeopleRemindAgainLetter"] | components["schemas"]["PeopleReturnMemberLetter"] | components["schemas"]["PeopleSetIdentityLetter"] | components["schemas"]["PeopleSettleDayLetter"] | components["schemas"]["PeopleSettleRightLetter"] | components["schemas"]["PeopleStopRemindingLetter"] | components["schemas"]["PeopleTakeBackLetter"] | components["schemas"]["PeopleTransferVillageLetter"] | components["schemas"]["PeopleWithdrawConsentLetter"] | components["schemas"]["PlacesAddVillageLetter"] | components["schemas"]["PlacesSetPointLetter"] | components["schemas"]["SafetyBringBadListLetter"] | components["schemas"]["SafetyConfirmPayeeLetter"] | components["schemas"]["SafetyEndBadListLetter"] | components["schemas"]["SafetyEndPayeeLetter"] | components["schemas"]["SafetyEndWarningLetter"] | components["schemas"]["SafetyNameOwnAccountLetter"] | components["schemas"]["SafetyProposePayeeLetter"] | components["schemas"]["SafetyReportScamLetter"] | components["schemas"]["SafetyWarnLetter"] | components["schemas"]["SupportAnswerCallLetter"] | components["schemas"]["SupportArrangeLetter"] | components["schemas"]["SupportAttachFileLetter"] | components["schemas"]["SupportCallTeamLetter"] | components["schemas"]["SupportFileArrivedLetter"] | components["schemas"]["SupportGiveCallLetter"] | components["schemas"]["SupportGiveVisitLetter"] | components["schemas"]["SupportRecordAssistLetter"] | components["schemas"]["SupportRecordCallbackLetter"] | components["schemas"]["SupportSetDutyLetter"] | components["schemas"]["SupportSetNearLetter"] | components["schemas"]["SupportSetStrengthLetter"] | components["schemas"]["SurveysAnswerLetter"] | components["schemas"]["SurveysCloseFormLetter"] | components["schemas"]["SurveysDropAnswerLetter"] | components["schemas"]["SurveysEndKeyLetter"] | components["schemas"]["SurveysEnterFormLetter"] | components["schemas"]["SurveysGiveKeyLetter"] | components["schemas"]["SurveysOpenFormLetter"])[];
            /**
             * Sent At
             * Format: date-time
             */
            readonly sent_at: string;
        };
        /**
         * BindPhone
         * @description A phone showed the public half of its key: an uncompressed point of P-256 in base64url.
         */
        readonly BindPhone: {
            /**
             * Device Id
             * Format: uuid
             */
            readonly device_id: string;
            /** Public Key */
            readonly public_key: string;
        };
        /**
         * Book
         * @description Somebody asks for a half hour; the code is all that is known of them.
         *
         *     With a family's list of papers, the code is its slip's, and the service the one that the slip needs.
         */
        readonly Book: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Code */
            readonly code: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Preparation Id */
            readonly preparation_id?: string | null;
            /** Service Id */
            readonly service_id?: string | null;
        };
        /**
         * Bound
         * @description The key the house knows from now on, and its share of what opens the phone, in base64url.
         */
        readonly Bound: {
            /** Public Key */
            readonly public_key: string;
            /** Share */
            readonly share: string;
        };
        /**
         * Brief
         * @description A procedure in a list of results.
         */
        readonly Brief: {
            /** Code */
            readonly code: string;
            /** Fee */
            readonly fee: string;
            /** Field */
            readonly field: string;
            /** Has Guide */
            readonly has_guide: boolean;
            /** Plain */
            readonly plain: string;
            /** Time */
            readonly time: string;
            /** Title */
            readonly title: string;
            /** Where */
            readonly where: string;
        };
        /**
         * BringBadList
         * @description A list of bad names was brought in, and phones are to have it.
         */
        readonly BringBadList: {
            /**
             * As Of
             * Format: date
             */
            readonly as_of: string;
            /** Digest */
            readonly digest: string;
            /** Faulty */
            readonly faulty: number;
            /**
             * Form
             * @enum {string}
             */
            readonly form: "lines" | "json";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Left Out */
            readonly left_out: number;
            /** Source */
            readonly source: string;
            /** Whole */
            readonly whole: number;
        };
        /**
         * BringCap
         * @description An alert of others came in: as a file that an officer brought, or from the feed the operator named.
         */
        readonly BringCap: {
            /** Digest */
            readonly digest: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Signed */
            readonly signed: boolean;
            /**
             * Via
             * @enum {string}
             */
            readonly via: "file" | "feed";
        };
        /**
         * BringOfficial
         * @description A file of official figures, read; it waits for somebody to confirm it.
         */
        readonly BringOfficial: {
            /**
             * Dated
             * Format: date
             */
            readonly dated: string;
            /** Digest */
            readonly digest: string;
            /**
             * File Name
             * @default
             */
            readonly file_name: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lines */
            readonly lines: readonly components["schemas"]["OfficialLine"][];
            /** Source */
            readonly source: string;
        };
        /**
         * BringPrices
         * @description The prices of a file, all of it or nothing.
         */
        readonly BringPrices: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lines */
            readonly lines: readonly components["schemas"]["Line"][];
        };
        /**
         * BringWeather
         * @description Weather is brought in: by whom it was made, when it was taken, for which communes. ``sample``: made up, to be shown as such.
         */
        readonly BringWeather: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Places */
            readonly places: readonly components["schemas"]["PlaceWeather"][];
            /**
             * Sample
             * @default false
             */
            readonly sample: boolean;
            /** Source */
            readonly source: string;
            /**
             * Taken At
             * Format: date-time
             */
            readonly taken_at: string;
        };
        /** BulletinAcknowledgeLetter */
        readonly BulletinAcknowledgeLetter: {
            readonly body: components["schemas"]["Acknowledge"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.acknowledge";
        };
        /** BulletinAnswerNoticeLetter */
        readonly BulletinAnswerNoticeLetter: {
            readonly body: components["schemas"]["AnswerNotice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.answer_notice";
        };
        /** BulletinAskNoticeLetter */
        readonly BulletinAskNoticeLetter: {
            readonly body: components["schemas"]["AskNotice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.ask_notice";
        };
        /** BulletinAttachLookLetter */
        readonly BulletinAttachLookLetter: {
            readonly body: components["schemas"]["AttachLook"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.attach_look";
        };
        /** BulletinBringCapLetter */
        readonly BulletinBringCapLetter: {
            readonly body: components["schemas"]["BringCap"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.bring_cap";
        };
        /** BulletinBringPricesLetter */
        readonly BulletinBringPricesLetter: {
            readonly body: components["schemas"]["BringPrices"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.bring_prices";
        };
        /** BulletinBringWeatherLetter */
        readonly BulletinBringWeatherLetter: {
            readonly body: components["schemas"]["BringWeather"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.bring_weather";
        };
        /** BulletinCancelWarningLetter */
        readonly BulletinCancelWarningLetter: {
            readonly body: components["schemas"]["Named"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.cancel_warning";
        };
        /** BulletinCheckHomeLetter */
        readonly BulletinCheckHomeLetter: {
            readonly body: components["schemas"]["CheckHome"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.check_home";
        };
        /** BulletinDraftNoticeLetter */
        readonly BulletinDraftNoticeLetter: {
            readonly body: components["schemas"]["DraftNotice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.draft_notice";
        };
        /** BulletinDraftWarningLetter */
        readonly BulletinDraftWarningLetter: {
            readonly body: components["schemas"]["DraftWarning"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.draft_warning";
        };
        /** BulletinDropPriceLetter */
        readonly BulletinDropPriceLetter: {
            readonly body: components["schemas"]["DropPrice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.drop_price";
        };
        /** BulletinDropWarningLetter */
        readonly BulletinDropWarningLetter: {
            readonly body: components["schemas"]["Named"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.drop_warning";
        };
        /** BulletinEndCapRuleLetter */
        readonly BulletinEndCapRuleLetter: {
            readonly body: components["schemas"]["NamedCapRule"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.end_cap_rule";
        };
        /** BulletinEndNoticeLetter */
        readonly BulletinEndNoticeLetter: {
            readonly body: components["schemas"]["EndNotice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.end_notice";
        };
        /** BulletinIssueWarningLetter */
        readonly BulletinIssueWarningLetter: {
            readonly body: components["schemas"]["Named"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.issue_warning";
        };
        /** BulletinListHomeLetter */
        readonly BulletinListHomeLetter: {
            readonly body: components["schemas"]["ListHome"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.list_home";
        };
        /** BulletinLookArrivedLetter */
        readonly BulletinLookArrivedLetter: {
            readonly body: components["schemas"]["LookArrived"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.look_arrived";
        };
        /** BulletinNoteCallLetter */
        readonly BulletinNoteCallLetter: {
            readonly body: components["schemas"]["NoteCall"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.note_call";
        };
        /** BulletinProposeCapRuleLetter */
        readonly BulletinProposeCapRuleLetter: {
            readonly body: components["schemas"]["ProposeCapRule"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.propose_cap_rule";
        };
        /** BulletinPublishNoticeLetter */
        readonly BulletinPublishNoticeLetter: {
            readonly body: components["schemas"]["PublishNotice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.publish_notice";
        };
        /** BulletinReadNoticeLetter */
        readonly BulletinReadNoticeLetter: {
            readonly body: components["schemas"]["ReadNotice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.read_notice";
        };
        /** BulletinReplaceWarningLetter */
        readonly BulletinReplaceWarningLetter: {
            readonly body: components["schemas"]["ReplaceWarning"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.replace_warning";
        };
        /** BulletinSignCapRuleLetter */
        readonly BulletinSignCapRuleLetter: {
            readonly body: components["schemas"]["NamedCapRule"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.sign_cap_rule";
        };
        /** BulletinSignWarningLetter */
        readonly BulletinSignWarningLetter: {
            readonly body: components["schemas"]["SignWarning"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.sign_warning";
        };
        /** BulletinSpreadWarningLetter */
        readonly BulletinSpreadWarningLetter: {
            readonly body: components["schemas"]["Named"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.spread_warning";
        };
        /** BulletinTellPriceLetter */
        readonly BulletinTellPriceLetter: {
            readonly body: components["schemas"]["TellPrice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.tell_price";
        };
        /** BulletinUnlistHomeLetter */
        readonly BulletinUnlistHomeLetter: {
            readonly body: components["schemas"]["UnlistHome"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "bulletin.unlist_home";
        };
        /**
         * BundleOut
         * @description A bundle that the phone should have; ``bytes`` uncompressed.
         */
        readonly BundleOut: {
            /** Bytes */
            readonly bytes: number;
            /** Hash */
            readonly hash: string;
            /** Name */
            readonly name: string;
            /** Url */
            readonly url: string;
        };
        /**
         * Called
         * @description The commune has called back; the number is let go of.
         */
        readonly Called: {
            /**
             * Call Id
             * Format: uuid
             */
            readonly call_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * CallMe
         * @description Somebody asks to be called, by text or by ringing once.
         */
        readonly CallMe: {
            /**
             * How
             * @enum {string}
             */
            readonly how: "text" | "ring";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
            /** Sealed */
            readonly sealed: string;
        };
        /**
         * CallNext
         * @description The next number is called to a counter; ``id`` names the press, so that a doubled one calls once.
         */
        readonly CallNext: {
            /** Counter */
            readonly counter: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Services
             * @default []
             */
            readonly services: readonly string[];
        };
        /**
         * CallNumber
         * @description One number is called to a counter.
         */
        readonly CallNumber: {
            /** Counter */
            readonly counter: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            readonly ticket_id: string;
        };
        /**
         * CallTeam
         * @description Somebody asks the team to come or to call; they agreed that this commune uses the number for it.
         */
        readonly CallTeam: {
            /**
             * About
             * @default
             */
            readonly about: string;
            /**
             * How
             * @enum {string}
             */
            readonly how: "web" | "text" | "ring";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
            /**
             * Part
             * @default any
             * @enum {string}
             */
            readonly part: "any" | "morning" | "afternoon" | "evening";
            /** Sealed */
            readonly sealed: string;
            /**
             * Tongue
             * @default vi
             */
            readonly tongue: string;
            /** Village Id */
            readonly village_id?: string | null;
            /**
             * Wish
             * @enum {string}
             */
            readonly wish: "call" | "visit";
            /**
             * Wording
             * @default
             */
            readonly wording: string;
        };
        /**
         * CancelClass
         * @description Cancel a class; who was invited is told.
         */
        readonly CancelClass: {
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * CancelLive
         * @description It is not held.
         */
        readonly CancelLive: {
            /**
             * Plan Id
             * Format: uuid
             */
            readonly plan_id: string;
        };
        /**
         * CardLine
         * @description The last report of one grade; ``usual``: from where to where it lies as a rule; ``weeks``: Monday, lowest, highest.
         */
        readonly CardLine: {
            /** Grade */
            readonly grade: string;
            /** High */
            readonly high: number;
            /** Kind */
            readonly kind: string;
            /** Low */
            readonly low: number;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /** Source */
            readonly source: string;
            /** Unit */
            readonly unit: string;
            /** Usual */
            readonly usual?: readonly [
                number,
                number
            ] | null;
            /**
             * Weeks
             * @default []
             */
            readonly weeks: readonly (readonly [
                string,
                number,
                number
            ])[];
            /** Where */
            readonly where: string;
        };
        /**
         * CardRow
         * @description How one kind of goods stands in the commune or, ``wide``, in its province, as phones see it.
         */
        readonly CardRow: {
            /** Apart */
            readonly apart: readonly components["schemas"]["CardLine"][];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Item */
            readonly item: string;
            /** Lines */
            readonly lines: readonly components["schemas"]["CardLine"][];
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /** Wide */
            readonly wide: boolean;
        };
        /**
         * CautionOut
         * @description Something to know first.
         */
        readonly CautionOut: {
            /** Goto */
            readonly goto: string;
            /** Id */
            readonly id: string;
            /**
             * Law
             * @default []
             */
            readonly law: readonly string[];
            /**
             * Source
             * @default
             */
            readonly source: string;
            /** Stop */
            readonly stop: boolean;
            /** Text */
            readonly text: string;
            /**
             * Valid From
             * @default
             */
            readonly valid_from: string;
            /**
             * Valid To
             * @default
             */
            readonly valid_to: string;
        };
        /**
         * ChangeClass
         * @description Change what a class is, all of it, as long as it has not been held.
         */
        readonly ChangeClass: {
            /**
             * Audience
             * @enum {string}
             */
            readonly audience: "resident" | "member" | "core";
            /**
             * Begins At
             * Format: date-time
             */
            readonly begins_at: string;
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Lessons
             * @default []
             */
            readonly lessons: readonly string[];
            /** Level */
            readonly level: number;
            /** Minutes */
            readonly minutes: number;
            /** Room */
            readonly room: number;
            /** Skills */
            readonly skills: readonly string[];
            /**
             * Tongue
             * @default vi
             */
            readonly tongue: string;
            /**
             * Trainers
             * @default []
             */
            readonly trainers: readonly string[];
            /** Venue */
            readonly venue: string;
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * ChangeMaker
         * @description Say again what stands over a stall. What is shown stays until somebody else has looked.
         */
        readonly ChangeMaker: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Maker Id
             * Format: uuid
             */
            readonly maker_id: string;
            /** Name */
            readonly name: string;
            /**
             * Story
             * @default
             */
            readonly story: string;
            /**
             * Telephone
             * @default
             */
            readonly telephone: string;
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * ChangeProduct
         * @description Say again what somebody makes, all of it. What is shown stays until somebody else has looked.
         */
        readonly ChangeProduct: {
            /**
             * @default {
             *       "how_made": "",
             *       "keep": "",
             *       "made_of": "",
             *       "order": "",
             *       "taste": ""
             *     }
             */
            readonly answers: components["schemas"]["Answers"];
            /**
             * Group
             * @enum {string}
             */
            readonly group: "food" | "drink" | "herb" | "craft" | "plant" | "tourism";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Months
             * @default []
             */
            readonly months: readonly number[];
            /** Name */
            readonly name: string;
            readonly ocop?: components["schemas"]["Ocop"] | null;
            /** Price From */
            readonly price_from?: number | null;
            /** Price To */
            readonly price_to?: number | null;
            /**
             * Product Id
             * Format: uuid
             */
            readonly product_id: string;
            /**
             * Story
             * @default
             */
            readonly story: string;
            /** Unit */
            readonly unit: string;
            /** Weight G */
            readonly weight_g?: number | null;
        };
        /**
         * ChannelFigures
         * @description The last 24 hours of one channel. A share is null where there is nothing to divide by, or nobody tells what arrives.
         */
        readonly ChannelFigures: {
            /** Channel */
            readonly channel: string;
            /** Delivered Of Those Told Of */
            readonly delivered_of_those_told_of: number | null;
            /** Failed */
            readonly failed: number;
            /** Handed */
            readonly handed: number;
            /** Handed Within 10 S */
            readonly handed_within_10_s: number | null;
            /** Last Trial Message */
            readonly last_trial_message: string | null;
            /** Oldest Waiting Seconds */
            readonly oldest_waiting_seconds: number;
            /** Waiting */
            readonly waiting: number;
        };
        /**
         * CheckHome
         * @description How a home is, in a warning: safe, in need of what, or away. The newest counts.
         */
        readonly CheckHome: {
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Needs
             * @default []
             */
            readonly needs: readonly ("shelter" | "medicine" | "food" | "carry" | "boat" | "other")[];
            /**
             * State
             * @enum {string}
             */
            readonly state: "safe" | "needs_help" | "away";
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * CheckRow
         * @description How a home was found, in a warning; on phones `state` is where a letter stands.
         */
        readonly CheckRow: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Found */
            readonly found: string;
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Needs */
            readonly needs: readonly string[];
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * ClaimDay
         * @description A member worked on a day that the ledger does not show, or did not on one that it shows; and why that is so.
         */
        readonly ClaimDay: {
            /**
             * Day
             * Format: date
             */
            readonly day: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "day" | "night" | "none";
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Why
             * @enum {string}
             */
            readonly why: "no_phone" | "no_signal" | "meeting" | "event" | "clock" | "mistake" | "other";
        };
        /**
         * ClassRow
         * @description A class that is planned, as a phone sees it.
         */
        readonly ClassRow: {
            /** Audience */
            readonly audience: string;
            /**
             * Begins At
             * Format: date-time
             */
            readonly begins_at: string;
            /** Came */
            readonly came: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lessons */
            readonly lessons: readonly string[];
            /** Level */
            readonly level: number;
            /** Members */
            readonly members: readonly components["schemas"]["Person"][];
            /** Minutes */
            readonly minutes: number;
            /** Room */
            readonly room: number;
            /** Skills */
            readonly skills: readonly string[];
            /** Tongue */
            readonly tongue: string;
            /** Trainers */
            readonly trainers: readonly components["schemas"]["Person"][];
            /** Unnamed */
            readonly unnamed: number;
            /** Venue */
            readonly venue: string;
            /** Village Id */
            readonly village_id: string | null;
        };
        /**
         * CloseClass
         * @description A class is over: notes for the next one, and who left early.
         */
        readonly CloseClass: {
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Left Early
             * @default []
             */
            readonly left_early: readonly string[];
            /**
             * Notes
             * @default
             */
            readonly notes: string;
        };
        /**
         * CloseEnquiry
         * @description The office has called, or has looked at what was reported: it waits no more.
         */
        readonly CloseEnquiry: {
            /**
             * Enquiry Id
             * Format: uuid
             */
            readonly enquiry_id: string;
        };
        /**
         * CloseForm
         * @description From now on it is not asked any more; what was answered before still comes in.
         */
        readonly CloseForm: {
            /**
             * Form Id
             * Format: uuid
             */
            readonly form_id: string;
        };
        /**
         * ClosePetition
         * @description It is no petition, or cannot be answered here: why.
         */
        readonly ClosePetition: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Reason */
            readonly reason: string;
        };
        /**
         * CloseScreen
         * @description A screen is closed: its address opens nothing any more.
         */
        readonly CloseScreen: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Screen Id
             * Format: uuid
             */
            readonly screen_id: string;
        };
        /**
         * CommuneOut
         * @description A commune of today. Names repeat; the code and the province tell them apart.
         */
        readonly CommuneOut: {
            /** Code */
            readonly code: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** Province */
            readonly province: string;
            /** Province Code */
            readonly province_code: string;
            /** Valid From */
            readonly valid_from: string;
        };
        /**
         * CommunesOut
         * @description Communes, best first.
         */
        readonly CommunesOut: {
            /** Items */
            readonly items: readonly components["schemas"]["CommuneOut"][];
        };
        /**
         * ConfirmOfficial
         * @description Somebody looked at the file and says that it is so.
         */
        readonly ConfirmOfficial: {
            /**
             * Brought Id
             * Format: uuid
             */
            readonly brought_id: string;
        };
        /**
         * ConfirmPayee
         * @description A second person has compared the account with its document: from now on it is published.
         */
        readonly ConfirmPayee: {
            /**
             * Payee Id
             * Format: uuid
             */
            readonly payee_id: string;
        };
        /**
         * ConfirmPetition
         * @description Four weeks after the answer, whether it was really done.
         */
        readonly ConfirmPetition: {
            /** Done */
            readonly done: boolean;
            /**
             * How
             * @default app
             * @enum {string}
             */
            readonly how: "app" | "page" | "text";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
        };
        /**
         * CorrectResident
         * @description A person asked that something about them be put right: ``was`` stood there when the officer looked.
         */
        readonly CorrectResident: {
            readonly now: components["schemas"]["About"];
            /**
             * Request Id
             * Format: uuid
             */
            readonly request_id: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            readonly was: components["schemas"]["About"];
        };
        /**
         * CountHeads
         * @description How many came without a name, as one counter sees it: the last number counts.
         */
        readonly CountHeads: {
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Many */
            readonly many: number;
        };
        /**
         * Day
         * @description A day of a forecast: sky, wind, how it feels, from cold to warm, millimetres of rain, and the sky of each quarter.
         */
        readonly Day: {
            /**
             * Feel
             * @enum {string}
             */
            readonly feel: "bitter" | "cold" | "cool" | "warm" | "hot" | "scorching";
            /** High */
            readonly high: number;
            /** Low */
            readonly low: number;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /**
             * Parts
             * @default []
             */
            readonly parts: readonly ("clear" | "partly" | "cloudy" | "fog" | "drizzle" | "rain" | "heavy" | "thunder" | "hail" | "ice")[];
            /** Rain */
            readonly rain: number;
            /**
             * Sky
             * @enum {string}
             */
            readonly sky: "clear" | "partly" | "cloudy" | "fog" | "drizzle" | "rain" | "heavy" | "thunder" | "hail" | "ice";
            /**
             * Wind
             * @enum {string}
             */
            readonly wind: "calm" | "light" | "fresh" | "strong";
        };
        /**
         * DecideOpenData
         * @description Give open data out each month from now on, or no longer. What was given out stays.
         */
        readonly DecideOpenData: {
            /** On */
            readonly on: boolean;
        };
        /**
         * DeliveredOut
         * @description What the carrier gets: proof for the sender, nothing to read for anybody.
         */
        readonly DeliveredOut: {
            readonly receipt: components["schemas"]["ReceiptOut"];
        };
        /** DeskAddHelpLetter */
        readonly DeskAddHelpLetter: {
            readonly body: components["schemas"]["AddHelp"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.add_help";
        };
        /** DeskArriveLetter */
        readonly DeskArriveLetter: {
            readonly body: components["schemas"]["Arrive"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.arrive";
        };
        /** DeskBookLetter */
        readonly DeskBookLetter: {
            readonly body: components["schemas"]["Book"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.book";
        };
        /** DeskCallAgainLetter */
        readonly DeskCallAgainLetter: {
            readonly body: components["schemas"]["OfNumber"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.call_again";
        };
        /** DeskCallNextLetter */
        readonly DeskCallNextLetter: {
            readonly body: components["schemas"]["CallNext"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.call_next";
        };
        /** DeskCallNumberLetter */
        readonly DeskCallNumberLetter: {
            readonly body: components["schemas"]["CallNumber"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.call_number";
        };
        /** DeskCancelLetter */
        readonly DeskCancelLetter: {
            readonly body: components["schemas"]["OfAppointment"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.cancel";
        };
        /** DeskCloseScreenLetter */
        readonly DeskCloseScreenLetter: {
            readonly body: components["schemas"]["CloseScreen"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.close_screen";
        };
        /** DeskComeBackLetter */
        readonly DeskComeBackLetter: {
            readonly body: components["schemas"]["OfNumber"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.come_back";
        };
        /** DeskFinishLetter */
        readonly DeskFinishLetter: {
            readonly body: components["schemas"]["Finish"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.finish";
        };
        /** DeskHoldLetter */
        readonly DeskHoldLetter: {
            readonly body: components["schemas"]["OfNumber"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.hold";
        };
        /** DeskLendSeriesLetter */
        readonly DeskLendSeriesLetter: {
            readonly body: components["schemas"]["LendSeries"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.lend_series";
        };
        /** DeskMoveOnLetter */
        readonly DeskMoveOnLetter: {
            readonly body: components["schemas"]["MoveOn"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.move_on";
        };
        /** DeskNoShowLetter */
        readonly DeskNoShowLetter: {
            readonly body: components["schemas"]["OfNumber"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.no_show";
        };
        /** DeskOpenScreenLetter */
        readonly DeskOpenScreenLetter: {
            readonly body: components["schemas"]["OpenScreen"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.open_screen";
        };
        /** DeskSetServiceLetter */
        readonly DeskSetServiceLetter: {
            readonly body: components["schemas"]["SetService"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.set_service";
        };
        /** DeskTakeNumberLetter */
        readonly DeskTakeNumberLetter: {
            readonly body: components["schemas"]["TakeNumber"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.take_number";
        };
        /** DeskTakeReservedLetter */
        readonly DeskTakeReservedLetter: {
            readonly body: components["schemas"]["TakeReserved"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "desk.take_reserved";
        };
        /**
         * DossierMessage
         * @description DongBoHoSoMC. What would tell of a person is there and empty; days are dd/mm/yyyy, with the hour where one is known.
         */
        readonly DossierMessage: {
            /** Chuhoso */
            readonly ChuHoSo: string;
            /** Donvixuly */
            readonly DonViXuLy: string;
            /** Email */
            readonly Email: string;
            /** Hinhthuc */
            readonly HinhThuc: string;
            /** Loaidoituong */
            readonly LoaiDoiTuong: string;
            /** Madoituong */
            readonly MaDoiTuong: string;
            /** Mahoso */
            readonly MaHoSo: string;
            /** Matthc */
            readonly MaTTHC: string;
            /** Ngayhentra */
            readonly NgayHenTra: string;
            /** Ngayketthucxuly */
            readonly NgayKetThucXuLy: string;
            /** Ngaytiepnhan */
            readonly NgayTiepNhan: string;
            /** Ngaytra */
            readonly NgayTra: string;
            /** Sobiennhan */
            readonly SoBienNhan: string;
            /** Sodienthoai */
            readonly SoDienThoai: string;
            /** Tentthc */
            readonly TenTTHC: string;
            /** Thoidiemxuly */
            readonly ThoiDiemXuLy: string;
            /** Trangthaihoso */
            readonly TrangThaiHoSo: string;
        };
        /** DossiersApologiseLetter */
        readonly DossiersApologiseLetter: {
            readonly body: components["schemas"]["Apologise"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.apologise";
        };
        /** DossiersAskSupplementLetter */
        readonly DossiersAskSupplementLetter: {
            readonly body: components["schemas"]["AskSupplement"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.ask_supplement";
        };
        /** DossiersAttachCodeLetter */
        readonly DossiersAttachCodeLetter: {
            readonly body: components["schemas"]["AttachCode"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.attach_code";
        };
        /** DossiersEndTaskLetter */
        readonly DossiersEndTaskLetter: {
            readonly body: components["schemas"]["EndTask"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.end_task";
        };
        /** DossiersForgetPetitionerLetter */
        readonly DossiersForgetPetitionerLetter: {
            readonly body: components["schemas"]["ForgetPetitioner"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.forget_petitioner";
        };
        /** DossiersGiveTaskLetter */
        readonly DossiersGiveTaskLetter: {
            readonly body: components["schemas"]["GiveTask"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.give_task";
        };
        /** DossiersHandInLetter */
        readonly DossiersHandInLetter: {
            readonly body: components["schemas"]["HandIn"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.hand_in";
        };
        /** DossiersHandOutLetter */
        readonly DossiersHandOutLetter: {
            readonly body: components["schemas"]["HandOut"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.hand_out";
        };
        /** DossiersPrepareLetter */
        readonly DossiersPrepareLetter: {
            readonly body: components["schemas"]["Prepare"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.prepare";
        };
        /** DossiersStopLetter */
        readonly DossiersStopLetter: {
            readonly body: components["schemas"]["Stop"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.stop";
        };
        /** DossiersSubmitOnlineLetter */
        readonly DossiersSubmitOnlineLetter: {
            readonly body: components["schemas"]["SubmitOnline"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.submit_online";
        };
        /** DossiersSupplementReceivedLetter */
        readonly DossiersSupplementReceivedLetter: {
            readonly body: components["schemas"]["SupplementReceived"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.supplement_received";
        };
        /** DossiersTakeOverLetter */
        readonly DossiersTakeOverLetter: {
            readonly body: components["schemas"]["TakeOver"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.take_over";
        };
        /** DossiersTakeStatesLetter */
        readonly DossiersTakeStatesLetter: {
            readonly body: components["schemas"]["TakeStates"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.take_states";
        };
        /** DossiersTellStateLetter */
        readonly DossiersTellStateLetter: {
            readonly body: components["schemas"]["TellState"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.tell_state";
        };
        /** DossiersWithdrawLetter */
        readonly DossiersWithdrawLetter: {
            readonly body: components["schemas"]["Withdraw"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "dossiers.withdraw";
        };
        /**
         * DraftNotice
         * @description Write a notice, or write it anew as long as nobody has published it.
         */
        readonly DraftNotice: {
            /** Body */
            readonly body: string;
            /**
             * Group
             * @default all
             * @enum {string}
             */
            readonly group: "all" | "team" | "leaders" | "youth" | "women" | "farmers" | "elder" | "veteran";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "policy" | "news";
            readonly law?: components["schemas"]["Law"] | null;
            /**
             * Shows From
             * Format: date
             */
            readonly shows_from: string;
            /**
             * Shows Until
             * Format: date
             */
            readonly shows_until: string;
            /** Title */
            readonly title: string;
            /**
             * Tongues
             * @default {}
             */
            readonly tongues: {
                readonly [key: string]: components["schemas"]["Said"];
            };
            /**
             * Villages
             * @default []
             */
            readonly villages: readonly string[];
        };
        /**
         * DraftWarning
         * @description A warning is written: of what, how grave, where, until when. It is never changed; ``instead`` drops an earlier draft.
         *
         *     ``over``: the words of the all-clear, prepared now; without them, the hazard's own. ``texts``: also by text message.
         */
        readonly DraftWarning: {
            /**
             * Acts
             * @default []
             */
            readonly acts: readonly string[];
            /** Communes */
            readonly communes: readonly string[];
            /** Drill */
            readonly drill: boolean;
            /**
             * Expires At
             * Format: date-time
             */
            readonly expires_at: string;
            /**
             * Hazard
             * @enum {string}
             */
            readonly hazard: "storm" | "flood" | "flash_flood" | "landslide" | "heavy_rain" | "cold" | "heat" | "wildfire" | "thunder" | "drought" | "dam" | "other";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Instead */
            readonly instead?: string | null;
            /** Level */
            readonly level: number;
            /** Onset */
            readonly onset?: string | null;
            /**
             * Over
             * @default
             */
            readonly over: string;
            /**
             * Source
             * @default
             */
            readonly source: string;
            /**
             * Texts
             * @default true
             */
            readonly texts: boolean;
            /** Title */
            readonly title: string;
            /**
             * Tongues
             * @default {}
             */
            readonly tongues: {
                readonly [key: string]: components["schemas"]["InTongue"];
            };
            /**
             * Villages
             * @default []
             */
            readonly villages: readonly string[];
            /** What */
            readonly what: string;
        };
        /**
         * DropAnswer
         * @description An answer is taken back: what is in it goes, for ever.
         */
        readonly DropAnswer: {
            /**
             * Answer Id
             * Format: uuid
             */
            readonly answer_id: string;
        };
        /**
         * DropDefinition
         * @description A version that waits is not wanted, and why.
         */
        readonly DropDefinition: {
            /** Note */
            readonly note: string;
            /**
             * Version Id
             * Format: uuid
             */
            readonly version_id: string;
        };
        /**
         * DropOfficial
         * @description A file that waits is not wanted.
         */
        readonly DropOfficial: {
            /**
             * Brought Id
             * Format: uuid
             */
            readonly brought_id: string;
        };
        /**
         * DropPhoto
         * @description A photo is taken away again, at once; its bytes too.
         */
        readonly DropPhoto: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Photo Id
             * Format: uuid
             */
            readonly photo_id: string;
        };
        /**
         * DropPrice
         * @description A price was wrong: it counts no more, and stays in the history.
         */
        readonly DropPrice: {
            /**
             * Price Id
             * Format: uuid
             */
            readonly price_id: string;
        };
        /**
         * DropQuestion
         * @description Take a question off the list again.
         */
        readonly DropQuestion: {
            /**
             * Question Id
             * Format: uuid
             */
            readonly question_id: string;
        };
        /**
         * EditPlan
         * @description Change the calendar by hand: pin a class to a week and a trainer or let it go, take a week out of a place or give it back.
         */
        readonly EditPlan: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Number
             * @default 0
             */
            readonly number: number;
            /** Site */
            readonly site: string;
            /** Topic */
            readonly topic?: string | null;
            /** Trainer */
            readonly trainer?: string | null;
            /** Week */
            readonly week?: number | null;
            /**
             * What
             * @enum {string}
             */
            readonly what: "pin" | "unpin" | "forbid" | "allow";
        };
        /**
         * EndAlarmRule
         * @description A rule is no longer asked; what stands because of it is closed.
         */
        readonly EndAlarmRule: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Rule Id
             * Format: uuid
             */
            readonly rule_id: string;
        };
        /**
         * EndAnswer
         * @description An answer holds no more.
         */
        readonly EndAnswer: {
            /**
             * Answer Id
             * Format: uuid
             */
            readonly answer_id: string;
        };
        /**
         * EndBadList
         * @description A list counts no more; it stays in the history.
         */
        readonly EndBadList: {
            /**
             * List Id
             * Format: uuid
             */
            readonly list_id: string;
        };
        /**
         * EndCalendar
         * @description An officer's address opens nothing any more.
         */
        readonly EndCalendar: {
            /**
             * Calendar Id
             * Format: uuid
             */
            readonly calendar_id: string;
        };
        /**
         * EndHook
         * @description Nothing is sent to a webhook any more.
         */
        readonly EndHook: {
            /**
             * Hook Id
             * Format: uuid
             */
            readonly hook_id: string;
        };
        /**
         * EndKey
         * @description A key opens nothing any more.
         */
        readonly EndKey: {
            /**
             * Key Id
             * Format: uuid
             */
            readonly key_id: string;
        };
        /**
         * EndNotice
         * @description A notice counts no more.
         */
        readonly EndNotice: {
            /**
             * Notice Id
             * Format: uuid
             */
            readonly notice_id: string;
        };
        /**
         * EndPayee
         * @description An account is published no more, or a proposal is taken away; it stays in the history.
         */
        readonly EndPayee: {
            /**
             * Payee Id
             * Format: uuid
             */
            readonly payee_id: string;
            /**
             * Why
             * @enum {string}
             */
            readonly why: "changed" | "wrong" | "suspected" | "not_needed";
        };
        /**
         * EndSight
         * @description It is there no more, or should not be shown.
         */
        readonly EndSight: {
            /**
             * Sight Id
             * Format: uuid
             */
            readonly sight_id: string;
        };
        /**
         * EndTask
         * @description A task that the desk had given is done, or not needed any more.
         */
        readonly EndTask: {
            /**
             * Task Id
             * Format: uuid
             */
            readonly task_id: string;
        };
        /**
         * EndWarning
         * @description A warning is taken back before its time.
         */
        readonly EndWarning: {
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * Enrol
         * @description Keep a seat for somebody: a resident who agreed, or somebody who works here.
         */
        readonly Enrol: {
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Member Id */
            readonly member_id?: string | null;
            /** Resident Id */
            readonly resident_id?: string | null;
        };
        /**
         * EnrolMember
         * @description Somebody joins: a team member, a leader, an officer.
         */
        readonly EnrolMember: {
            /**
             * Affiliation
             * @default other
             * @enum {string}
             */
            readonly affiliation: "youth" | "women" | "farmers" | "official" | "teacher" | "elder" | "veteran" | "other";
            /** Full Name */
            readonly full_name: string;
            /** Given Name */
            readonly given_name: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Languages
             * @default []
             */
            readonly languages: readonly string[];
            /**
             * Phone
             * @default
             */
            readonly phone: string;
            /**
             * Role
             * @enum {string}
             */
            readonly role: "member" | "leader" | "desk" | "commune_lead" | "province_lead" | "province_analyst" | "nation_analyst" | "content_editor" | "auditor" | "integrator";
            /** Scope */
            readonly scope: string;
        };
        /**
         * EnterForm
         * @description A form as an XForm: whom an answer speaks of, what it is for, how many days answers are kept.
         */
        readonly EnterForm: {
            /**
             * About
             * @enum {string}
             */
            readonly about: "nobody" | "person";
            /** Days */
            readonly days: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Purpose
             * @default
             */
            readonly purpose: string;
            /** Xml */
            readonly xml: string;
        };
        /**
         * EnterMaker
         * @description Somebody who makes something. A household goes by one of its people, who agreed (``publish``); others agree with `Agree`.
         */
        readonly EnterMaker: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "household" | "cooperative" | "group";
            /** Name */
            readonly name: string;
            /** Resident Id */
            readonly resident_id?: string | null;
            /**
             * Story
             * @default
             */
            readonly story: string;
            /**
             * Telephone
             * @default
             */
            readonly telephone: string;
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * EnterProduct
         * @description Something a maker makes.
         */
        readonly EnterProduct: {
            /**
             * @default {
             *       "how_made": "",
             *       "keep": "",
             *       "made_of": "",
             *       "order": "",
             *       "taste": ""
             *     }
             */
            readonly answers: components["schemas"]["Answers"];
            /**
             * Group
             * @enum {string}
             */
            readonly group: "food" | "drink" | "herb" | "craft" | "plant" | "tourism";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Maker Id
             * Format: uuid
             */
            readonly maker_id: string;
            /**
             * Months
             * @default []
             */
            readonly months: readonly number[];
            /** Name */
            readonly name: string;
            readonly ocop?: components["schemas"]["Ocop"] | null;
            /** Price From */
            readonly price_from?: number | null;
            /** Price To */
            readonly price_to?: number | null;
            /**
             * Stock
             * @default in
             * @enum {string}
             */
            readonly stock: "in" | "low" | "out";
            /**
             * Story
             * @default
             */
            readonly story: string;
            /** Unit */
            readonly unit: string;
            /** Weight G */
            readonly weight_g?: number | null;
        };
        /**
         * ErasedRow
         * @description What a phone has to forget: rows, and every letter, draft and file that names one of them.
         */
        readonly ErasedRow: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Rows */
            readonly rows: readonly string[];
        };
        /**
         * EventOut
         * @description Something that happened: ids, codes, days and numbers, and never a person. ``place``: the code of a commune or province.
         */
        readonly EventOut: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Data */
            readonly data: {
                readonly [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Number */
            readonly number: number;
            /** Place */
            readonly place: string;
        };
        /**
         * EventsAsked
         * @description Which events: of these kinds, after a cursor, or told since a moment.
         */
        readonly EventsAsked: {
            /**
             * Cursor
             * @default
             */
            readonly cursor: string;
            /**
             * Kind
             * @default []
             */
            readonly kind: readonly string[];
            /**
             * Limit
             * @default 50
             */
            readonly limit: number;
            /** Since */
            readonly since?: string | null;
        };
        /**
         * EventsOut
         * @description Events in the order of their numbers. ``next`` is always there: keep it, and ask with it for what comes.
         */
        readonly EventsOut: {
            /** Items */
            readonly items: readonly components["schemas"]["EventOut"][];
            /** More */
            readonly more: boolean;
            /** Next */
            readonly next: string;
        };
        /**
         * FamilyListOut
         * @description What is still to be asked, what is only assumed, and what is certain already.
         */
        readonly FamilyListOut: {
            /** Assumed */
            readonly assumed: readonly components["schemas"]["QuestionOut"][];
            /** Complete */
            readonly complete: boolean;
            /** Fees */
            readonly fees: readonly components["schemas"]["FeeOut"][];
            readonly guide: components["schemas"]["GuideOut"];
            /** Items */
            readonly items: readonly components["schemas"]["PaperOut"][];
            /** Lapsed */
            readonly lapsed: readonly components["schemas"]["LapsedOut"][];
            /** Mistakes */
            readonly mistakes: readonly components["schemas"]["MistakeOut"][];
            /** Open */
            readonly open: readonly components["schemas"]["QuestionOut"][];
            /** Steps */
            readonly steps: readonly components["schemas"]["StepOut"][];
            /** Warnings */
            readonly warnings: readonly components["schemas"]["CautionOut"][];
        };
        /** FeedbackAgreeIdentityLetter */
        readonly FeedbackAgreeIdentityLetter: {
            readonly body: components["schemas"]["AgreeIdentity"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.agree_identity";
        };
        /** FeedbackAnswerDifficultyLetter */
        readonly FeedbackAnswerDifficultyLetter: {
            readonly body: components["schemas"]["AnswerDifficulty"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.answer_difficulty";
        };
        /** FeedbackAnswerLetter */
        readonly FeedbackAnswerLetter: {
            readonly body: components["schemas"]["AnswerPetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.answer";
        };
        /** FeedbackAskBackLetter */
        readonly FeedbackAskBackLetter: {
            readonly body: components["schemas"]["AskPetitioner"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.ask_back";
        };
        /** FeedbackAskIdentityLetter */
        readonly FeedbackAskIdentityLetter: {
            readonly body: components["schemas"]["AskIdentity"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.ask_identity";
        };
        /** FeedbackAttachPhotoLetter */
        readonly FeedbackAttachPhotoLetter: {
            readonly body: components["schemas"]["AttachPetitionPhoto"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.attach_photo";
        };
        /** FeedbackCloseLetter */
        readonly FeedbackCloseLetter: {
            readonly body: components["schemas"]["ClosePetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.close";
        };
        /** FeedbackConfirmDoneLetter */
        readonly FeedbackConfirmDoneLetter: {
            readonly body: components["schemas"]["ConfirmPetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.confirm_done";
        };
        /** FeedbackEndAnswerLetter */
        readonly FeedbackEndAnswerLetter: {
            readonly body: components["schemas"]["EndAnswer"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.end_answer";
        };
        /** FeedbackForwardLetter */
        readonly FeedbackForwardLetter: {
            readonly body: components["schemas"]["ForwardPetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.forward";
        };
        /** FeedbackGiveLetter */
        readonly FeedbackGiveLetter: {
            readonly body: components["schemas"]["GivePetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.give";
        };
        /** FeedbackJoinPetitionLetter */
        readonly FeedbackJoinPetitionLetter: {
            readonly body: components["schemas"]["JoinPetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.join_petition";
        };
        /** FeedbackMergeLetter */
        readonly FeedbackMergeLetter: {
            readonly body: components["schemas"]["MergePetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.merge";
        };
        /** FeedbackPauseLetter */
        readonly FeedbackPauseLetter: {
            readonly body: components["schemas"]["PausePetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.pause";
        };
        /** FeedbackPhotoArrivedLetter */
        readonly FeedbackPhotoArrivedLetter: {
            readonly body: components["schemas"]["PetitionPhotoArrived"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.photo_arrived";
        };
        /** FeedbackPublishLetter */
        readonly FeedbackPublishLetter: {
            readonly body: components["schemas"]["PublishPetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.publish";
        };
        /** FeedbackRaiseDifficultyLetter */
        readonly FeedbackRaiseDifficultyLetter: {
            readonly body: components["schemas"]["RaiseDifficulty"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.raise_difficulty";
        };
        /** FeedbackRaisePetitionLetter */
        readonly FeedbackRaisePetitionLetter: {
            readonly body: components["schemas"]["RaisePetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.raise_petition";
        };
        /** FeedbackRelayLetter */
        readonly FeedbackRelayLetter: {
            readonly body: components["schemas"]["RelayWord"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.relay";
        };
        /** FeedbackReopenLetter */
        readonly FeedbackReopenLetter: {
            readonly body: components["schemas"]["ReopenPetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.reopen";
        };
        /** FeedbackTakeLetter */
        readonly FeedbackTakeLetter: {
            readonly body: components["schemas"]["TakePetition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.take";
        };
        /** FeedbackTendLetter */
        readonly FeedbackTendLetter: {
            readonly body: components["schemas"]["TendPetitions"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.tend";
        };
        /** FeedbackWriteBackLetter */
        readonly FeedbackWriteBackLetter: {
            readonly body: components["schemas"]["WriteBack"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "feedback.write_back";
        };
        /**
         * FeeOut
         * @description A fee in đồng, or words where the amount is not fixed.
         */
        readonly FeeOut: {
            /** Amount */
            readonly amount?: number | null;
            /** Id */
            readonly id: string;
            /**
             * Law
             * @default []
             */
            readonly law: readonly string[];
            /**
             * Source
             * @default
             */
            readonly source: string;
            /** Text */
            readonly text: string;
            /**
             * Valid From
             * @default
             */
            readonly valid_from: string;
            /**
             * Valid To
             * @default
             */
            readonly valid_to: string;
        };
        /**
         * FigureLaw
         * @description Where a figure comes from; ``sure``: it was held against the original.
         */
        readonly FigureLaw: {
            /** Article */
            readonly article: string;
            /** Document */
            readonly document: string;
            /** Sure */
            readonly sure: boolean;
        };
        /**
         * FigureOut
         * @description A figure of the registry: what it is called, how it is counted.
         */
        readonly FigureOut: {
            /** Better */
            readonly better: string;
            /** Code */
            readonly code: string;
            /** Law */
            readonly law: readonly components["schemas"]["FigureLaw"][];
            /** Levels */
            readonly levels: readonly string[];
            /** Name */
            readonly name: string;
            /** Name En */
            readonly name_en: string;
            /** Periods */
            readonly periods: readonly string[];
            /** Sure */
            readonly sure: boolean;
            /** Unit */
            readonly unit: string;
            /** Version */
            readonly version: number;
            /** Words */
            readonly words: string;
        };
        /**
         * FiguresOut
         * @description Every figure that a program may read.
         */
        readonly FiguresOut: {
            /** Items */
            readonly items: readonly components["schemas"]["FigureOut"][];
        };
        /**
         * FileArrived
         * @description The house holds every byte of a file, and its hash is the announced one.
         */
        readonly FileArrived: {
            /** Bytes */
            readonly bytes: number;
            /** Digest */
            readonly digest: string;
            /** Folder */
            readonly folder: string;
        };
        /**
         * Finish
         * @description A visit ends at this counter. ``waits``: what is still open goes back into the queue, for another counter.
         */
        readonly Finish: {
            /** Helps */
            readonly helps: readonly components["schemas"]["HelpClosed"][];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            readonly ticket_id: string;
            /**
             * Waits
             * @default false
             */
            readonly waits: boolean;
        };
        /**
         * ForgetPetitioner
         * @description The person who handed a dossier in wants their name and number forgotten; the dossier's road stays.
         */
        readonly ForgetPetitioner: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
        };
        /**
         * FormerListOut
         * @description Former communes, best first.
         */
        readonly FormerListOut: {
            /** Items */
            readonly items: readonly components["schemas"]["FormerOut"][];
        };
        /**
         * FormerOut
         * @description A former commune. ``must_ask``: it was divided, ask which place is meant.
         */
        readonly FormerOut: {
            /** Code */
            readonly code: string;
            /** District */
            readonly district: string;
            /** Must Ask */
            readonly must_ask: boolean;
            /** Name */
            readonly name: string;
            /** Province */
            readonly province: string;
            /** Successors */
            readonly successors: readonly components["schemas"]["SuccessorOut"][];
        };
        /**
         * FormRow
         * @description A form that is asked just now, as phones of the commune see it.
         */
        readonly FormRow: {
            /** About */
            readonly about: string;
            /** Days */
            readonly days: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Masked */
            readonly masked: readonly string[];
            /** Plan */
            readonly plan: {
                readonly [key: string]: unknown;
            };
            /** Purpose */
            readonly purpose: string;
            /** Title */
            readonly title: string;
        };
        /**
         * ForwardPetition
         * @description It was sent on to a body outside, by a document; the office still answers to whoever raised it.
         */
        readonly ForwardPetition: {
            /** Body */
            readonly body: string;
            /** Document */
            readonly document: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
        };
        /**
         * Found
         * @description The procedures found, best first.
         */
        readonly Found: {
            /** Items */
            readonly items: readonly components["schemas"]["Brief"][];
        };
        /** GatewayActivatePhoneLetter */
        readonly GatewayActivatePhoneLetter: {
            readonly body: components["schemas"]["ActivatePhone"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.activate_phone";
        };
        /** GatewayBindPhoneLetter */
        readonly GatewayBindPhoneLetter: {
            readonly body: components["schemas"]["BindPhone"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.bind_phone";
        };
        /** GatewayInviteOfficerLetter */
        readonly GatewayInviteOfficerLetter: {
            readonly body: components["schemas"]["InviteOfficer"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.invite_officer";
        };
        /** GatewayIssueCodeLetter */
        readonly GatewayIssueCodeLetter: {
            readonly body: components["schemas"]["IssueCode"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.issue_code";
        };
        /** GatewayLinkSignOnLetter */
        readonly GatewayLinkSignOnLetter: {
            readonly body: components["schemas"]["LinkSignOn"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.link_sign_on";
        };
        /** GatewayLockPhoneLetter */
        readonly GatewayLockPhoneLetter: {
            readonly body: components["schemas"]["LockPhone"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.lock_phone";
        };
        /** GatewayOpenAccountLetter */
        readonly GatewayOpenAccountLetter: {
            readonly body: components["schemas"]["OpenAccount"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.open_account";
        };
        /** GatewayUnlinkSignOnLetter */
        readonly GatewayUnlinkSignOnLetter: {
            readonly body: components["schemas"]["UnlinkSignOn"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "gateway.unlink_sign_on";
        };
        /**
         * GiveAnswer
         * @description What somebody answered. ``replaces``: an answer that this one puts right, of the same member.
         */
        readonly GiveAnswer: {
            /** Answers */
            readonly answers: {
                readonly [key: string]: unknown;
            };
            /** Consent Id */
            readonly consent_id?: string | null;
            /**
             * Form Id
             * Format: uuid
             */
            readonly form_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Replaces */
            readonly replaces?: string | null;
            /** Resident Id */
            readonly resident_id?: string | null;
            /**
             * Source
             * @default phone
             * @enum {string}
             */
            readonly source: "phone" | "odk";
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * GiveCall
         * @description An officer gives a call to a helper: the one who was proposed, or another.
         */
        readonly GiveCall: {
            /**
             * Call Id
             * Format: uuid
             */
            readonly call_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
        };
        /**
         * GiveConsent
         * @description A person agrees to one purpose, in words that name the commune as the controller.
         */
        readonly GiveConsent: {
            /**
             * Given By
             * @enum {string}
             */
            readonly given_by: "self" | "representative" | "witnessed";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Method
             * @enum {string}
             */
            readonly method: "tap" | "signature" | "voice" | "spoken";
            /**
             * Purpose
             * @enum {string}
             */
            readonly purpose: "help_now" | "follow_up" | "statistics" | "keep_file";
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /** Witness Name */
            readonly witness_name?: string | null;
            /**
             * Wording
             * @default v1
             */
            readonly wording: string;
        };
        /**
         * GiveKey
         * @description A member may use a program that speaks OpenRosa: the keyed hash of what is in its address.
         */
        readonly GiveKey: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
        };
        /**
         * GivePetition
         * @description An officer gives it to another body, with a reason; or says whom it is about.
         */
        readonly GivePetition: {
            /** About */
            readonly about?: ("" | "desk" | "office" | "village" | "school" | "police" | "lead") | null;
            /** Body */
            readonly body: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Reason */
            readonly reason: string;
        };
        /**
         * GiveTask
         * @description The desk asks the team for something at the family's home, by a day.
         */
        readonly GiveTask: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Next Date
             * Format: date
             */
            readonly next_date: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Preparation Id
             * Format: uuid
             */
            readonly preparation_id: string;
            /**
             * Task
             * @enum {string}
             */
            readonly task: "sign" | "fetch_paper" | "bring_paper" | "tell_family" | "hand_result" | "other";
        };
        /**
         * GiveVisit
         * @description Give somebody of the team a family to come back to (by the helping with the date), or a home never reached.
         */
        readonly GiveVisit: {
            /** Assist Id */
            readonly assist_id?: string | null;
            /** Household Id */
            readonly household_id?: string | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
        };
        /**
         * GuideOut
         * @description The guide that a list comes from; ``stale`` when its review is overdue.
         */
        readonly GuideOut: {
            /** Legal As Of */
            readonly legal_as_of: string;
            /** Procedure */
            readonly procedure: string;
            /** Reviewed By */
            readonly reviewed_by: string;
            /** Stale */
            readonly stale: boolean;
            /** Title */
            readonly title: string;
            /** Version */
            readonly version: string;
        };
        /** GuidesAskReviewLetter */
        readonly GuidesAskReviewLetter: {
            readonly body: components["schemas"]["AskReview"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.ask_review";
        };
        /** GuidesKeepAsideLetter */
        readonly GuidesKeepAsideLetter: {
            readonly body: components["schemas"]["KeepAside"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.keep_aside";
        };
        /** GuidesLeaveOfferLetter */
        readonly GuidesLeaveOfferLetter: {
            readonly body: components["schemas"]["LeaveOffer"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.leave_offer";
        };
        /** GuidesPublishGuideLetter */
        readonly GuidesPublishGuideLetter: {
            readonly body: components["schemas"]["PublishGuide"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.publish_guide";
        };
        /** GuidesRecordVoiceLetter */
        readonly GuidesRecordVoiceLetter: {
            readonly body: components["schemas"]["RecordVoice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.record_voice";
        };
        /** GuidesReturnVoiceLetter */
        readonly GuidesReturnVoiceLetter: {
            readonly body: components["schemas"]["ReturnVoice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.return_voice";
        };
        /** GuidesSaveDraftLetter */
        readonly GuidesSaveDraftLetter: {
            readonly body: components["schemas"]["SaveDraft"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.save_draft";
        };
        /** GuidesSendBackLetter */
        readonly GuidesSendBackLetter: {
            readonly body: components["schemas"]["SendBack"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.send_back";
        };
        /** GuidesSignVoiceLetter */
        readonly GuidesSignVoiceLetter: {
            readonly body: components["schemas"]["SignVoice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.sign_voice";
        };
        /** GuidesVoiceArrivedLetter */
        readonly GuidesVoiceArrivedLetter: {
            readonly body: components["schemas"]["VoiceArrived"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.voice_arrived";
        };
        /** GuidesWithdrawVoiceLetter */
        readonly GuidesWithdrawVoiceLetter: {
            readonly body: components["schemas"]["WithdrawVoice"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "guides.withdraw_voice";
        };
        /**
         * HandIn
         * @description Papers were taken in at the desk. It follows the family's list, if they made one. The officer's screen names the slip.
         */
        readonly HandIn: {
            /**
             * Channel
             * @default direct
             * @enum {string}
             */
            readonly channel: "direct" | "post";
            /**
             * Full Name
             * @default
             */
            readonly full_name: string;
            /**
             * Holder
             * @default
             */
            readonly holder: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Official Code
             * @default
             */
            readonly official_code: string;
            /**
             * Phone
             * @default
             */
            readonly phone: string;
            /** Preparation Id */
            readonly preparation_id?: string | null;
            /** Procedure */
            readonly procedure: string;
            /** Promised */
            readonly promised?: string | null;
            /** Slip Code */
            readonly slip_code: string;
            readonly term?: components["schemas"]["TermBody"] | null;
        };
        /**
         * HandOut
         * @description The result was handed out.
         */
        readonly HandOut: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Saw
             * @default
             */
            readonly saw: string;
        };
        /**
         * HelpClosed
         * @description How one help of a visit ended, and how independent the citizen was.
         */
        readonly HelpClosed: {
            /**
             * Mode
             * @enum {string}
             */
            readonly mode: "alone" | "prompted" | "done_for";
            /**
             * Outcome
             * @enum {string}
             */
            readonly outcome: "done" | "prepared" | "papers_lack" | "elsewhere" | "not_today" | "left";
            /**
             * Service Id
             * Format: uuid
             */
            readonly service_id: string;
        };
        /**
         * HouseholdRow
         * @description A household as a phone keeps it.
         */
        readonly HouseholdRow: {
            /** Head Name */
            readonly head_name: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Languages */
            readonly languages: readonly string[];
            /** Note */
            readonly note: string;
            /** Reached */
            readonly reached: boolean;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /** InsightAcknowledgeAlarmLetter */
        readonly InsightAcknowledgeAlarmLetter: {
            readonly body: components["schemas"]["AcknowledgeAlarm"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.acknowledge_alarm";
        };
        /** InsightApproveDefinitionLetter */
        readonly InsightApproveDefinitionLetter: {
            readonly body: components["schemas"]["ApproveDefinition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.approve_definition";
        };
        /** InsightBringOfficialLetter */
        readonly InsightBringOfficialLetter: {
            readonly body: components["schemas"]["BringOfficial"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.bring_official";
        };
        /** InsightConfirmOfficialLetter */
        readonly InsightConfirmOfficialLetter: {
            readonly body: components["schemas"]["ConfirmOfficial"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.confirm_official";
        };
        /** InsightDecideOpenDataLetter */
        readonly InsightDecideOpenDataLetter: {
            readonly body: components["schemas"]["DecideOpenData"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.decide_open_data";
        };
        /** InsightDropDefinitionLetter */
        readonly InsightDropDefinitionLetter: {
            readonly body: components["schemas"]["DropDefinition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.drop_definition";
        };
        /** InsightDropOfficialLetter */
        readonly InsightDropOfficialLetter: {
            readonly body: components["schemas"]["DropOfficial"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.drop_official";
        };
        /** InsightDropQuestionLetter */
        readonly InsightDropQuestionLetter: {
            readonly body: components["schemas"]["DropQuestion"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.drop_question";
        };
        /** InsightEndAlarmRuleLetter */
        readonly InsightEndAlarmRuleLetter: {
            readonly body: components["schemas"]["EndAlarmRule"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.end_alarm_rule";
        };
        /** InsightMakeReportLetter */
        readonly InsightMakeReportLetter: {
            readonly body: components["schemas"]["MakeReport"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.make_report";
        };
        /** InsightMuteAlarmLetter */
        readonly InsightMuteAlarmLetter: {
            readonly body: components["schemas"]["MuteAlarm"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.mute_alarm";
        };
        /** InsightOfferTemplateLetter */
        readonly InsightOfferTemplateLetter: {
            readonly body: components["schemas"]["OfferTemplate"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.offer_template";
        };
        /** InsightProposeDefinitionLetter */
        readonly InsightProposeDefinitionLetter: {
            readonly body: components["schemas"]["ProposeDefinition"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.propose_definition";
        };
        /** InsightRingAlarmsLetter */
        readonly InsightRingAlarmsLetter: {
            readonly body: components["schemas"]["RingAlarms"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.ring_alarms";
        };
        /** InsightSaveQuestionLetter */
        readonly InsightSaveQuestionLetter: {
            readonly body: components["schemas"]["SaveQuestion"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.save_question";
        };
        /** InsightSetAlarmRuleLetter */
        readonly InsightSetAlarmRuleLetter: {
            readonly body: components["schemas"]["SetAlarmRule"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.set_alarm_rule";
        };
        /** InsightSetReportScheduleLetter */
        readonly InsightSetReportScheduleLetter: {
            readonly body: components["schemas"]["SetReportSchedule"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.set_report_schedule";
        };
        /** InsightTryTemplateLetter */
        readonly InsightTryTemplateLetter: {
            readonly body: components["schemas"]["TryTemplate"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.try_template";
        };
        /** InsightUseTemplateLetter */
        readonly InsightUseTemplateLetter: {
            readonly body: components["schemas"]["UseTemplate"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "insight.use_template";
        };
        /**
         * InTongue
         * @description A warning in another tongue.
         */
        readonly InTongue: {
            /** Title */
            readonly title: string;
            /** What */
            readonly what: string;
        };
        /**
         * InviteClass
         * @description Send the invitation to those who agreed to be reminded and gave a number.
         */
        readonly InviteClass: {
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * InviteOfficer
         * @description An officer may open an account, or open it anew: the keyed hash of the code that was shown to the leader.
         */
        readonly InviteOfficer: {
            /** Code Mark */
            readonly code_mark: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
        };
        /**
         * IssueCode
         * @description A member may bring a phone: the keyed hash of the code that was shown to the leader.
         */
        readonly IssueCode: {
            /** Code Mark */
            readonly code_mark: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
        };
        /**
         * JoinPetition
         * @description Somebody says that it is the same matter, and wants to be told, too.
         */
        readonly JoinPetition: {
            /** Code */
            readonly code: string;
            /**
             * How
             * @default app
             * @enum {string}
             */
            readonly how: "app" | "page" | "text";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Own
             * @default false
             */
            readonly own: boolean;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Resident Id */
            readonly resident_id?: string | null;
            /**
             * Telephone
             * @default
             */
            readonly telephone: string;
        };
        readonly JsonValue: unknown;
        /**
         * KeepAside
         * @description A guide that came too late to be saved: kept beside the others, so that nothing typed is lost.
         */
        readonly KeepAside: {
            /** Guide */
            readonly guide: {
                readonly [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Over */
            readonly over: number;
            /** Procedure */
            readonly procedure: string;
        };
        /**
         * KeyShown
         * @description The public half of the phone's key: an uncompressed point of P-256 in base64url.
         */
        readonly KeyShown: {
            /** Public Key */
            readonly public_key: string;
        };
        /**
         * LapsedOut
         * @description An amount that this list needs and that is not known for the day: ask before going.
         */
        readonly LapsedOut: {
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: string;
        };
        /**
         * Law
         * @description The text a notice comes from, as its papers call it, and where it stands.
         */
        readonly Law: {
            /** Number */
            readonly number: string;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /**
             * Url
             * @default
             */
            readonly url: string;
        };
        /**
         * LeaderOut
         * @description Whom to call for help.
         */
        readonly LeaderOut: {
            /** Name */
            readonly name: string;
            /** Phone */
            readonly phone: string;
        };
        /**
         * Learner
         * @description Somebody of the actor's places; without an id somebody without a name, who is only counted.
         */
        readonly Learner: {
            /** Resident Id */
            readonly resident_id?: string | null;
        };
        /** LearningAttendLetter */
        readonly LearningAttendLetter: {
            readonly body: components["schemas"]["Attend"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.attend";
        };
        /** LearningCancelClassLetter */
        readonly LearningCancelClassLetter: {
            readonly body: components["schemas"]["CancelClass"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.cancel_class";
        };
        /** LearningChangeClassLetter */
        readonly LearningChangeClassLetter: {
            readonly body: components["schemas"]["ChangeClass"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.change_class";
        };
        /** LearningCloseClassLetter */
        readonly LearningCloseClassLetter: {
            readonly body: components["schemas"]["CloseClass"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.close_class";
        };
        /** LearningCountHeadsLetter */
        readonly LearningCountHeadsLetter: {
            readonly body: components["schemas"]["CountHeads"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.count_heads";
        };
        /** LearningEditPlanLetter */
        readonly LearningEditPlanLetter: {
            readonly body: components["schemas"]["EditPlan"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.edit_plan";
        };
        /** LearningEnrolLetter */
        readonly LearningEnrolLetter: {
            readonly body: components["schemas"]["Enrol"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.enrol";
        };
        /** LearningInviteLetter */
        readonly LearningInviteLetter: {
            readonly body: components["schemas"]["InviteClass"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.invite";
        };
        /** LearningMakePlanLetter */
        readonly LearningMakePlanLetter: {
            readonly body: components["schemas"]["MakePlan"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.make_plan";
        };
        /** LearningObserveLetter */
        readonly LearningObserveLetter: {
            readonly body: components["schemas"]["Observe"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.observe";
        };
        /** LearningPlanClassLetter */
        readonly LearningPlanClassLetter: {
            readonly body: components["schemas"]["PlanClass"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.plan_class";
        };
        /** LearningRecordDrillLetter */
        readonly LearningRecordDrillLetter: {
            readonly body: components["schemas"]["RecordDrill"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.record_drill";
        };
        /** LearningRecordProgressLetter */
        readonly LearningRecordProgressLetter: {
            readonly body: components["schemas"]["RecordProgress"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.record_progress";
        };
        /** LearningSetPlanLetter */
        readonly LearningSetPlanLetter: {
            readonly body: components["schemas"]["SetPlan"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "learning.set_plan";
        };
        /**
         * LeaveMember
         * @description A member works here no more, from a day on; without one, from now on.
         */
        readonly LeaveMember: {
            /** Left On */
            readonly left_on?: string | null;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
        };
        /**
         * LeaveOffer
         * @description A version from the content files is not wanted: what editors wrote stays.
         */
        readonly LeaveOffer: {
            /** Procedure */
            readonly procedure: string;
            /** Version */
            readonly version: string;
        };
        /**
         * LendSeries
         * @description A browser at a counter asks for a letter of its own, or to keep it longer; ``id`` names the browser's series.
         */
        readonly LendSeries: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * LevelsRow
         * @description The levels of one person who agreed to a passport, under the person's own id; nothing of who saw what.
         */
        readonly LevelsRow: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lapses */
            readonly lapses: {
                readonly [key: string]: string;
            };
            /** Levels */
            readonly levels: {
                readonly [key: string]: number;
            };
        };
        /**
         * LimitsOut
         * @description How many bytes one file may have.
         */
        readonly LimitsOut: {
            /** File Bytes */
            readonly file_bytes: number;
        };
        /**
         * Line
         * @description One price: goods, grade, unit, from low to high, where, of which day. ``sure``: it was asked about, and it is right.
         */
        readonly Line: {
            /**
             * Grade
             * @default
             */
            readonly grade: string;
            /** High */
            readonly high: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Item */
            readonly item: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "market" | "shop" | "farm" | "trader" | "company";
            /** Low */
            readonly low: number;
            /**
             * Market
             * @default
             */
            readonly market: string;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /**
             * Source
             * @default
             */
            readonly source: string;
            /**
             * Sure
             * @default false
             */
            readonly sure: boolean;
            /** Unit */
            readonly unit: string;
        };
        /** LinksEndCalendarLetter */
        readonly LinksEndCalendarLetter: {
            readonly body: components["schemas"]["EndCalendar"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.end_calendar";
        };
        /** LinksEndHookLetter */
        readonly LinksEndHookLetter: {
            readonly body: components["schemas"]["EndHook"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.end_hook";
        };
        /**
         * LinkSignOn
         * @description An officer is known at the sign-on service under this name.
         */
        readonly LinkSignOn: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Issuer */
            readonly issuer: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Subject */
            readonly subject: string;
        };
        /** LinksLockClientLetter */
        readonly LinksLockClientLetter: {
            readonly body: components["schemas"]["LockClient"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.lock_client";
        };
        /** LinksOpenCalendarLetter */
        readonly LinksOpenCalendarLetter: {
            readonly body: components["schemas"]["OpenCalendar"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.open_calendar";
        };
        /** LinksRegisterClientLetter */
        readonly LinksRegisterClientLetter: {
            readonly body: components["schemas"]["RegisterClient"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.register_client";
        };
        /** LinksRenewHookLetter */
        readonly LinksRenewHookLetter: {
            readonly body: components["schemas"]["RenewHook"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.renew_hook";
        };
        /** LinksRenewSecretLetter */
        readonly LinksRenewSecretLetter: {
            readonly body: components["schemas"]["RenewSecret"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.renew_secret";
        };
        /** LinksResumeHookLetter */
        readonly LinksResumeHookLetter: {
            readonly body: components["schemas"]["ResumeHook"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.resume_hook";
        };
        /** LinksSubscribeLetter */
        readonly LinksSubscribeLetter: {
            readonly body: components["schemas"]["Subscribe"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.subscribe";
        };
        /** LinksUnlockClientLetter */
        readonly LinksUnlockClientLetter: {
            readonly body: components["schemas"]["UnlockClient"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "links.unlock_client";
        };
        /**
         * ListHome
         * @description Somebody who agreed stands on the list of those to reach before a disaster, and why.
         */
        readonly ListHome: {
            /**
             * Consent Id
             * Format: uuid
             */
            readonly consent_id: string;
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Reasons */
            readonly reasons: readonly ("elder" | "disabled" | "alone" | "infant" | "pregnant" | "ill")[];
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
        };
        /**
         * LiveRow
         * @description A plan as phones keep it, with its sheet.
         */
        readonly LiveRow: {
            /**
             * Begins At
             * Format: date-time
             */
            readonly begins_at: string;
            /** Bring */
            readonly bring: readonly string[];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Minutes */
            readonly minutes: number;
            /** Sheet */
            readonly sheet: {
                readonly [key: string]: unknown;
            };
            /** Speaker */
            readonly speaker: string;
            /** Standing */
            readonly standing: string;
            /** Title */
            readonly title: string;
            /** Village Id */
            readonly village_id: string | null;
        };
        /**
         * LockClient
         * @description A program is let in no more: its tokens end at once.
         */
        readonly LockClient: {
            /**
             * Client Id
             * Format: uuid
             */
            readonly client_id: string;
        };
        /**
         * LockPhone
         * @description A phone is lost, or its member works no more: it is not let in again with its token.
         */
        readonly LockPhone: {
            /**
             * Device Id
             * Format: uuid
             */
            readonly device_id: string;
        };
        /**
         * LookArrived
         * @description The bytes of a photo are whole; the house says so.
         */
        readonly LookArrived: {
            /** Bytes */
            readonly bytes: number;
            /** Digest */
            readonly digest: string;
            /** Folder */
            readonly folder: string;
        };
        /**
         * MakePlan
         * @description Make the calendar: around what stands, with as few changes as possible; or ``fresh``, from the beginning.
         */
        readonly MakePlan: {
            /**
             * Fresh
             * @default false
             */
            readonly fresh: boolean;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * MakeReport
         * @description Make a report of a place and a period, with the figures as they are now. ``scheduled``: nobody asked, its day had come.
         */
        readonly MakeReport: {
            /**
             * Duty
             * @default
             */
            readonly duty: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "team" | "commune" | "province";
            /**
             * Number
             * @default
             */
            readonly number: string;
            /** Period */
            readonly period: string;
            /** Place */
            readonly place: string;
            /**
             * @default {
             *       "assessment": "",
             *       "next": "",
             *       "proposal": "",
             *       "trouble": ""
             *     }
             */
            readonly remarks: components["schemas"]["Remarks"];
            /**
             * Scheduled
             * @default false
             */
            readonly scheduled: boolean;
            /**
             * Signer
             * @default
             */
            readonly signer: string;
        };
        /**
         * MakerRow
         * @description A maker as a phone of the place sees it. ``standing``: waiting (for a look), shown, down, withdrawn; ``agreed``: may be shown.
         */
        readonly MakerRow: {
            /** Agreed */
            readonly agreed: boolean;
            /** Household Id */
            readonly household_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** Resident Id */
            readonly resident_id: string | null;
            /** Standing */
            readonly standing: string;
            /** Story */
            readonly story: string;
            /** Version */
            readonly version: number;
            /** Village Id */
            readonly village_id: string | null;
            /** Why */
            readonly why: string;
        };
        /** MarketAgreeLetter */
        readonly MarketAgreeLetter: {
            readonly body: components["schemas"]["AgreeToShow"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.agree";
        };
        /** MarketAnswerBuyerLetter */
        readonly MarketAnswerBuyerLetter: {
            readonly body: components["schemas"]["AnswerBuyer"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.answer_buyer";
        };
        /** MarketAskAgainLetter */
        readonly MarketAskAgainLetter: {
            readonly body: components["schemas"]["AskAgain"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.ask_again";
        };
        /** MarketAskMakerLetter */
        readonly MarketAskMakerLetter: {
            readonly body: components["schemas"]["AskMaker"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.ask_maker";
        };
        /** MarketAttachPhotoLetter */
        readonly MarketAttachPhotoLetter: {
            readonly body: components["schemas"]["AttachPhoto"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.attach_photo";
        };
        /** MarketCancelLiveLetter */
        readonly MarketCancelLiveLetter: {
            readonly body: components["schemas"]["CancelLive"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.cancel_live";
        };
        /** MarketChangeMakerLetter */
        readonly MarketChangeMakerLetter: {
            readonly body: components["schemas"]["ChangeMaker"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.change_maker";
        };
        /** MarketChangeProductLetter */
        readonly MarketChangeProductLetter: {
            readonly body: components["schemas"]["ChangeProduct"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.change_product";
        };
        /** MarketCloseEnquiryLetter */
        readonly MarketCloseEnquiryLetter: {
            readonly body: components["schemas"]["CloseEnquiry"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.close_enquiry";
        };
        /** MarketDropPhotoLetter */
        readonly MarketDropPhotoLetter: {
            readonly body: components["schemas"]["DropPhoto"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.drop_photo";
        };
        /** MarketEndSightLetter */
        readonly MarketEndSightLetter: {
            readonly body: components["schemas"]["EndSight"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.end_sight";
        };
        /** MarketEnterMakerLetter */
        readonly MarketEnterMakerLetter: {
            readonly body: components["schemas"]["EnterMaker"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.enter_maker";
        };
        /** MarketEnterProductLetter */
        readonly MarketEnterProductLetter: {
            readonly body: components["schemas"]["EnterProduct"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.enter_product";
        };
        /** MarketPhotoArrivedLetter */
        readonly MarketPhotoArrivedLetter: {
            readonly body: components["schemas"]["PhotoArrived"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.photo_arrived";
        };
        /** MarketPlanLiveLetter */
        readonly MarketPlanLiveLetter: {
            readonly body: components["schemas"]["PlanLive"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.plan_live";
        };
        /** MarketPublishLetter */
        readonly MarketPublishLetter: {
            readonly body: components["schemas"]["Publish"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.publish";
        };
        /** MarketPutBackLetter */
        readonly MarketPutBackLetter: {
            readonly body: components["schemas"]["PutBack"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.put_back";
        };
        /** MarketReportEnquiryLetter */
        readonly MarketReportEnquiryLetter: {
            readonly body: components["schemas"]["ReportEnquiry"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.report_enquiry";
        };
        /** MarketReportLetter */
        readonly MarketReportLetter: {
            readonly body: components["schemas"]["Report"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.report";
        };
        /** MarketSetSightLetter */
        readonly MarketSetSightLetter: {
            readonly body: components["schemas"]["SetSight"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.set_sight";
        };
        /** MarketSetStockLetter */
        readonly MarketSetStockLetter: {
            readonly body: components["schemas"]["SetStock"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.set_stock";
        };
        /** MarketTakeDownLetter */
        readonly MarketTakeDownLetter: {
            readonly body: components["schemas"]["TakeDown"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.take_down";
        };
        /** MarketWithdrawLetter */
        readonly MarketWithdrawLetter: {
            readonly body: components["schemas"]["WithdrawMaker"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "market.withdraw";
        };
        /**
         * MemberOut
         * @description Who this phone works for.
         */
        readonly MemberOut: {
            /** Given Name */
            readonly given_name: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Languages */
            readonly languages: readonly string[];
            /** Name */
            readonly name: string;
            /** Role */
            readonly role: string;
        };
        /**
         * MergePetition
         * @description It is the same matter as another one; whoever said it joins there.
         */
        readonly MergePetition: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Into Id
             * Format: uuid
             */
            readonly into_id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
        };
        /**
         * MergeVillages
         * @description Two villages become one: ``village_id`` ends and goes on as ``into_id``.
         */
        readonly MergeVillages: {
            /**
             * Into Id
             * Format: uuid
             */
            readonly into_id: string;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * MessageFigures
         * @description How messages leave: the mode, how often each channel is tried with a message to ourselves, and the channels.
         */
        readonly MessageFigures: {
            /** Channels */
            readonly channels: readonly components["schemas"]["ChannelFigures"][];
            /** Mode */
            readonly mode: string;
            /** Trial Message Every Minutes */
            readonly trial_message_every_minutes: number;
        };
        /**
         * MessagesAsked
         * @description Which dossiers: taken in from one day to another, both in it, at a commune or anywhere in a province.
         */
        readonly MessagesAsked: {
            /**
             * Cursor
             * @default
             */
            readonly cursor: string;
            /**
             * First
             * Format: date
             */
            readonly first: string;
            /**
             * Last
             * Format: date
             */
            readonly last: string;
            /**
             * Limit
             * @default 50
             */
            readonly limit: number;
            /**
             * Place
             * @default
             */
            readonly place: string;
        };
        /**
         * MessagesOut
         * @description Messages commune by commune, in the order of each register; ``next`` is the cursor of the following page, null at the end.
         */
        readonly MessagesOut: {
            /** Items */
            readonly items: readonly components["schemas"]["DossierMessage"][];
            /** Next */
            readonly next: string | null;
            /** Note */
            readonly note: string;
        };
        /** MessagingCalledLetter */
        readonly MessagingCalledLetter: {
            readonly body: components["schemas"]["Called"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "messaging.called";
        };
        /** MessagingCallMeLetter */
        readonly MessagingCallMeLetter: {
            readonly body: components["schemas"]["CallMe"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "messaging.call_me";
        };
        /** MessagingResumeLetter */
        readonly MessagingResumeLetter: {
            readonly body: components["schemas"]["WriteAgain"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "messaging.resume";
        };
        /** MessagingSendAgainLetter */
        readonly MessagingSendAgainLetter: {
            readonly body: components["schemas"]["SendAgain"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "messaging.send_again";
        };
        /** MessagingStopLetter */
        readonly MessagingStopLetter: {
            readonly body: components["schemas"]["StopWriting"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "messaging.stop";
        };
        /**
         * MistakeOut
         * @description Why such dossiers come back, and what to do about it now.
         */
        readonly MistakeOut: {
            /** Fix */
            readonly fix: string;
            /** Id */
            readonly id: string;
            /**
             * Law
             * @default []
             */
            readonly law: readonly string[];
            /** Paper */
            readonly paper: string;
            /** Reason */
            readonly reason: string;
            /**
             * Source
             * @default
             */
            readonly source: string;
            /** Text */
            readonly text: string;
            /**
             * Valid From
             * @default
             */
            readonly valid_from: string;
            /**
             * Valid To
             * @default
             */
            readonly valid_to: string;
        };
        /**
         * MovedOut
         * @description A row to put or to drop.
         */
        readonly MovedOut: {
            /** Collection */
            readonly collection: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Op
             * @enum {string}
             */
            readonly op: "put" | "drop";
            /** Row */
            readonly row: (components["schemas"]["AckRow"] | components["schemas"]["CheckRow"] | components["schemas"]["AnswerRow"] | components["schemas"]["NoticeRow"] | components["schemas"]["CardRow"] | components["schemas"]["SafeRow"] | components["schemas"]["WarningRow"] | components["schemas"]["WeatherRow"] | components["schemas"]["PreparationRow"] | components["schemas"]["ProgressRow"] | components["schemas"]["TaskRow"] | components["schemas"]["AnswerRow"] | components["schemas"]["PetitionRow"] | components["schemas"]["RecordingRow"] | components["schemas"]["ClassRow"] | components["schemas"]["LevelsRow"] | components["schemas"]["ProgressRow"] | components["schemas"]["SeatRow"] | components["schemas"]["LiveRow"] | components["schemas"]["MakerRow"] | components["schemas"]["ProductRow"] | components["schemas"]["ErasedRow"] | components["schemas"]["HouseholdRow"] | components["schemas"]["ResidentRow"] | components["schemas"]["PointRow"] | components["schemas"]["VillageRow"] | components["schemas"]["PayeeRow"] | components["schemas"]["SightingRow"] | components["schemas"]["WarningRow"] | components["schemas"]["AssistRow"] | components["schemas"]["AttachmentRow"] | components["schemas"]["TeamCallRow"] | components["schemas"]["AnswerRow"] | components["schemas"]["FormRow"]) | null;
        };
        /**
         * MoveHousehold
         * @description A home now stands in another village, with everybody in it.
         */
        readonly MoveHousehold: {
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * MoveMember
         * @description A member now answers for another place; what they did before stays credited.
         */
        readonly MoveMember: {
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Scope */
            readonly scope: string;
        };
        /**
         * MoveOn
         * @description A visit goes on with another service, instead of one that was meant.
         */
        readonly MoveOn: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Instead Of
             * Format: uuid
             */
            readonly instead_of: string;
            /**
             * Service Id
             * Format: uuid
             */
            readonly service_id: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            readonly ticket_id: string;
        };
        /**
         * MuteAlarm
         * @description A rule is to be quiet about a place until a day.
         */
        readonly MuteAlarm: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Place */
            readonly place: string;
            /** Reason */
            readonly reason: string;
            /**
             * Rule Id
             * Format: uuid
             */
            readonly rule_id: string;
            /**
             * Until
             * Format: date
             */
            readonly until: string;
        };
        /**
         * Named
         * @description A warning is meant: to issue, drop, spread or cancel it.
         */
        readonly Named: {
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * NamedCapRule
         * @description A rule is signed, or ended.
         */
        readonly NamedCapRule: {
            /**
             * Rule Id
             * Format: uuid
             */
            readonly rule_id: string;
        };
        /**
         * NameOwnAccount
         * @description An account belongs to somebody who helps; told by its mark only.
         */
        readonly NameOwnAccount: {
            /** Mark */
            readonly mark: string;
        };
        /**
         * NewWebhook
         * @description Where a program wants to hear of which kinds of events.
         */
        readonly NewWebhook: {
            /** Kinds */
            readonly kinds: readonly string[];
            /** Url */
            readonly url: string;
        };
        /**
         * NoteCall
         * @description The office called a village: who was spoken with, or that nobody picked up.
         */
        readonly NoteCall: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Reached */
            readonly reached: boolean;
            /**
             * Spoke With
             * @default
             */
            readonly spoke_with: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * NoteItem
         * @description A person has an item of the digital citizen's list, or has it no more.
         */
        readonly NoteItem: {
            /** Item */
            readonly item: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /** There */
            readonly there: boolean;
        };
        /**
         * NoticeRow
         * @description A notice as phones see it; ``wide``: the whole province is told.
         */
        readonly NoticeRow: {
            /** Body */
            readonly body: string;
            /** Group */
            readonly group: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Law */
            readonly law: {
                readonly [key: string]: unknown;
            } | null;
            /** Published At */
            readonly published_at: string | null;
            /**
             * Shows From
             * Format: date
             */
            readonly shows_from: string;
            /**
             * Shows Until
             * Format: date
             */
            readonly shows_until: string;
            /** Title */
            readonly title: string;
            /** Tongues */
            readonly tongues: {
                readonly [key: string]: {
                    readonly [key: string]: string;
                };
            };
            /** Villages */
            readonly villages: readonly string[];
            /** Wide */
            readonly wide: boolean;
        };
        /**
         * Observe
         * @description A skill that somebody was seen to do, or taught, apart from the steps of a helping.
         *
         *     ``just_taught``: whoever says so has taught it just now, so they cannot confirm it. No word, no picture fits in.
         */
        readonly Observe: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Just Taught
             * @default false
             */
            readonly just_taught: boolean;
            /**
             * Mode
             * @enum {string}
             */
            readonly mode: "done_for" | "prompted" | "alone" | "taught";
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /** Skill */
            readonly skill: string;
        };
        /**
         * Ocop
         * @description Stars of OCOP: certificate, the decision behind it, and the day it was given; it holds for 36 months.
         */
        readonly Ocop: {
            /** Certificate */
            readonly certificate: string;
            /** Decision */
            readonly decision: string;
            /**
             * Issued On
             * Format: date
             */
            readonly issued_on: string;
            /** Stars */
            readonly stars: number;
        };
        /**
         * OfAppointment
         * @description Something about one appointment: dropped.
         */
        readonly OfAppointment: {
            /** Code */
            readonly code: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * OfferTemplate
         * @description Send a Word template, its bytes in hexadecimal digits: so no part of it can be taken for somebody's secret number.
         */
        readonly OfferTemplate: {
            /** Content */
            readonly content: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "team" | "commune" | "province";
            /** Name */
            readonly name: string;
            /**
             * Uses
             * @default []
             */
            readonly uses: readonly string[];
        };
        /**
         * OfficialLine
         * @description One figure as the source says it; both parts, where it says them.
         */
        readonly OfficialLine: {
            /** Code */
            readonly code: string;
            /**
             * First
             * Format: date
             */
            readonly first: string;
            /**
             * Last
             * Format: date
             */
            readonly last: string;
            /** Line */
            readonly line: number;
            /** Part */
            readonly part?: number | null;
            /** Place */
            readonly place: string;
            /** Value */
            readonly value: number;
            /** Whole */
            readonly whole?: number | null;
        };
        /**
         * OfNumber
         * @description Something about one number: called again, put on hold, back again, not there.
         */
        readonly OfNumber: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            readonly ticket_id: string;
        };
        /**
         * OpenAccount
         * @description An officer has opened the account under this name, with a code. The password is no part of what is told.
         */
        readonly OpenAccount: {
            /**
             * Invitation Id
             * Format: uuid
             */
            readonly invitation_id: string;
            /** Login */
            readonly login: string;
        };
        /**
         * OpenCalendar
         * @description An officer gets an address of their own days; the one they had ends.
         */
        readonly OpenCalendar: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
        };
        /**
         * OpenForm
         * @description From now on it is asked; what was open under the same name is closed.
         */
        readonly OpenForm: {
            /**
             * Form Id
             * Format: uuid
             */
            readonly form_id: string;
        };
        /**
         * OpenScreen
         * @description A screen in the hall may be opened by this code.
         */
        readonly OpenScreen: {
            /** Code */
            readonly code: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "display" | "kiosk";
        };
        /**
         * OptionOut
         * @description One possible answer.
         */
        readonly OptionOut: {
            /**
             * Exclusive
             * @default false
             */
            readonly exclusive: boolean;
            /** Id */
            readonly id: string;
            /** Label */
            readonly label: string;
        };
        /**
         * PaperOut
         * @description A paper that this family needs.
         */
        readonly PaperOut: {
            /** Copies */
            readonly copies: number;
            /** Form */
            readonly form: string;
            /** Get */
            readonly get: string;
            /**
             * How
             * @enum {string}
             */
            readonly how: "bring" | "show" | "if_not_found";
            /** Id */
            readonly id: string;
            /**
             * Law
             * @default []
             */
            readonly law: readonly string[];
            /** Name */
            readonly name: string;
            /** Note */
            readonly note: string;
            /** Originals */
            readonly originals: number;
            /**
             * Source
             * @default
             */
            readonly source: string;
            /**
             * Valid From
             * @default
             */
            readonly valid_from: string;
            /**
             * Valid To
             * @default
             */
            readonly valid_to: string;
            /** Why */
            readonly why: string;
        };
        /**
         * PaperState
         * @description Where one paper of the list stands.
         *
         *     ``fault`` says why a paper that is there will not do: a key of content/reasons. Such a paper counts as missing, and
         *     a body without the field means what it always meant.
         */
        readonly PaperState: {
            /**
             * Fault
             * @default
             */
            readonly fault: string;
            /** Id */
            readonly id: string;
            /**
             * State
             * @enum {string}
             */
            readonly state: "have" | "missing" | "not_needed";
        };
        /**
         * PausePetition
         * @description The law stops it for a while: by which provision, and until when.
         */
        readonly PausePetition: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /**
             * Until
             * Format: date
             */
            readonly until: string;
            /** Why */
            readonly why: string;
        };
        /**
         * PayeeRow
         * @description A published account as a phone sees it.
         */
        readonly PayeeRow: {
            /** Account */
            readonly account: string;
            /** Amount */
            readonly amount: number | null;
            /** Bank */
            readonly bank: string;
            /** Holder */
            readonly holder: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Procedure */
            readonly procedure: string;
            /** Purpose */
            readonly purpose: string;
            /** Source */
            readonly source: string;
            /** Unit */
            readonly unit: string;
            /**
             * Valid From
             * Format: date
             */
            readonly valid_from: string;
            /** Valid Until */
            readonly valid_until: string | null;
        };
        /** PeopleAddResidentLetter */
        readonly PeopleAddResidentLetter: {
            readonly body: components["schemas"]["AddResident"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.add_resident";
        };
        /** PeopleAgreeLetter */
        readonly PeopleAgreeLetter: {
            readonly body: components["schemas"]["Agree"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.agree";
        };
        /** PeopleAskRightLetter */
        readonly PeopleAskRightLetter: {
            readonly body: components["schemas"]["AskRight"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.ask_right";
        };
        /** PeopleClaimDayLetter */
        readonly PeopleClaimDayLetter: {
            readonly body: components["schemas"]["ClaimDay"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.claim_day";
        };
        /** PeopleCorrectResidentLetter */
        readonly PeopleCorrectResidentLetter: {
            readonly body: components["schemas"]["CorrectResident"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.correct_resident";
        };
        /** PeopleEnrolMemberLetter */
        readonly PeopleEnrolMemberLetter: {
            readonly body: components["schemas"]["EnrolMember"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.enrol_member";
        };
        /** PeopleGiveConsentLetter */
        readonly PeopleGiveConsentLetter: {
            readonly body: components["schemas"]["GiveConsent"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.give_consent";
        };
        /** PeopleLeaveMemberLetter */
        readonly PeopleLeaveMemberLetter: {
            readonly body: components["schemas"]["LeaveMember"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.leave_member";
        };
        /** PeopleLetGoLetter */
        readonly PeopleLetGoLetter: {
            readonly body: components["schemas"]["TakeBack"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.let_go";
        };
        /** PeopleMergeVillagesLetter */
        readonly PeopleMergeVillagesLetter: {
            readonly body: components["schemas"]["MergeVillages"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.merge_villages";
        };
        /** PeopleMoveHouseholdLetter */
        readonly PeopleMoveHouseholdLetter: {
            readonly body: components["schemas"]["MoveHousehold"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.move_household";
        };
        /** PeopleMoveMemberLetter */
        readonly PeopleMoveMemberLetter: {
            readonly body: components["schemas"]["MoveMember"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.move_member";
        };
        /** PeopleNoteItemLetter */
        readonly PeopleNoteItemLetter: {
            readonly body: components["schemas"]["NoteItem"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.note_item";
        };
        /** PeoplePurgeLetter */
        readonly PeoplePurgeLetter: {
            readonly body: components["schemas"]["Purge"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.purge";
        };
        /** PeopleRegisterHouseholdLetter */
        readonly PeopleRegisterHouseholdLetter: {
            readonly body: components["schemas"]["RegisterHousehold"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.register_household";
        };
        /** PeopleRemindAgainLetter */
        readonly PeopleRemindAgainLetter: {
            readonly body: components["schemas"]["RemindAgain"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.remind_again";
        };
        /** PeopleReturnMemberLetter */
        readonly PeopleReturnMemberLetter: {
            readonly body: components["schemas"]["ReturnMember"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.return_member";
        };
        /** PeopleSetIdentityLetter */
        readonly PeopleSetIdentityLetter: {
            readonly body: components["schemas"]["SetIdentity"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.set_identity";
        };
        /** PeopleSettleDayLetter */
        readonly PeopleSettleDayLetter: {
            readonly body: components["schemas"]["SettleDay"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.settle_day";
        };
        /** PeopleSettleRightLetter */
        readonly PeopleSettleRightLetter: {
            readonly body: components["schemas"]["SettleRight"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.settle_right";
        };
        /** PeopleStopRemindingLetter */
        readonly PeopleStopRemindingLetter: {
            readonly body: components["schemas"]["StopReminding"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.stop_reminding";
        };
        /** PeopleTakeBackLetter */
        readonly PeopleTakeBackLetter: {
            readonly body: components["schemas"]["TakeBack"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.take_back";
        };
        /** PeopleTransferVillageLetter */
        readonly PeopleTransferVillageLetter: {
            readonly body: components["schemas"]["TransferVillage"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.transfer_village";
        };
        /** PeopleWithdrawConsentLetter */
        readonly PeopleWithdrawConsentLetter: {
            readonly body: components["schemas"]["WithdrawConsent"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "people.withdraw_consent";
        };
        /**
         * Person
         * @description Somebody who works here, by name.
         */
        readonly Person: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Name */
            readonly name: string;
        };
        /**
         * PetitionPhotoArrived
         * @description The house says that a photo is whole.
         */
        readonly PetitionPhotoArrived: {
            /** Bytes */
            readonly bytes: number;
            /** Digest */
            readonly digest: string;
            /** Folder */
            readonly folder: string;
        };
        /**
         * PetitionRow
         * @description A petition as phones of its village see it. The words of a private matter are not in it, and never who raised it.
         */
        readonly PetitionRow: {
            /** Answer Told */
            readonly answer_told: string;
            /** Body Told */
            readonly body_told: string;
            /** Category */
            readonly category: string;
            /** Confirm On */
            readonly confirm_on: string | null;
            /** Confirmed */
            readonly confirmed: string;
            /** Days */
            readonly days: number;
            /**
             * Due On
             * Format: date
             */
            readonly due_on: string;
            /** Escalated */
            readonly escalated: boolean;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lat */
            readonly lat: number | null;
            /** Lon */
            readonly lon: number | null;
            /**
             * Raised At
             * Format: date-time
             */
            readonly raised_at: string;
            /** Spot Told */
            readonly spot_told: string;
            /** Stage */
            readonly stage: string;
            /** Told */
            readonly told: string;
            /** Village Id */
            readonly village_id: string | null;
            /** Voices */
            readonly voices: number;
        };
        /**
         * PhotoArrived
         * @description A photo's bytes are whole.
         */
        readonly PhotoArrived: {
            /** Digest */
            readonly digest: string;
            /** Folder */
            readonly folder: string;
        };
        /**
         * PhotoRow
         * @description A photo in its two sizes. ``here``: its bytes have arrived.
         */
        readonly PhotoRow: {
            /** Height */
            readonly height: number;
            /** Here */
            readonly here: boolean;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Large */
            readonly large: string;
            /** Says */
            readonly says: string;
            /** Small */
            readonly small: string;
            /** Width */
            readonly width: number;
        };
        /**
         * Picture
         * @description One size of a photo, made on the phone: its bytes follow.
         */
        readonly Picture: {
            /** Bytes */
            readonly bytes: number;
            /** Digest */
            readonly digest: string;
            /** Height */
            readonly height: number;
            /**
             * Media
             * @enum {string}
             */
            readonly media: "image/webp" | "image/jpeg";
            /** Width */
            readonly width: number;
        };
        /**
         * PingOut
         * @description What came of a test message: the status, or why there was none.
         */
        readonly PingOut: {
            /** Milliseconds */
            readonly milliseconds: number;
            /** Status */
            readonly status: number | null;
            /** Why */
            readonly why: string;
        };
        /**
         * PlaceOut
         * @description Where this phone works.
         */
        readonly PlaceOut: {
            /** Commune */
            readonly commune: string;
            /** Commune Name */
            readonly commune_name: string;
            /** Province Name */
            readonly province_name: string;
            /** Scope */
            readonly scope: string;
            /** Villages */
            readonly villages: readonly components["schemas"]["VillageOut"][];
        };
        /** PlacesAddVillageLetter */
        readonly PlacesAddVillageLetter: {
            readonly body: components["schemas"]["AddVillage"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "places.add_village";
        };
        /** PlacesSetPointLetter */
        readonly PlacesSetPointLetter: {
            readonly body: components["schemas"]["SetPoint"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "places.set_point";
        };
        /**
         * PlaceWeather
         * @description The days of one commune.
         */
        readonly PlaceWeather: {
            /** Commune */
            readonly commune: string;
            /** Days */
            readonly days: readonly components["schemas"]["Day"][];
        };
        /**
         * PlanClass
         * @description Plan a class; ``commune``: a province plans it for one of its communes, else the host is one's own place.
         */
        readonly PlanClass: {
            /**
             * Audience
             * @enum {string}
             */
            readonly audience: "resident" | "member" | "core";
            /**
             * Begins At
             * Format: date-time
             */
            readonly begins_at: string;
            /**
             * Commune
             * @default
             */
            readonly commune: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Lessons
             * @default []
             */
            readonly lessons: readonly string[];
            /** Level */
            readonly level: number;
            /** Minutes */
            readonly minutes: number;
            /** Room */
            readonly room: number;
            /** Skills */
            readonly skills: readonly string[];
            /**
             * Tongue
             * @default vi
             */
            readonly tongue: string;
            /**
             * Trainers
             * @default []
             */
            readonly trainers: readonly string[];
            /** Venue */
            readonly venue: string;
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * PlanLive
         * @description A plan as it is from now on; ``id`` names it for ever.
         */
        readonly PlanLive: {
            /**
             * Begins At
             * Format: date-time
             */
            readonly begins_at: string;
            /**
             * Bring
             * @default []
             */
            readonly bring: readonly string[];
            /** Goods */
            readonly goods: readonly string[];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Market
             * @default
             */
            readonly market: string;
            /** Minutes */
            readonly minutes: number;
            /** Speaker */
            readonly speaker: string;
            /** Title */
            readonly title: string;
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * PointRow
         * @description The point of a village as phones see it.
         */
        readonly PointRow: {
            /** Accuracy */
            readonly accuracy: number | null;
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** By Name */
            readonly by_name: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lat */
            readonly lat: number;
            /** Lon */
            readonly lon: number;
            /** Source */
            readonly source: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * PreparationRow
         * @description A preparation as a phone keeps it.
         */
        readonly PreparationRow: {
            /** Answers */
            readonly answers: {
                readonly [key: string]: unknown;
            };
            /** Guide Version */
            readonly guide_version: string;
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Next Date */
            readonly next_date: string | null;
            /** Papers */
            readonly papers: readonly {
                readonly [key: string]: unknown;
            }[];
            /**
             * Prepared At
             * Format: date-time
             */
            readonly prepared_at: string;
            /** Procedure */
            readonly procedure: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /** Slip Code */
            readonly slip_code: string;
        };
        /**
         * Prepare
         * @description A family's list of papers was made and ticked. The phone names the slip.
         */
        readonly Prepare: {
            /** Answers */
            readonly answers: {
                readonly [key: string]: string | number | readonly string[];
            };
            /** Guide Version */
            readonly guide_version: string;
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Next Date */
            readonly next_date?: string | null;
            /** Papers */
            readonly papers: readonly components["schemas"]["PaperState"][];
            /** Procedure */
            readonly procedure: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /** Slip Code */
            readonly slip_code: string;
        };
        /**
         * Problem
         * @description A numbered refusal: what happened, what was kept, what to do; Vietnamese first, English beside it.
         */
        readonly Problem: {
            readonly detail: string;
            readonly details: Record<string, never>;
            readonly en: {
                readonly detail: string;
                readonly kept: string;
                readonly todo: string;
            };
            readonly kept: string;
            readonly key: string;
            readonly number: string;
            readonly status: number;
            readonly title: string;
            readonly todo: string;
            readonly type: string;
        };
        /**
         * ProductRow
         * @description A product as a phone of the place sees it. ``number``: which one of its maker's, to be said by telephone.
         */
        readonly ProductRow: {
            /** Answers */
            readonly answers: {
                readonly [key: string]: unknown;
            };
            /** Expires On */
            readonly expires_on: string | null;
            /** Group */
            readonly group: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Maker Id
             * Format: uuid
             */
            readonly maker_id: string;
            /** Months */
            readonly months: readonly number[];
            /** Name */
            readonly name: string;
            /** Number */
            readonly number: number;
            readonly ocop: components["schemas"]["Ocop"] | null;
            /** Photos */
            readonly photos: readonly components["schemas"]["PhotoRow"][];
            /** Price From */
            readonly price_from: number | null;
            /** Price To */
            readonly price_to: number | null;
            /** Standing */
            readonly standing: string;
            /** Stock */
            readonly stock: string;
            /** Story */
            readonly story: string;
            /** Unit */
            readonly unit: string;
            /** Version */
            readonly version: number;
            /** Weight G */
            readonly weight_g: number | null;
            /** Why */
            readonly why: string;
        };
        /**
         * ProgressRow
         * @description A part somebody went through, as a phone keeps it.
         */
        readonly ProgressRow: {
            /** Done */
            readonly done: boolean;
            /** Edition */
            readonly edition: string;
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lesson */
            readonly lesson: string;
            /** Member Id */
            readonly member_id: string | null;
            /** Of */
            readonly of: number;
            /** Part */
            readonly part: string;
            /** Resident Id */
            readonly resident_id: string | null;
            /** Right */
            readonly right: number;
            /** Seconds */
            readonly seconds: number;
        };
        /**
         * ProposeCapRule
         * @description Alerts of a sender about a hazard may become drafts by themselves here, up to level 2, until a day.
         */
        readonly ProposeCapRule: {
            /**
             * Hazard
             * @enum {string}
             */
            readonly hazard: "storm" | "flood" | "flash_flood" | "landslide" | "heavy_rain" | "cold" | "heat" | "wildfire" | "thunder" | "drought" | "dam" | "other";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Level */
            readonly level: number;
            /** Sender */
            readonly sender: string;
            /**
             * Until
             * Format: date-time
             */
            readonly until: string;
        };
        /**
         * ProposeDefinition
         * @description How a figure should be counted from a day on, whole, written over the version that its author saw.
         */
        readonly ProposeDefinition: {
            /** Code */
            readonly code: string;
            /** Definition */
            readonly definition: {
                readonly [key: string]: unknown;
            };
            /**
             * From Day
             * Format: date
             */
            readonly from_day: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Over */
            readonly over: number;
            /** Why */
            readonly why: string;
        };
        /**
         * ProposePayee
         * @description An account to publish. It counts only once somebody else has confirmed it.
         */
        readonly ProposePayee: {
            /** Account */
            readonly account: readonly string[];
            /** Amount */
            readonly amount: number | null;
            /** Bank */
            readonly bank: string;
            /** Explained By */
            readonly explained_by: string;
            /** Explained In */
            readonly explained_in: string;
            /** Holder */
            readonly holder: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Procedure */
            readonly procedure: string;
            /** Purpose */
            readonly purpose: string;
            /** Source */
            readonly source: string;
            /** Unit */
            readonly unit: string;
            /**
             * Valid From
             * Format: date
             */
            readonly valid_from: string;
            /** Valid Until */
            readonly valid_until: string | null;
        };
        /**
         * Publish
         * @description Somebody else has looked at this very ``version``, and lets everybody see it.
         */
        readonly Publish: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Thing
             * @enum {string}
             */
            readonly thing: "maker" | "product";
            /**
             * Thing Id
             * Format: uuid
             */
            readonly thing_id: string;
            /** Version */
            readonly version: number;
        };
        /**
         * PublishGuide
         * @description The second person puts the revision in force, and says by when it is looked at again.
         */
        readonly PublishGuide: {
            /**
             * Next Review
             * Format: date
             */
            readonly next_review: string;
            /** Procedure */
            readonly procedure: string;
            /** Revision */
            readonly revision: number;
        };
        /**
         * PublishNotice
         * @description Let phones have a notice; for a province, a second person does.
         */
        readonly PublishNotice: {
            /**
             * Notice Id
             * Format: uuid
             */
            readonly notice_id: string;
        };
        /**
         * PublishPetition
         * @description A text for the public board, read again by an officer; empty takes it away.
         */
        readonly PublishPetition: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Text */
            readonly text: string;
        };
        /**
         * PulledOut
         * @description What the phone lacks. With ``snapshot``, the rows come from there and ``changes`` are what happened since.
         *
         *     ``now`` is the house's clock; the phone shows people until ``lease_until`` unless it meets the house again.
         *     ``codes``: the member's codes of the day, by day, for as long as the phone may be without signal.
         *     ``place`` is told when the phone asked for another one, ``restored`` until the phone says that it knows.
         */
        readonly PulledOut: {
            /** Bundles */
            readonly bundles: readonly components["schemas"]["BundleOut"][];
            /** Changes */
            readonly changes: readonly components["schemas"]["MovedOut"][];
            /** Codes */
            readonly codes: {
                readonly [key: string]: string;
            };
            /** Commune */
            readonly commune: string;
            /** Cursor */
            readonly cursor: number;
            /**
             * Lease Until
             * Format: date-time
             */
            readonly lease_until: string;
            readonly limits: components["schemas"]["LimitsOut"];
            /** More */
            readonly more: boolean;
            /**
             * Now
             * Format: date-time
             */
            readonly now: string;
            readonly place: components["schemas"]["PlaceOut"] | null;
            /** Receipts */
            readonly receipts: readonly components["schemas"]["ReceiptOut"][];
            /** Reset */
            readonly reset: boolean;
            readonly restored: components["schemas"]["RestoredOut"] | null;
            /** Scope */
            readonly scope: string;
            readonly seal: components["schemas"]["SealOut"];
            readonly snapshot: components["schemas"]["SnapshotOut"] | null;
        };
        /**
         * Purge
         * @description The house has erased the last traces of what a person took back.
         */
        readonly Purge: {
            /**
             * Erasure Id
             * Format: uuid
             */
            readonly erasure_id: string;
        };
        /**
         * PushedStates
         * @description States of one commune's dossiers, each row with the fields of DongBoHoSoMC or CapNhatTienDoHoSoMC.
         *
         *     The one field that is a list is DanhSachHoSoBoSung.
         */
        readonly PushedStates: {
            /** Commune */
            readonly commune: string;
            /** Rows */
            readonly rows: readonly {
                readonly [key: string]: string | number | boolean | readonly {
                    readonly [key: string]: string | number | boolean | null;
                }[] | null;
            }[];
        };
        /**
         * PutBack
         * @description What was taken down may be seen again, or what was reported stays; and why. Its reports are settled.
         */
        readonly PutBack: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Thing
             * @enum {string}
             */
            readonly thing: "maker" | "product";
            /**
             * Thing Id
             * Format: uuid
             */
            readonly thing_id: string;
            /** Why */
            readonly why: string;
        };
        /**
         * QuestionOut
         * @description A question; ``assume`` is the usual answer, which counts until another is given.
         */
        readonly QuestionOut: {
            /** Ask */
            readonly ask: string;
            /**
             * Assume
             * @default
             */
            readonly assume: string;
            /** Id */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "one" | "many" | "number" | "date" | "place";
            /** Max */
            readonly max?: number | null;
            /** Min */
            readonly min?: number | null;
            /** Options */
            readonly options: readonly components["schemas"]["OptionOut"][];
            /** Pictogram */
            readonly pictogram: string;
            /**
             * Unit
             * @default
             */
            readonly unit: string;
            /** Why */
            readonly why: string;
        };
        /**
         * RaiseDifficulty
         * @description Somebody of a village could not go on, or would not begin. No field is about who it was.
         */
        readonly RaiseDifficulty: {
            /** Cause */
            readonly cause: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Procedure
             * @default
             */
            readonly procedure: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * RaisePetition
         * @description Something is reported: what it is about, where, since when.
         */
        readonly RaisePetition: {
            /**
             * About
             * @default
             * @enum {string}
             */
            readonly about: "" | "desk" | "office" | "village" | "school" | "police" | "lead";
            /** Category */
            readonly category: string;
            /** Code */
            readonly code: string;
            /**
             * How
             * @default app
             * @enum {string}
             */
            readonly how: "app" | "page" | "text";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lat */
            readonly lat?: number | null;
            /** Lon */
            readonly lon?: number | null;
            /**
             * Own
             * @default false
             */
            readonly own: boolean;
            /** Resident Id */
            readonly resident_id?: string | null;
            /**
             * Since
             * @default
             */
            readonly since: string;
            /**
             * Spot
             * @default
             */
            readonly spot: string;
            /**
             * Telephone
             * @default
             */
            readonly telephone: string;
            /** Village Id */
            readonly village_id?: string | null;
            /** What */
            readonly what: string;
        };
        /**
         * ReachedOut
         * @description How somebody is reached: a number, or a described place; empty where it was let go of.
         */
        readonly ReachedOut: {
            /** Number */
            readonly number: string;
            /** Where */
            readonly where: string;
        };
        /**
         * ReadingOut
         * @description A figure at a place in a period. No data is null, never nought; ``few``: too few to compare, so no value is given.
         */
        readonly ReadingOut: {
            /** Closed */
            readonly closed: boolean;
            /** Code */
            readonly code: string;
            /** Few */
            readonly few: boolean;
            /** High */
            readonly high: number | null;
            /** Low */
            readonly low: number | null;
            /** Origin */
            readonly origin: string;
            /** Part */
            readonly part: number | null;
            /** Period */
            readonly period: string;
            /** Place */
            readonly place: string;
            readonly restated: components["schemas"]["RestatedOut"] | null;
            /** Source */
            readonly source: string;
            /** Value */
            readonly value: number | null;
            /** Version */
            readonly version: number;
            /** Whole */
            readonly whole: number | null;
        };
        /**
         * ReadingsAsked
         * @description Which figures, where, when. ``below=commune``: of every commune of a province, by pages.
         */
        readonly ReadingsAsked: {
            /**
             * Below
             * @default
             * @enum {string}
             */
            readonly below: "" | "commune";
            /** Code */
            readonly code: readonly string[];
            /**
             * Cursor
             * @default
             */
            readonly cursor: string;
            /**
             * Limit
             * @default 50
             */
            readonly limit: number;
            /** Period */
            readonly period: string;
            /**
             * Place
             * @default
             */
            readonly place: string;
        };
        /**
         * ReadingsOut
         * @description Readings, place by place; ``next`` is the cursor of the following page, null at the end.
         */
        readonly ReadingsOut: {
            /** Items */
            readonly items: readonly components["schemas"]["ReadingOut"][];
            /** Next */
            readonly next: string | null;
        };
        /**
         * ReadNotice
         * @description A helper opened a notice, or read it out to people of a village; who listened is not said.
         */
        readonly ReadNotice: {
            /**
             * How
             * @enum {string}
             */
            readonly how: "opened" | "read_out";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Notice Id
             * Format: uuid
             */
            readonly notice_id: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * ReceiptLetterOut
         * @description What became of one letter; ``problem`` is only the number of its refusal.
         */
        readonly ReceiptLetterOut: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Number */
            readonly number: number | null;
            /** Problem */
            readonly problem: string | null;
            /**
             * State
             * @enum {string}
             */
            readonly state: "done" | "refused";
        };
        /**
         * ReceiptOut
         * @description The house's answer to one bundle. ``signature``: ECDSA P-256, SHA-256 over the canonical JSON of the fields above ``key``.
         */
        readonly ReceiptOut: {
            /**
             * Bundle
             * Format: uuid
             */
            readonly bundle: string;
            /**
             * Device
             * Format: uuid
             */
            readonly device: string;
            /** Key */
            readonly key: string;
            /** Letters */
            readonly letters: readonly components["schemas"]["ReceiptLetterOut"][];
            /** Number */
            readonly number: number;
            /** Received At */
            readonly received_at: string;
            /** Signature */
            readonly signature: string;
        };
        /**
         * RecordAssist
         * @description A helping that took place. There is no field for money: help is free.
         */
        readonly RecordAssist: {
            /**
             * Consent Id
             * Format: uuid
             */
            readonly consent_id: string;
            /**
             * Difficulties
             * @default []
             */
            readonly difficulties: readonly (("no_signal" | "otp_not_received" | "sim_not_own" | "portal_error" | "no_smartphone" | "forgot_password" | "paper_missing" | "language" | "face_check" | "data_differs" | "distrust" | "other") | ("safety_left" | "safety_emergency" | "safety_unwell" | "safety_other"))[];
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Next Date */
            readonly next_date?: string | null;
            /** Preparation Id */
            readonly preparation_id?: string | null;
            /**
             * Procedure
             * @default
             */
            readonly procedure: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /**
             * Safety Answered
             * @enum {string}
             */
            readonly safety_answered: "right" | "unsure" | "not_asked" | "unsure_right" | "unsure_twice";
            /** Safety Card */
            readonly safety_card: string;
            /** Steps */
            readonly steps: readonly components["schemas"]["StepDone"][];
        };
        /**
         * RecordCallback
         * @description What a family said when the commune asked about a helping. Yes or no only: no sum, no words, no secret fits in.
         */
        readonly RecordCallback: {
            /**
             * Assist Id
             * Format: uuid
             */
            readonly assist_id: string;
            /** Came */
            readonly came?: boolean | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Money Asked */
            readonly money_asked?: boolean | null;
            /** Reached */
            readonly reached: boolean;
            /** Satisfied */
            readonly satisfied?: boolean | null;
            /** Secret Asked */
            readonly secret_asked?: boolean | null;
        };
        /**
         * RecordDrill
         * @description Somebody went through the six cases; without a learner, the member themselves. A learner without an id is only counted.
         */
        readonly RecordDrill: {
            /** Answers */
            readonly answers: readonly components["schemas"]["Answer"][];
            /** Edition */
            readonly edition: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            readonly learner?: components["schemas"]["Learner"] | null;
            /** Seconds */
            readonly seconds: number;
        };
        /**
         * RecordingRow
         * @description A recording as a phone sees it; without ``arrived_at`` its bytes are still on the way.
         */
        readonly RecordingRow: {
            /** Arrived At */
            readonly arrived_at: string | null;
            /** Digest */
            readonly digest: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Judged At */
            readonly judged_at: string | null;
            /** Judged By */
            readonly judged_by: string;
            /** Key */
            readonly key: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Ms */
            readonly ms: number;
            /** Reason */
            readonly reason: string;
            /** Recorded By */
            readonly recorded_by: string;
            /** Spot */
            readonly spot: string;
            /** Standing */
            readonly standing: string;
            /** Tongue */
            readonly tongue: string;
        };
        /**
         * RecordProgress
         * @description A part of a lesson that somebody went through; without a learner, the member themselves.
         */
        readonly RecordProgress: {
            /** Done */
            readonly done: boolean;
            /** Edition */
            readonly edition: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            readonly learner?: components["schemas"]["Learner"] | null;
            /** Lesson */
            readonly lesson: string;
            /** Of */
            readonly of: number;
            /**
             * Part
             * @enum {string}
             */
            readonly part: "cards" | "tries" | "quiz";
            /** Right */
            readonly right: number;
            /** Seconds */
            readonly seconds: number;
            /**
             * Tried
             * @default []
             */
            readonly tried: readonly components["schemas"]["Tried"][];
        };
        /**
         * RecordVoice
         * @description A piece said in a tongue and recorded on this phone; its bytes follow. Who spoke agreed that it is heard.
         */
        readonly RecordVoice: {
            /** Bytes */
            readonly bytes: number;
            /** Digest */
            readonly digest: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Media
             * @enum {string}
             */
            readonly media: "audio/webm" | "audio/ogg" | "audio/mp4";
            /** Ms */
            readonly ms: number;
            /** Spot */
            readonly spot: string;
            /** Text */
            readonly text: string;
            /** Tongue */
            readonly tongue: string;
        };
        /**
         * Reference
         * @description A procedure, whole, with its sources and the date it was checked; ``asked_as`` if by a code of before.
         */
        readonly Reference: {
            /** Agency */
            readonly agency: string;
            /** As Of */
            readonly as_of: string;
            readonly asked_as?: components["schemas"]["FormerOut"] | null;
            /** Channels */
            readonly channels: readonly string[];
            /**
             * Check
             * @default []
             */
            readonly check: readonly string[];
            /** Code */
            readonly code: string;
            /** Fee */
            readonly fee: string;
            /** Field */
            readonly field: string;
            /** Has Guide */
            readonly has_guide: boolean;
            /** Law */
            readonly law: readonly string[];
            /**
             * Law Changes
             * @default []
             */
            readonly law_changes: readonly string[];
            /** Level */
            readonly level: string;
            /** Note */
            readonly note: string;
            /**
             * Papers
             * @default []
             */
            readonly papers: readonly components["schemas"]["ReferencePaper"][];
            /** Pictogram */
            readonly pictogram: string;
            /** Plain */
            readonly plain: string;
            /** Requirements */
            readonly requirements: string;
            /** Result */
            readonly result: string;
            /** Reviewed By */
            readonly reviewed_by: string;
            /** Source */
            readonly source: string;
            /** Status */
            readonly status: string;
            /** Steps */
            readonly steps: readonly string[];
            /** Summary */
            readonly summary: string;
            /** Time */
            readonly time: string;
            /** Title */
            readonly title: string;
            /** Where */
            readonly where: string;
        };
        /**
         * ReferencePaper
         * @description A paper as the official procedure lists it.
         */
        readonly ReferencePaper: {
            /** Copies */
            readonly copies?: number | null;
            /**
             * Form
             * @default
             */
            readonly form: string;
            /** How */
            readonly how: string;
            /** Name */
            readonly name: string;
            /** Originals */
            readonly originals?: number | null;
            /**
             * When
             * @default
             */
            readonly when: string;
        };
        /**
         * RefusedRow
         * @description A row that was not taken: its place in what was sent, from 1, and why.
         */
        readonly RefusedRow: {
            /** Row */
            readonly row: number;
            /** Why */
            readonly why: string;
        };
        /**
         * RegisterClient
         * @description A program of others is let in: what for, where, and the keyed hash of its first secret.
         */
        readonly RegisterClient: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
            /** Name */
            readonly name: string;
            /** Places */
            readonly places: readonly string[];
            /** Scopes */
            readonly scopes: readonly ("figures:read" | "dossiers:read" | "dossiers:write" | "events:read" | "hooks:write")[];
            /**
             * Secret Id
             * Format: uuid
             */
            readonly secret_id: string;
        };
        /**
         * RegisterHousehold
         * @description A home the team has found.
         */
        readonly RegisterHousehold: {
            /** Head Name */
            readonly head_name: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Languages
             * @default []
             */
            readonly languages: readonly string[];
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * RelayWord
         * @description The house brings a word to those who raised it, at the numbers that they left.
         */
        readonly RelayWord: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Word Id
             * Format: uuid
             */
            readonly word_id: string;
        };
        /**
         * Remarks
         * @description What an officer adds in words.
         */
        readonly Remarks: {
            /**
             * Assessment
             * @default
             */
            readonly assessment: string;
            /**
             * Next
             * @default
             */
            readonly next: string;
            /**
             * Proposal
             * @default
             */
            readonly proposal: string;
            /**
             * Trouble
             * @default
             */
            readonly trouble: string;
        };
        /**
         * RemindAgain
         * @description A person wants reminders of a kind again.
         */
        readonly RemindAgain: {
            /** Kind */
            readonly kind: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
        };
        /**
         * RenewHook
         * @description A webhook signs with another secret; the one before signs too for some hours.
         */
        readonly RenewHook: {
            /**
             * Hook Id
             * Format: uuid
             */
            readonly hook_id: string;
            /**
             * Overlap Hours
             * @default 24
             */
            readonly overlap_hours: number;
            /** Sealed */
            readonly sealed: string;
        };
        /**
         * RenewSecret
         * @description A program gets another secret; the one before still opens for some hours, so that nothing stands still.
         */
        readonly RenewSecret: {
            /**
             * Client Id
             * Format: uuid
             */
            readonly client_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
            /**
             * Overlap Hours
             * @default 72
             */
            readonly overlap_hours: number;
        };
        /**
         * ReopenPetition
         * @description The office opens it again, with a reason.
         */
        readonly ReopenPetition: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Reason */
            readonly reason: string;
        };
        /**
         * ReplaceWarning
         * @description A draft goes out and takes the place of a warning that stands; where one person is enough.
         */
        readonly ReplaceWarning: {
            /**
             * Replaces
             * Format: uuid
             */
            readonly replaces: string;
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * Report
         * @description Anybody says that something shown is not right.
         */
        readonly Report: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "fake" | "not_theirs" | "forbidden" | "price" | "bad_words" | "other";
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Product Id
             * Format: uuid
             */
            readonly product_id: string;
        };
        /**
         * ReportEnquiry
         * @description One side says that the other is not decent.
         */
        readonly ReportEnquiry: {
            /**
             * By
             * @enum {string}
             */
            readonly by: "buyer" | "maker";
            /**
             * Enquiry Id
             * Format: uuid
             */
            readonly enquiry_id: string;
        };
        /**
         * ReportScam
         * @description A fraud that somebody told of: of which kind, how it came, what was asked. The number and the link are the swindler's.
         */
        readonly ReportScam: {
            /**
             * Asked
             * @enum {string}
             */
            readonly asked: "money" | "code" | "install" | "papers" | "other";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /**
             * Link
             * @default
             */
            readonly link: string;
            /**
             * Lost
             * @default false
             */
            readonly lost: boolean;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Number
             * @default
             */
            readonly number: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
            /**
             * Way
             * @enum {string}
             */
            readonly way: "call" | "message" | "app" | "visit" | "paper";
        };
        /**
         * ResidentRow
         * @description A resident as a phone keeps it: never a digit of an identity number.
         *
         *     ``follow_up``: they agree that the team keeps this to come again and to remind. Without it nothing is worked out
         *     from the row. ``not_reminded``: kinds of reminders they do not want. ``has_items``: of the digital citizen's list.
         *     ``agreed``: the purposes that they agree to today.
         */
        readonly ResidentRow: {
            /**
             * Agreed
             * @default []
             */
            readonly agreed: readonly string[];
            /** Birth Year */
            readonly birth_year: number | null;
            /**
             * Follow Up
             * @default false
             */
            readonly follow_up: boolean;
            /** Full Name */
            readonly full_name: string;
            /** Given Name */
            readonly given_name: string;
            /**
             * Has Items
             * @default []
             */
            readonly has_items: readonly string[];
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Language */
            readonly language: string | null;
            /**
             * Not Reminded
             * @default []
             */
            readonly not_reminded: readonly string[];
            /** Sex */
            readonly sex: string | null;
        };
        /**
         * RestatedOut
         * @description What a figure of a closed period said before.
         */
        readonly RestatedOut: {
            /** Part */
            readonly part: number | null;
            /**
             * Told At
             * Format: date-time
             */
            readonly told_at: string;
            /** Value */
            readonly value: number | null;
            /** Whole */
            readonly whole: number | null;
        };
        /**
         * RestoredOut
         * @description The house was given back from a backup ``at``: the phone sends again what it was told had arrived after ``holds``.
         */
        readonly RestoredOut: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /**
             * Holds
             * Format: date-time
             */
            readonly holds: string;
        };
        /**
         * ResumeAsked
         * @description From where a webhook goes on: after a number, or from a moment; with neither, from where it stood.
         */
        readonly ResumeAsked: {
            /** After */
            readonly after?: number | null;
            /** Since */
            readonly since?: string | null;
        };
        /**
         * ResumeHook
         * @description A webhook goes on, at once; ``after``: from what follows this number, again or further on.
         */
        readonly ResumeHook: {
            /** After */
            readonly after?: number | null;
            /**
             * Hook Id
             * Format: uuid
             */
            readonly hook_id: string;
        };
        /**
         * ReturnMember
         * @description A member who had left works again, for this place.
         */
        readonly ReturnMember: {
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Scope */
            readonly scope: string;
        };
        /**
         * ReturnVoice
         * @description A second speaker has listened and sends it back, with a reason.
         */
        readonly ReturnVoice: {
            /**
             * Reason
             * @enum {string}
             */
            readonly reason: "noisy" | "unclear" | "wrong_words" | "other_tongue" | "cut_off";
            /**
             * Recording Id
             * Format: uuid
             */
            readonly recording_id: string;
        };
        /**
         * RingAlarms
         * @description A version of a rule rings anew, at these places, in the days from ``first`` to ``last``. Said by the house.
         */
        readonly RingAlarms: {
            /**
             * First
             * Format: date
             */
            readonly first: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Last
             * Format: date
             */
            readonly last: string;
            /** Rings */
            readonly rings: readonly components["schemas"]["Rung"][];
            /**
             * Rule Id
             * Format: uuid
             */
            readonly rule_id: string;
            /**
             * Version Id
             * Format: uuid
             */
            readonly version_id: string;
        };
        /**
         * Rung
         * @description At which place a rule rings, with the figure, its interval, and what it was set against.
         */
        readonly Rung: {
            /** Against */
            readonly against: number;
            /** High */
            readonly high: number;
            /** Low */
            readonly low: number;
            /** Place */
            readonly place: string;
            /** Value */
            readonly value: number;
        };
        /**
         * SafeRow
         * @description Somebody to reach before a disaster, who agreed to be on the list.
         */
        readonly SafeRow: {
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Reasons */
            readonly reasons: readonly string[];
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
        };
        /** SafetyBringBadListLetter */
        readonly SafetyBringBadListLetter: {
            readonly body: components["schemas"]["BringBadList"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.bring_bad_list";
        };
        /** SafetyConfirmPayeeLetter */
        readonly SafetyConfirmPayeeLetter: {
            readonly body: components["schemas"]["ConfirmPayee"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.confirm_payee";
        };
        /** SafetyEndBadListLetter */
        readonly SafetyEndBadListLetter: {
            readonly body: components["schemas"]["EndBadList"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.end_bad_list";
        };
        /** SafetyEndPayeeLetter */
        readonly SafetyEndPayeeLetter: {
            readonly body: components["schemas"]["EndPayee"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.end_payee";
        };
        /** SafetyEndWarningLetter */
        readonly SafetyEndWarningLetter: {
            readonly body: components["schemas"]["EndWarning"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.end_warning";
        };
        /** SafetyNameOwnAccountLetter */
        readonly SafetyNameOwnAccountLetter: {
            readonly body: components["schemas"]["NameOwnAccount"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.name_own_account";
        };
        /** SafetyProposePayeeLetter */
        readonly SafetyProposePayeeLetter: {
            readonly body: components["schemas"]["ProposePayee"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.propose_payee";
        };
        /** SafetyReportScamLetter */
        readonly SafetyReportScamLetter: {
            readonly body: components["schemas"]["ReportScam"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.report_scam";
        };
        /** SafetyWarnLetter */
        readonly SafetyWarnLetter: {
            readonly body: components["schemas"]["Warn"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "safety.warn";
        };
        /**
         * Said
         * @description A notice in another language.
         */
        readonly Said: {
            /** Body */
            readonly body: string;
            /** Title */
            readonly title: string;
        };
        /**
         * SaveDraft
         * @description A guide as it should be from now on, whole, written over the revision that its author saw.
         */
        readonly SaveDraft: {
            /** Guide */
            readonly guide: {
                readonly [key: string]: unknown;
            };
            /**
             * How
             * @enum {string}
             */
            readonly how: "started" | "written" | "went_back" | "imported" | "from_store";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Over */
            readonly over: number;
            /** Procedure */
            readonly procedure: string;
        };
        /**
         * SaveQuestion
         * @description Save a question under a name; ``shared``: with everybody of the same office and duty.
         */
        readonly SaveQuestion: {
            /** Asked */
            readonly asked: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Name */
            readonly name: string;
            /**
             * Shared
             * @default false
             */
            readonly shared: boolean;
        };
        /**
         * SealOut
         * @description The key that phones seal to, and the keys that sign receipts, current first; P-256 points in base64url.
         */
        readonly SealOut: {
            /** Id */
            readonly id: string;
            /** Public */
            readonly public: string;
            /** Receipts */
            readonly receipts: readonly string[];
        };
        /**
         * Search
         * @description What is looked for; nothing lists all by field.
         */
        readonly Search: {
            /**
             * Limit
             * @default 20
             */
            readonly limit: number;
            /**
             * Q
             * @default
             */
            readonly q: string;
        };
        /**
         * SeatRow
         * @description A resident's seat as a phone of their place sees it.
         */
        readonly SeatRow: {
            /** Came At */
            readonly came_at: string | null;
            /**
             * Class Id
             * Format: uuid
             */
            readonly class_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
            /** Whole */
            readonly whole: boolean;
        };
        /**
         * SendAgain
         * @description Messages that failed are to be tried once more: one, or all that no gateway could be reached for.
         */
        readonly SendAgain: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Message Id */
            readonly message_id?: string | null;
        };
        /**
         * SendBack
         * @description The second person sends the revision back, and says why.
         */
        readonly SendBack: {
            /** Note */
            readonly note: string;
            /** Procedure */
            readonly procedure: string;
            /** Revision */
            readonly revision: number;
        };
        /**
         * SetAlarmRule
         * @description A rule of early warning, or a new version of one, after its dry run over a year was looked at.
         *
         *     ``bound``: a share from 0 to 1, or a count, by the figure. ``days``: of silence. ``least``: the smallest whole that
         *     is judged. ``rang``, ``rang_in``: how often, and in how many places, it would have rung.
         */
        readonly SetAlarmRule: {
            /**
             * Back
             * @default 3
             */
            readonly back: number;
            /** Bound */
            readonly bound?: number | null;
            /**
             * Comparison
             * @enum {string}
             */
            readonly comparison: "below" | "above" | "falls" | "rises" | "apart" | "silent";
            /**
             * Days
             * @default 14
             */
            readonly days: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Indicator */
            readonly indicator: string;
            /**
             * Least
             * @default 30
             */
            readonly least: number;
            /**
             * Level
             * @enum {string}
             */
            readonly level: "place" | "commune";
            /** Name */
            readonly name: string;
            /**
             * Period
             * @default month
             * @enum {string}
             */
            readonly period: "week" | "month";
            /**
             * Rang
             * @default 0
             */
            readonly rang: number;
            /**
             * Rang In
             * @default 0
             */
            readonly rang_in: number;
            /**
             * Rule Id
             * Format: uuid
             */
            readonly rule_id: string;
            /**
             * Told
             * @default both
             * @enum {string}
             */
            readonly told: "commune_lead" | "province_analyst" | "both";
        };
        /**
         * SetDuty
         * @description On which days of the week somebody can be called, and until when they are away.
         */
        readonly SetDuty: {
            /** Away Until */
            readonly away_until?: string | null;
            /** Days */
            readonly days: readonly number[];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
        };
        /**
         * SetIdentity
         * @description The office saw an identity paper: the keyed hash and last four digits, made where it was typed.
         */
        readonly SetIdentity: {
            /** Identity Hash */
            readonly identity_hash: string;
            /** Last4 */
            readonly last4: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
        };
        /**
         * SetNear
         * @description Which villages lie next to one, all of them.
         */
        readonly SetNear: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Near */
            readonly near: readonly string[];
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * SetPlan
         * @description What a calendar is made from. Lists that are not given stay as they were; places that are given are put in.
         */
        readonly SetPlan: {
            /**
             * First Week
             * Format: date
             */
            readonly first_week: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Sites
             * @default []
             */
            readonly sites: readonly components["schemas"]["SiteSaid"][];
            /** Topics */
            readonly topics?: readonly components["schemas"]["TopicSaid"][] | null;
            /** Trainers */
            readonly trainers?: readonly components["schemas"]["TrainerSaid"][] | null;
            /** Weeks */
            readonly weeks: number;
        };
        /**
         * SetPoint
         * @description Where a village lies, as its leader stood there with a phone, or as the office knows it.
         */
        readonly SetPoint: {
            /** Accuracy */
            readonly accuracy?: number | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Lat */
            readonly lat: number;
            /** Lon */
            readonly lon: number;
            /**
             * Source
             * @default phone
             * @enum {string}
             */
            readonly source: "phone" | "office" | "file";
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * SetReportSchedule
         * @description Have a report made by itself on a day of the month after, or no longer.
         */
        readonly SetReportSchedule: {
            /** Day */
            readonly day: number;
            /**
             * Every
             * @enum {string}
             */
            readonly every: "month" | "quarter";
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "team" | "commune" | "province";
            /** On */
            readonly on: boolean;
        };
        /**
         * SetService
         * @description The desk offers this service, so; ``id`` names the service.
         */
        readonly SetService: {
            /**
             * Fields
             * @default []
             */
            readonly fields: readonly string[];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "process" | "digital" | "lookup" | "result";
            /** Name */
            readonly name: string;
            /**
             * Open
             * @default true
             */
            readonly open: boolean;
            /**
             * Rank
             * @default 0
             */
            readonly rank: number;
            /**
             * Slot Limit
             * @default 0
             */
            readonly slot_limit: number;
        };
        /**
         * SetSight
         * @description A place to visit, a homestay, a festival, or where help is found, as it is from now on; ``id`` names it for ever.
         */
        readonly SetSight: {
            /**
             * About
             * @default
             */
            readonly about: string;
            /**
             * Calendar
             * @default
             * @enum {string}
             */
            readonly calendar: "" | "solar" | "lunar";
            /**
             * First
             * @default
             */
            readonly first: string;
            /**
             * Help
             * @default
             * @enum {string}
             */
            readonly help: "" | "team" | "wifi" | "office";
            /**
             * Hours
             * @default
             */
            readonly hours: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "visit" | "homestay" | "festival" | "support";
            /**
             * Last
             * @default
             */
            readonly last: string;
            /** Lat */
            readonly lat?: number | null;
            /** Lon */
            readonly lon?: number | null;
            /** Maker Id */
            readonly maker_id?: string | null;
            /** Name */
            readonly name: string;
            /**
             * Price For
             * @default
             */
            readonly price_for: string;
            /** Price From */
            readonly price_from?: number | null;
            /** Price To */
            readonly price_to?: number | null;
            /** Source */
            readonly source: string;
            /** Village Id */
            readonly village_id?: string | null;
            /**
             * Way
             * @default
             */
            readonly way: string;
        };
        /**
         * SetStock
         * @description There is some, little, or none left: shown at once.
         */
        readonly SetStock: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Product Id
             * Format: uuid
             */
            readonly product_id: string;
            /**
             * Stock
             * @enum {string}
             */
            readonly stock: "in" | "low" | "out";
        };
        /**
         * SetStrength
         * @description How many tasks somebody takes on a day, and whether they are a woman or a man, if they said so for this.
         */
        readonly SetStrength: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Member Id
             * Format: uuid
             */
            readonly member_id: string;
            /** Most */
            readonly most: number;
            /**
             * Sex
             * @default
             * @enum {string}
             */
            readonly sex: "" | "female" | "male";
        };
        /**
         * SettleDay
         * @description Somebody else agrees to what was said of a day, or does not.
         */
        readonly SettleDay: {
            /** Agreed */
            readonly agreed: boolean;
            /**
             * Claim Id
             * Format: uuid
             */
            readonly claim_id: string;
        };
        /**
         * SettleRight
         * @description The commune answers a request, takes its one extension, carries it out, or refuses it.
         */
        readonly SettleRight: {
            /**
             * Request Id
             * Format: uuid
             */
            readonly request_id: string;
            /**
             * Step
             * @enum {string}
             */
            readonly step: "answered" | "extended" | "done" | "refused";
        };
        /**
         * ShareAsked
         * @description A phone that is locked asks whether it may still be opened; its proof is in the header ``Nhip-Cau-Proof``.
         */
        readonly ShareAsked: {
            /**
             * Device Id
             * Format: uuid
             */
            readonly device_id: string;
        };
        /**
         * ShareOut
         * @description The share, in base64url; to be forgotten at ``lease_until`` by the house's clock, which says ``now``.
         */
        readonly ShareOut: {
            /**
             * Lease Until
             * Format: date-time
             */
            readonly lease_until: string;
            /**
             * Now
             * Format: date-time
             */
            readonly now: string;
            /** Share */
            readonly share: string;
        };
        /**
         * SightingRow
         * @description A kind of fraud that was seen in a village lately.
         */
        readonly SightingRow: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /**
             * Last On
             * Format: date
             */
            readonly last_on: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * SignVoice
         * @description A second speaker has listened: this may be heard.
         */
        readonly SignVoice: {
            /**
             * Recording Id
             * Format: uuid
             */
            readonly recording_id: string;
        };
        /**
         * SignWarning
         * @description The second pair of eyes lets a warning go out; ``replaces``: the standing one whose place it takes.
         */
        readonly SignWarning: {
            /** Replaces */
            readonly replaces?: string | null;
            /**
             * Warning Id
             * Format: uuid
             */
            readonly warning_id: string;
        };
        /**
         * Since
         * @description Where the phone stands. ``heard``: the last receipt it has, when it waits for one. ``snapshot``: the shape of snapshots that it reads, 1; 0 when it reads none. ``restored``: when the house was last given back, as far as the phone heard.
         */
        readonly Since: {
            /**
             * Cursor
             * @default 0
             */
            readonly cursor: number;
            /** Heard */
            readonly heard?: number | null;
            /**
             * Restored
             * @default
             */
            readonly restored: string;
            /**
             * Scope
             * @default
             */
            readonly scope: string;
            /**
             * Snapshot
             * @default 0
             */
            readonly snapshot: number;
        };
        /**
         * SiteSaid
         * @description A commune by its code, or a village by its id: who is expected, the room, the tongue, the land, the market.
         */
        readonly SiteSaid: {
            /**
             * Crops
             * @default []
             */
            readonly crops: readonly string[];
            /** Id */
            readonly id: string;
            /**
             * Market
             * @default
             */
            readonly market: string;
            /**
             * Most
             * @default 2
             */
            readonly most: number;
            /**
             * People
             * @default 20
             */
            readonly people: number;
            /**
             * Room
             * @default 30
             */
            readonly room: number;
            /**
             * Tongue
             * @default vi
             */
            readonly tongue: string;
            /**
             * Zone
             * @default thap
             * @enum {string}
             */
            readonly zone: "thap" | "giua" | "cao";
        };
        /**
         * SnapshotOut
         * @description All rows of the phone's place as they were at ``cursor``, packed; ``bytes`` as they travel.
         */
        readonly SnapshotOut: {
            /** Bytes */
            readonly bytes: number;
            /** Cursor */
            readonly cursor: number;
            /** Hash */
            readonly hash: string;
            /** Rows */
            readonly rows: number;
            /** Url */
            readonly url: string;
        };
        /**
         * SpokenConsent
         * @description The recording in which somebody agrees; its bytes follow.
         */
        readonly SpokenConsent: {
            /** Bytes */
            readonly bytes: number;
            /** Digest */
            readonly digest: string;
            /**
             * Media
             * @enum {string}
             */
            readonly media: "audio/webm" | "audio/ogg" | "audio/mp4";
        };
        /**
         * StandingAsked
         * @description Which dossiers: those with these official codes, or all with one, by pages.
         */
        readonly StandingAsked: {
            /**
             * Code
             * @default []
             */
            readonly code: readonly string[];
            /**
             * Cursor
             * @default
             */
            readonly cursor: string;
            /**
             * Limit
             * @default 50
             */
            readonly limit: number;
        };
        /**
         * StandingOut
         * @description Where a dossier stands: its state (1 to 10, Circular 01/2023/TT-VPCP), since when, and when the whole case should end.
         */
        readonly StandingOut: {
            /** Code */
            readonly code: string;
            /** Commune */
            readonly commune: string;
            /**
             * Dossier
             * Format: uuid
             */
            readonly dossier: string;
            /** Due */
            readonly due: string | null;
            /** Ended */
            readonly ended: boolean;
            /** Procedure */
            readonly procedure: string;
            /** Since */
            readonly since: string | null;
            /** State */
            readonly state: number | null;
        };
        /**
         * StandingsOut
         * @description Dossiers in the order in which they got their codes; ``next`` is the cursor of the following page, null at the end.
         */
        readonly StandingsOut: {
            /** Items */
            readonly items: readonly components["schemas"]["StandingOut"][];
            /** Next */
            readonly next: string | null;
        };
        /**
         * StateRow
         * @description A state as another system tells it, under its own code of the dossier. It holds no name but a given one.
         */
        readonly StateRow: {
            /** Code */
            readonly code: string;
            /**
             * Given Name
             * @default
             */
            readonly given_name: string;
            /**
             * Holder
             * @default
             */
            readonly holder: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Procedure
             * @default
             */
            readonly procedure: string;
            /** Promised */
            readonly promised?: string | null;
            /**
             * Since
             * Format: date-time
             */
            readonly since: string;
            /** Source At */
            readonly source_at?: string | null;
            /**
             * Source Id
             * @default
             */
            readonly source_id: string;
            /** State */
            readonly state: number;
            /** Until */
            readonly until?: string | null;
            /**
             * Whole Day
             * @default false
             */
            readonly whole_day: boolean;
        };
        /**
         * StatisticAsked
         * @description Whose statistic, and from which day to which, both in it, in Vietnam.
         */
        readonly StatisticAsked: {
            /**
             * First
             * Format: date
             */
            readonly first: string;
            /**
             * Last
             * Format: date
             */
            readonly last: string;
            /** Place */
            readonly place: string;
        };
        /**
         * StatisticMessage
         * @description MStatistic. A share that nothing stands behind is empty, which is not nought.
         */
        readonly StatisticMessage: {
            /** Newreception */
            readonly NewReception: string;
            /** Pending */
            readonly Pending: string;
            /** Pendinglate */
            readonly PendingLate: string;
            /** Percentsolvedintime */
            readonly PercentSolvedInTime: string;
            /** Preexisting */
            readonly PreExisting: string;
            /** Solvedintime */
            readonly SolvedInTime: string;
            /** Solvedlate */
            readonly SolvedLate: string;
            /** Solvedwithoutterm */
            readonly SolvedWithoutTerm: string;
            /** Total */
            readonly Total: string;
            /** Totalsolved */
            readonly TotalSolved: string;
        };
        /**
         * StatisticOut
         * @description The statistic of a commune's dossiers in a period.
         */
        readonly StatisticOut: {
            /**
             * First
             * Format: date
             */
            readonly first: string;
            /**
             * Last
             * Format: date
             */
            readonly last: string;
            /** Note */
            readonly note: string;
            /** Place */
            readonly place: string;
            readonly statistic: components["schemas"]["StatisticMessage"];
        };
        /**
         * StepDone
         * @description How one step went. ``secret`` marks a step in which only the person may act.
         */
        readonly StepDone: {
            /**
             * Mode
             * @enum {string}
             */
            readonly mode: "alone" | "prompted" | "done_for";
            /**
             * Secret
             * @default false
             */
            readonly secret: boolean;
            /**
             * Step
             * @enum {string}
             */
            readonly step: "find_procedure" | "answer_questions" | "check_papers" | "fill_form" | "photograph_papers" | "enter_otp" | "submit" | "track" | "create_account" | "log_in" | "upload" | "pay" | "supplement" | "receive";
        };
        /**
         * StepOut
         * @description One thing to do; a secret step is done by the resident alone.
         */
        readonly StepOut: {
            /** Id */
            readonly id: string;
            /**
             * Law
             * @default []
             */
            readonly law: readonly string[];
            /** Pictogram */
            readonly pictogram: string;
            /** Secret */
            readonly secret: boolean;
            /**
             * Source
             * @default
             */
            readonly source: string;
            /** Text */
            readonly text: string;
            /**
             * Valid From
             * @default
             */
            readonly valid_from: string;
            /**
             * Valid To
             * @default
             */
            readonly valid_to: string;
            /**
             * Who
             * @enum {string}
             */
            readonly who: "resident" | "together" | "office";
        };
        /**
         * Stop
         * @description The office stops working on it, and says why.
         */
        readonly Stop: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Note */
            readonly note: string;
            /**
             * Saw
             * @default
             */
            readonly saw: string;
        };
        /**
         * StopReminding
         * @description A person wants no more reminders of a kind.
         */
        readonly StopReminding: {
            /** Kind */
            readonly kind: string;
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
        };
        /**
         * StopWriting
         * @description A telephone wants no more messages.
         */
        readonly StopWriting: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
        };
        /**
         * SubmitOnline
         * @description A family sent its dossier through the portal, with the papers of its list.
         */
        readonly SubmitOnline: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Official Code
             * @default
             */
            readonly official_code: string;
            /**
             * Preparation Id
             * Format: uuid
             */
            readonly preparation_id: string;
        };
        /**
         * Subscribe
         * @description A program wants to hear of these kinds of events at an address.
         */
        readonly Subscribe: {
            /**
             * Client Id
             * Format: uuid
             */
            readonly client_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kinds */
            readonly kinds: readonly string[];
            /** Sealed */
            readonly sealed: string;
            /** Url */
            readonly url: string;
        };
        /**
         * SuccessorOut
         * @description A commune that took a former one in; ``extent`` says how much of it.
         */
        readonly SuccessorOut: {
            /** Code */
            readonly code: string;
            /**
             * Extent
             * @enum {string}
             */
            readonly extent: "whole" | "part" | "land" | "land_all_people" | "people" | "all_land" | "rest";
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** Province */
            readonly province: string;
            /** Province Code */
            readonly province_code: string;
            /** Valid From */
            readonly valid_from: string;
        };
        /**
         * SupplementReceived
         * @description All that was asked for is there; the term begins anew.
         */
        readonly SupplementReceived: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /** Promised */
            readonly promised?: string | null;
            /**
             * Saw
             * @default
             */
            readonly saw: string;
        };
        /** SupportAnswerCallLetter */
        readonly SupportAnswerCallLetter: {
            readonly body: components["schemas"]["AnswerCall"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.answer_call";
        };
        /** SupportArrangeLetter */
        readonly SupportArrangeLetter: {
            readonly body: components["schemas"]["Arrange"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.arrange";
        };
        /** SupportAttachFileLetter */
        readonly SupportAttachFileLetter: {
            readonly body: components["schemas"]["AttachFile"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.attach_file";
        };
        /** SupportCallTeamLetter */
        readonly SupportCallTeamLetter: {
            readonly body: components["schemas"]["CallTeam"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.call_team";
        };
        /** SupportFileArrivedLetter */
        readonly SupportFileArrivedLetter: {
            readonly body: components["schemas"]["FileArrived"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.file_arrived";
        };
        /** SupportGiveCallLetter */
        readonly SupportGiveCallLetter: {
            readonly body: components["schemas"]["GiveCall"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.give_call";
        };
        /** SupportGiveVisitLetter */
        readonly SupportGiveVisitLetter: {
            readonly body: components["schemas"]["GiveVisit"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.give_visit";
        };
        /** SupportRecordAssistLetter */
        readonly SupportRecordAssistLetter: {
            readonly body: components["schemas"]["RecordAssist"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.record_assist";
        };
        /** SupportRecordCallbackLetter */
        readonly SupportRecordCallbackLetter: {
            readonly body: components["schemas"]["RecordCallback"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.record_callback";
        };
        /** SupportSetDutyLetter */
        readonly SupportSetDutyLetter: {
            readonly body: components["schemas"]["SetDuty"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.set_duty";
        };
        /** SupportSetNearLetter */
        readonly SupportSetNearLetter: {
            readonly body: components["schemas"]["SetNear"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.set_near";
        };
        /** SupportSetStrengthLetter */
        readonly SupportSetStrengthLetter: {
            readonly body: components["schemas"]["SetStrength"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "support.set_strength";
        };
        /** SurveysAnswerLetter */
        readonly SurveysAnswerLetter: {
            readonly body: components["schemas"]["GiveAnswer"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "surveys.answer";
        };
        /** SurveysCloseFormLetter */
        readonly SurveysCloseFormLetter: {
            readonly body: components["schemas"]["CloseForm"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "surveys.close_form";
        };
        /** SurveysDropAnswerLetter */
        readonly SurveysDropAnswerLetter: {
            readonly body: components["schemas"]["DropAnswer"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "surveys.drop_answer";
        };
        /** SurveysEndKeyLetter */
        readonly SurveysEndKeyLetter: {
            readonly body: components["schemas"]["EndKey"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "surveys.end_key";
        };
        /** SurveysEnterFormLetter */
        readonly SurveysEnterFormLetter: {
            readonly body: components["schemas"]["EnterForm"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "surveys.enter_form";
        };
        /** SurveysGiveKeyLetter */
        readonly SurveysGiveKeyLetter: {
            readonly body: components["schemas"]["GiveKey"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "surveys.give_key";
        };
        /** SurveysOpenFormLetter */
        readonly SurveysOpenFormLetter: {
            readonly body: components["schemas"]["OpenForm"];
            /**
             * Happened At
             * Format: date-time
             */
            readonly happened_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Verb
             * @constant
             */
            readonly verb: "surveys.open_form";
        };
        /**
         * TakeBack
         * @description A person takes back everything they agreed to for one purpose; what was kept for it is erased.
         */
        readonly TakeBack: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Purpose
             * @enum {string}
             */
            readonly purpose: "help_now" | "follow_up" | "statistics" | "keep_file" | "ethnicity" | "location" | "passport" | "safe_list" | "publish" | "survey";
            /**
             * Resident Id
             * Format: uuid
             */
            readonly resident_id: string;
        };
        /**
         * TakeDown
         * @description What everybody saw is taken down, and why.
         */
        readonly TakeDown: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Thing
             * @enum {string}
             */
            readonly thing: "maker" | "product";
            /**
             * Thing Id
             * Format: uuid
             */
            readonly thing_id: string;
            /** Why */
            readonly why: string;
        };
        /**
         * TakenStates
         * @description How many rows were taken, and which were not.
         */
        readonly TakenStates: {
            /** Refused */
            readonly refused: readonly components["schemas"]["RefusedRow"][];
            /** Taken */
            readonly taken: number;
        };
        /**
         * TakeNumber
         * @description Somebody takes a number, for one service or several.
         */
        readonly TakeNumber: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Preparation Id */
            readonly preparation_id?: string | null;
            /**
             * Quick
             * @default false
             */
            readonly quick: boolean;
            /** Services */
            readonly services: readonly string[];
            /**
             * Source
             * @default officer
             * @enum {string}
             */
            readonly source: "officer" | "kiosk";
        };
        /**
         * TakeOver
         * @description Somebody at the desk takes a case that a team prepared; ``id`` names the hand-over.
         */
        readonly TakeOver: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Preparation Id
             * Format: uuid
             */
            readonly preparation_id: string;
        };
        /**
         * TakePetition
         * @description An officer takes it.
         */
        readonly TakePetition: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
        };
        /**
         * TakeReserved
         * @description A number that a counter gave while the network was away, of the series lent to it.
         */
        readonly TakeReserved: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Number */
            readonly number: number;
            /**
             * Quick
             * @default false
             */
            readonly quick: boolean;
            /**
             * Series Id
             * Format: uuid
             */
            readonly series_id: string;
            /** Services */
            readonly services: readonly string[];
        };
        /**
         * TakeStates
         * @description What another system tells of many dossiers of one commune; told again, it changes nothing.
         */
        readonly TakeStates: {
            /** Place */
            readonly place: string;
            /** Rows */
            readonly rows: readonly components["schemas"]["StateRow"][];
            /**
             * Run Id
             * Format: uuid
             */
            readonly run_id: string;
            /**
             * Source
             * @enum {string}
             */
            readonly source: "import" | "integrator";
        };
        /**
         * TaskRow
         * @description An open task of the desk for the team, as a phone keeps it. ``note`` says what to do.
         */
        readonly TaskRow: {
            /**
             * Given At
             * Format: date-time
             */
            readonly given_at: string;
            /**
             * Household Id
             * Format: uuid
             */
            readonly household_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Next Date
             * Format: date
             */
            readonly next_date: string;
            /** Note */
            readonly note: string;
            /** Procedure */
            readonly procedure: string;
        };
        /**
         * TeamCallRow
         * @description A call as a phone sees it: no number, no name. The phone shows it to its helper from ``shown_from`` on.
         */
        readonly TeamCallRow: {
            /** About */
            readonly about: string;
            /**
             * Asked At
             * Format: date-time
             */
            readonly asked_at: string;
            /**
             * Due On
             * Format: date
             */
            readonly due_on: string;
            /** Helper Id */
            readonly helper_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Part */
            readonly part: string;
            /** Shown From */
            readonly shown_from: string | null;
            /** Taken At */
            readonly taken_at: string | null;
            /** Tongue */
            readonly tongue: string;
            /** Village Id */
            readonly village_id: string | null;
            /** Wish */
            readonly wish: string;
        };
        /**
         * TellPrice
         * @description A price that somebody heard or paid: in a village, or at a named market.
         */
        readonly TellPrice: {
            /**
             * Grade
             * @default
             */
            readonly grade: string;
            /** High */
            readonly high: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Item */
            readonly item: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "market" | "shop" | "farm" | "trader" | "company";
            /** Low */
            readonly low: number;
            /**
             * Market
             * @default
             */
            readonly market: string;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /**
             * Source
             * @default
             */
            readonly source: string;
            /**
             * Sure
             * @default false
             */
            readonly sure: boolean;
            /** Unit */
            readonly unit: string;
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * TellState
         * @description The dossier came into a state: taken in, not taken in, worked on, to pay, done.
         */
        readonly TellState: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Holder
             * @default
             */
            readonly holder: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /** Promised */
            readonly promised?: string | null;
            /**
             * Reasons
             * @default []
             */
            readonly reasons: readonly string[];
            /**
             * Saw
             * @default
             */
            readonly saw: string;
            /**
             * State
             * @enum {integer}
             */
            readonly state: 2 | 3 | 4 | 6 | 9;
            /** Until */
            readonly until?: string | null;
        };
        /**
         * TendPetitions
         * @description The house looks at the days of a province: who is warned, what goes up, who is asked whether it was done.
         */
        readonly TendPetitions: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * On
             * Format: date
             */
            readonly on: string;
        };
        /**
         * TermBody
         * @description How long a procedure may take, as the officer reads it.
         */
        readonly TermBody: {
            /** Many */
            readonly many: number;
            /**
             * Unit
             * @default working_day
             * @enum {string}
             */
            readonly unit: "working_day" | "day";
        };
        /**
         * TopicSaid
         * @description What is taught, how often in each place, and which skills a class of it is about.
         */
        readonly TopicSaid: {
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /**
             * Skills
             * @default []
             */
            readonly skills: readonly string[];
            /**
             * Times
             * @default 1
             */
            readonly times: number;
        };
        /**
         * TrainerSaid
         * @description Who teaches: tongues, topics (none: all), home, classes a week, the Mondays of weeks away.
         */
        readonly TrainerSaid: {
            /**
             * Away
             * @default []
             */
            readonly away: readonly string[];
            /**
             * Home
             * @default
             */
            readonly home: string;
            /** Id */
            readonly id: string;
            /** Name */
            readonly name: string;
            /**
             * Per Week
             * @default 3
             */
            readonly per_week: number;
            /**
             * Tongues
             * @default [
             *       "vi"
             *     ]
             */
            readonly tongues: readonly string[];
            /**
             * Topics
             * @default []
             */
            readonly topics: readonly string[];
        };
        /**
         * TransferVillage
         * @description A boundary changed: ``village_id`` ends in its commune and goes on as ``id`` in another; a new name if the old is taken.
         */
        readonly TransferVillage: {
            /** Commune */
            readonly commune: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Name */
            readonly name?: string | null;
            /**
             * On
             * Format: date
             */
            readonly on: string;
            /**
             * Village Id
             * Format: uuid
             */
            readonly village_id: string;
        };
        /**
         * Tried
         * @description One screen or question: whether it came right, and after how many goes. What was typed is nobody's business.
         */
        readonly Tried: {
            /** Goes */
            readonly goes: number;
            /** Id */
            readonly id: string;
            /** Ok */
            readonly ok: boolean;
        };
        /**
         * TryTemplate
         * @description Say that a template was looked at, filled with this month's figures.
         */
        readonly TryTemplate: {
            /**
             * Template Id
             * Format: uuid
             */
            readonly template_id: string;
        };
        /**
         * UnlinkSignOn
         * @description A name at the sign-on service opens no account here any more.
         */
        readonly UnlinkSignOn: {
            /**
             * Link Id
             * Format: uuid
             */
            readonly link_id: string;
        };
        /**
         * UnlistHome
         * @description Somebody stands on the list no more.
         */
        readonly UnlistHome: {
            /**
             * List Id
             * Format: uuid
             */
            readonly list_id: string;
        };
        /**
         * UnlockClient
         * @description A program is let in again, with the secrets it has.
         */
        readonly UnlockClient: {
            /**
             * Client Id
             * Format: uuid
             */
            readonly client_id: string;
        };
        /**
         * UseTemplate
         * @description Take a template in use for a kind of report; without one, the house's own.
         */
        readonly UseTemplate: {
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "team" | "commune" | "province";
            /** Template Id */
            readonly template_id?: string | null;
        };
        /**
         * VerdictOut
         * @description What became of one letter.
         */
        readonly VerdictOut: {
            /** Id */
            readonly id: string | null;
            /** Number */
            readonly number: number | null;
            /** Problem */
            readonly problem: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * State
             * @enum {string}
             */
            readonly state: "done" | "refused";
        };
        /**
         * VillageOut
         * @description A village the member answers for.
         */
        readonly VillageOut: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** Signal */
            readonly signal: string;
        };
        /**
         * VillageRow
         * @description A village as a phone keeps it.
         */
        readonly VillageRow: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** Signal */
            readonly signal: string;
        };
        /**
         * VoiceArrived
         * @description The house holds every byte of a recording.
         */
        readonly VoiceArrived: {
            /** Digest */
            readonly digest: string;
            /** Folder */
            readonly folder: string;
        };
        /**
         * Warn
         * @description The commune warns of a kind of fraud: in one village, or everywhere; with ``texts``, also by text message.
         */
        readonly Warn: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /**
             * Texts
             * @default false
             */
            readonly texts: boolean;
            /** Village Id */
            readonly village_id?: string | null;
        };
        /**
         * WarningRow
         * @description A warning as phones of the team see it.
         */
        readonly WarningRow: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /**
             * Said At
             * Format: date-time
             */
            readonly said_at: string;
            /** Said By */
            readonly said_by: string;
            /**
             * Until
             * Format: date-time
             */
            readonly until: string;
            /** Village Id */
            readonly village_id: string | null;
        };
        /**
         * WeatherRow
         * @description The weather of a commune as phones see it.
         */
        readonly WeatherRow: {
            /** Days */
            readonly days: readonly components["schemas"]["Day"][];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Sample */
            readonly sample: boolean;
            /** Source */
            readonly source: string;
            /**
             * Taken At
             * Format: date-time
             */
            readonly taken_at: string;
        };
        /**
         * WebhookMade
         * @description A webhook with the secret that signs, shown this once.
         */
        readonly WebhookMade: {
            /** After */
            readonly after: number;
            /** Failing Since */
            readonly failing_since: string | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kinds */
            readonly kinds: readonly string[];
            /**
             * Made At
             * Format: date-time
             */
            readonly made_at: string;
            /** Secret */
            readonly secret: string;
            /** Stopped At */
            readonly stopped_at: string | null;
            /** Tries */
            readonly tries: number;
            /** Url */
            readonly url: string;
            /** Why */
            readonly why: string;
        };
        /**
         * WebhookOut
         * @description A webhook and how it goes. ``after``: the number up to which it has heard everything; ``why``: what the last try came to.
         */
        readonly WebhookOut: {
            /** After */
            readonly after: number;
            /** Failing Since */
            readonly failing_since: string | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kinds */
            readonly kinds: readonly string[];
            /**
             * Made At
             * Format: date-time
             */
            readonly made_at: string;
            /** Stopped At */
            readonly stopped_at: string | null;
            /** Tries */
            readonly tries: number;
            /** Url */
            readonly url: string;
            /** Why */
            readonly why: string;
        };
        /**
         * WebhooksOut
         * @description The webhooks of a program.
         */
        readonly WebhooksOut: {
            /** Items */
            readonly items: readonly components["schemas"]["WebhookOut"][];
        };
        /**
         * Withdraw
         * @description The person takes the dossier back.
         */
        readonly Withdraw: {
            /**
             * Dossier Id
             * Format: uuid
             */
            readonly dossier_id: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Saw
             * @default
             */
            readonly saw: string;
        };
        /**
         * WithdrawConsent
         * @description A person takes back a consent.
         */
        readonly WithdrawConsent: {
            /**
             * Consent Id
             * Format: uuid
             */
            readonly consent_id: string;
        };
        /**
         * WithdrawMaker
         * @description A maker does not want to be shown any more: everything goes at once, the photos too.
         */
        readonly WithdrawMaker: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Maker Id
             * Format: uuid
             */
            readonly maker_id: string;
        };
        /**
         * WithdrawVoice
         * @description Who recorded takes their voice back; every phone drops it.
         */
        readonly WithdrawVoice: {
            /**
             * Recording Id
             * Format: uuid
             */
            readonly recording_id: string;
        };
        /**
         * WriteAgain
         * @description A telephone wants messages again.
         */
        readonly WriteAgain: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Mark */
            readonly mark: string;
        };
        /**
         * WriteBack
         * @description Whoever raised it writes, by page or by text; the house brings it and keeps who it was to itself.
         */
        readonly WriteBack: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Petition Id
             * Format: uuid
             */
            readonly petition_id: string;
            /** Text */
            readonly text: string;
            /** Village Id */
            readonly village_id?: string | null;
            /**
             * Voice Id
             * Format: uuid
             */
            readonly voice_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly nhipcau_gateway_api_sync_bundle_by_hash: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_sync_bundle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly digest: string;
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_courier_deliver: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DeliveredOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_standings: {
        readonly parameters: {
            readonly query?: {
                readonly code?: readonly string[];
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StandingsOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly push_states: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PushedStates"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TakenStates"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_events: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly kind?: readonly string[];
                readonly limit?: number;
                readonly since?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventsOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_figures: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FiguresOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly message_figures: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageFigures"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_dossier_messages: {
        readonly parameters: {
            readonly query: {
                readonly cursor?: string;
                readonly first: string;
                readonly last: string;
                readonly limit?: number;
                readonly place?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessagesOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly read_statistic_message: {
        readonly parameters: {
            readonly query: {
                readonly first: string;
                readonly last: string;
                readonly place: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StatisticOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_sync_activate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Activate"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Activated"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_sync_show_key: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["KeyShown"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Bound"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_shares_lend_share: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ShareAsked"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShareOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_places_http_communes: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommunesOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_places_http_former: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FormerListOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly find_procedures: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Found"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_procedure: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reference"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly work_out_checklist: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Ask"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FamilyListOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly read_figures: {
        readonly parameters: {
            readonly query: {
                readonly below?: "" | "commune";
                readonly code: readonly string[];
                readonly cursor?: string;
                readonly limit?: number;
                readonly period: string;
                readonly place?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReadingsOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_snapshots_snapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_sync_pull_changes: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: number;
                readonly heard?: number | null;
                readonly restored?: string;
                readonly scope?: string;
                readonly snapshot?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PulledOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_sync_push_batch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Batch"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Answered"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly nhipcau_gateway_api_team_calls_team_call: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly call_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReachedOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_voice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly digest: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The whole sound: Ogg Opus, one channel */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "audio/ogg; codecs=opus": string;
                };
            };
            /** @description The one range of it that was asked for */
            readonly 206: {
                headers: {
                    readonly "Content-Range"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "audio/ogg; codecs=opus": string;
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly find_voice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The sound is at this address, now and later */
            readonly 303: {
                headers: {
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_webhooks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhooksOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly set_webhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewWebhook"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookMade"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly end_webhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly hook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_attempts: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly hook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AttemptsOut"];
                };
            };
            /** @description Not Modified */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ping_webhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly hook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PingOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly resume_webhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly hook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ResumeAsked"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly renew_webhook_secret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly hook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookMade"];
                };
            };
            /** @description Refused, with a number and words */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

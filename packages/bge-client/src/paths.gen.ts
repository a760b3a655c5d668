// Generated from the spec of bge by `pnpm generate`. Do not edit: change the spec.

export interface paths {
    "/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether the platform is up
         * @description Any answer with `code` 0 means yes. It takes no token, so it tells nothing about credentials.
         */
        get: operations["alive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Send a user to the consent page
         * @description A browser visits this address; a program never fetches it. The user logs in, agrees, and is sent back to `redirect_uri` with
         *     a `code` for the token endpoint.
         *
         *     - `state` comes back unchanged. Make it hard to guess and compare it on return.
         *     - There is no PKCE and no nonce.
         *     - What a refused consent looks like is not documented. The `denied` example follows RFC 6749, section 4.1.2.1 (inferred). So
         *       does the rule that an unknown client or address gets an error in place, never a redirect (inferred).
         */
        get: operations["authorize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/access_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token
         * @description The token endpoint for all three grants; `grant_type` chooses. Client number and secret go in the body.
         *
         *     - The answer is **in the envelope**, a refusal too: `code` 400 on HTTP 200, not the error object of RFC 6749. A ready-made
         *       OAuth library does not understand it.
         *     - `authorization_code` and `refresh_token` give a user token with a refresh token. Every refresh gives a new refresh token as
         *       well; store it before using the access token, or the user has to agree again.
         *     - `client_credentials` gives an app token without a refresh token.
         *     - A request whose answer got lost must not be sent again: the code or refresh token may be spent.
         */
        post: operations["requestToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask what a token is worth
         * @description Says whether an access token still works and which client it was issued to, much as RFC 7662 does but in the envelope. The platform's
         *     own client asks with the very token that it asks about, as Bearer too; whether one token may ask about another is
         *     not documented. A dead token may so answer `active: false` or `code` 403: be ready for both.
         *
         *     The token stands in the URL. Keep this URL out of logs.
         */
        get: operations["introspect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the user who agreed
         * @description Profile of the user behind the token. Which fields it holds depends on the token's scopes; the rest is null or missing.
         *     User tokens only: there is no user behind an app token.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List samples
         * @description With a user token: the samples of that user. With an app token: those that the client registered, or that were made out to it.
         *     One place of the platform's documentation calls this closed to app tokens, the text beside it and the client say
         *     otherwise; app tokens are accepted here on the strength of the latter.
         *
         *     **Paging.** Ask for `page` 1, then for the `next_page` of each answer. Stop when `next_page` is null **or** `result` is empty: a
         *     next page may be announced after the last sample. The filters narrow the list together (inferred).
         */
        get: operations["getSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get genotypes by rs number
         * @description Genotypes of one sample at up to 100 sites of dbSNP. A user token reads only the samples of its own user, an app token only those
         *     that belong to the client.
         *
         *     A sample number that does not exist, or is no number at all, gets `code` 41303 like another person's: the platform does
         *     not tell them apart. Match an answer to its question by `alternate_id`, not by place: order and completeness of
         *     the list are not documented.
         */
        get: operations["getVariants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/professional/variant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extract the variants of chosen regions
         * @description Starts a task that extracts all variants of a sample within regions of the genome, and answers with the number of that task. The
         *     result comes later, from the platform's task interface (`GET /task/{task_id}`).
         *
         *     Give the regions in exactly one of two ways: `regions` in a form, at most 5000 of them, or `bed_file` in a multipart body, a zip
         *     file with a BED file of at most 1,000,000 lines inside.
         *
         *     Every call starts another task. The answer's form is that of the same operation on BGE's private platform (inferred). Which
         *     failures it knows is not documented; those shown are the ones that other reads of a sample give (inferred).
         */
        post: operations["getProfessionalVariant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/microbiome/taxon_abundance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the abundance of taxa
         * @description How much of each microbe a microbiome sample holds (类群丰度), with the spread of a reference cohort to compare with. Values of
         *     unit `percent` run from 0 to 100. User tokens only.
         *
         *     **Paging.** `pagination` stands in the envelope, beside `data`, and never announces the last page: ask for `page` 1, 2, 3 ... until
         *     `pagination.count` is 0. So one empty page always comes at the end. A malformed taxon number gives an empty page as well on the
         *     server, not a failure; so does an unknown one (inferred).
         */
        get: operations["getTaxonAbundance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stream/range": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a data stream by time
         * @description Entries of one data element (数据元) whose time of origin lies in a range, the newest first unless asked otherwise. With a user
         *     token they are that user's; with an app token `biosample_id` is required.
         *
         *     **Paging.** Give `next_page` back as it came, with the other parameters unchanged, until it is null.
         */
        get: operations["getRangeStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model/{model_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the published versions of a model
         * @description Versions of an interpretation model (解读模型), for its developer.
         *
         *     **Paging.** `next_page` is a number. The platform's own client does not trust it alone and stops when `result` is empty, when it
         *     is shorter than `limit`, when `next_page` is null, or when `next_page` is the page that was just asked for. `.all()` asks once more
         *     behind a page that is short, as `limit` may be capped.
         */
        get: operations["getModelVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Success without a result */
        EmptyAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            /** @description Nothing of use; null (inferred). */
            data: unknown;
        };
        /**
         * Failure
         * @description What the platform answers instead of a result, on HTTP 200. `code` decides; `msg` is text for people, in Chinese, and changes.
         *
         *     | code | meaning |
         *     |---|---|
         *     | 400 | bad request, a refused grant or client included |
         *     | 401 | no permission for this operation or this datum |
         *     | 403 | the access token has expired or is wrong |
         *     | 500 | the platform, or a model on it, failed |
         *     | 40014 | the operation is closed to user tokens |
         *     | 41001 | a parameter is missing or wrong |
         *     | 41202 | an upstream service of the platform failed: unknown model, or no data for the sample yet |
         *     | 41302 | the genome report does not exist or is not finished (older servers) |
         *     | 41303 | the sample is not the token user's; unknown and malformed sample numbers get it too |
         *     | 41401 | unknown model (older servers; 41202 now) |
         *     | 41402 | the model's output is not the JSON that is asked of it (seen on the local model server) |
         *     | 41403 | the model's own code is outside 0 and 47000..47999 (seen on the local model server) |
         *
         *     No complete list is published: treat any other code that is not 0 as a failure as well.
         */
        Failure: {
            /**
             * @description What went wrong. The platform's own client also copes with it as text; that it ever comes so is not documented.
             * @enum {integer}
             */
            code: 400 | 401 | 403 | 500 | 40014 | 41001 | 41202 | 41302 | 41303 | 41401 | 41402 | 41403;
            /** @description The reason in words, in Chinese. */
            msg: string;
            /** @description Mostly null. */
            data?: unknown;
        };
        /**
         * Authorization code (授权码模式)
         * @description Trades the code of a callback for a token. A code works once, as RFC 6749 asks (inferred); its lifetime is not documented.
         */
        AuthorizationCodeGrant: {
            /**
             * @description Chooses this grant.
             * @constant
             */
            grant_type: "authorization_code";
            /**
             * Format: uri
             * @description The very address that the authorization request named.
             */
            redirect_uri: string;
            /**
             * Format: password
             * @description The `code` of the callback.
             */
            code: string;
        };
        /**
         * Refresh token (刷新令牌)
         * @description Trades a refresh token for a new access token **and a new refresh token**. Keep the new one: the samples show another refresh
         *     token in the answer, so the old one should be taken as spent.
         */
        RefreshTokenGrant: {
            /**
             * @description Chooses this grant.
             * @constant
             */
            grant_type: "refresh_token";
            /**
             * Format: password
             * @description The refresh token of the last answer.
             */
            refresh_token: string;
        };
        /**
         * Client credentials (客户端模式)
         * @description Gets a token for the client itself. No scope is named in the request.
         */
        ClientCredentialsGrant: {
            /**
             * @description Chooses this grant.
             * @constant
             */
            grant_type: "client_credentials";
        };
        /**
         * Token
         * @description An access token, and what belongs to it.
         */
        Token: {
            /**
             * Format: password
             * @description Goes into `Authorization` as a Bearer token.
             */
            access_token: string;
            /**
             * Format: password
             * @description Gets the next token. Only with a user token; the client credentials grant has none.
             */
            refresh_token?: string;
            /** @description `Bearer`. */
            token_type: string;
            /** @description Lifetime in seconds, from now. 21600 (six hours) in every sample; read it, do not assume it. */
            expires_in: number;
            /** @description What the token may do, as scopes separated by single spaces. */
            scope: string;
        };
        /** Token answer */
        TokenAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            data: components["schemas"]["Token"];
        };
        /**
         * State of a token
         * @description More fields, after RFC 7662, are likely but not documented.
         */
        Introspection: {
            /** @description Whether the token still works; false once it has expired. */
            active: boolean;
            /** @description The client that the token was issued to. */
            client_id?: string | null;
        };
        /** Introspection answer */
        IntrospectionAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            data: components["schemas"]["Introspection"];
        };
        /**
         * User
         * @description The fields that the token may read; others are null or left out. Their names come from an older form of this operation
         *     (`/user`); that `/profile` kept them is inferred.
         */
        User: {
            /** @description Number of the user. */
            userId?: string | null;
            /** @description Login name. */
            username?: string | null;
            /** @description Name to show. */
            nickname?: string | null;
            /** @description Picture of the user. */
            avatar?: string | null;
            /** @description Mail address. */
            email?: string | null;
            /** @description Telephone number. */
            phone?: string | null;
            /** @description Sex as a number; its meaning is not documented (1 in the sample). */
            sex?: number | null;
            /** @description Birthday as a time at UTC+8, such as `1990-01-01T08:00:00+0800`. The offset has no colon, so `Date` parsers differ. */
            birthday?: string | null;
            /** @description Postal address. */
            userAddress?: string | null;
            /** @description Number of the person in the platform's records. */
            personnelInfoCode?: string | null;
        };
        /** User answer */
        UserAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            data: components["schemas"]["User"];
        };
        /**
         * Coded term
         * @description A number of one of the platform's lists, with its name.
         */
        CodedTerm: {
            /** @description Number in the list. */
            code?: number | null;
            /** @description Name, in English or Chinese. */
            display?: string | null;
        } | null;
        /**
         * Project
         * @description A project that samples are collected for.
         */
        SampleProject: {
            /** @description Project number. */
            project_id?: string | null;
            /** @description Project name. */
            project_name?: string | null;
            /** @description What the project says of itself. */
            public_description?: string | null;
        };
        /**
         * Sequencing
         * @description How the sample was sequenced; an entry a run, lists may be empty.
         */
        SampleSequencing: {
            /** @description Sequencing platforms. */
            platform?: (string | null)[] | null;
            /** @description Models of the instruments. */
            instrument_model?: (string | null)[] | null;
            /** @description Read layouts, such as `150+150+10`. */
            read_type?: (string | null)[] | null;
            /** @description Days of sequencing as `YYYY-MM-DD`. */
            sequencing_time?: (string | null)[] | null;
        } | null;
        /**
         * Statistics
         * @description Figures of the sequencing. Their units are inferred from the figures of the platform's sample answer.
         */
        SampleStatistics: {
            /** @description Share of the genome that was covered, 0 to 1. */
            coverage?: number | null;
            /** @description Mean depth, as a multiple. */
            depth?: number | null;
            /** @description Sequenced bases, in units of 10⁹. */
            base_pairs?: number | null;
            /** @description Number of variants found. */
            variant_counting?: number | null;
            /** @description Share of human DNA in a sample that should have none. */
            human_contamination?: number | null;
        } | null;
        /**
         * Sample
         * @description A biological sample, and how far it has come.
         */
        Sample: {
            /** @description Sample number (生物样品编号). */
            biosample_id?: string | null;
            /** @description Whether it is the main sample of its owner (inferred from the name). */
            primary?: boolean | null;
            /** @description Whether its data can be read. */
            data_availability?: boolean | null;
            /** @description When it was taken, such as `2018-01-01T00:00:00+0000` (no colon in the offset). */
            sample_collection_time?: string | null;
            /** @description Last change of the record, same form. */
            update_time?: string | null;
            /** @description Organism; 1 is `human`. */
            organism?: components["schemas"]["CodedTerm"];
            /** @description Kind of data; 1 is `genomics`. */
            omic?: components["schemas"]["CodedTerm"];
            /** @description Where it was taken (采样部位); 11 is `blood`. */
            biosample_site?: components["schemas"]["CodedTerm"];
            /** @description How far its analysis has come; 9001 is 开始解读, interpretation has begun. */
            status?: components["schemas"]["CodedTerm"];
            /** @description Projects that it belongs to. */
            project?: components["schemas"]["SampleProject"][] | null;
            sequencing?: components["schemas"]["SampleSequencing"];
            statistics?: components["schemas"]["SampleStatistics"];
            /** @description Its files, only when `require_files` is true. Their form is not documented. */
            files?: unknown;
        };
        /** @description Number of the next page, or null after the last one. A page may be announced that turns out empty. */
        NextPageNumber: number | null;
        /**
         * Page of samples
         * @description One page, and where the next one is.
         */
        SamplePage: {
            /** @description The samples of this page. */
            result: components["schemas"]["Sample"][];
            /** @description Number of samples on this page. */
            count: number | null;
            next_page: components["schemas"]["NextPageNumber"];
        };
        /** Samples answer */
        SamplesAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            data: components["schemas"]["SamplePage"];
        };
        /**
         * Source of a variant
         * @description Which analysis it comes from.
         */
        VariantSource: {
            /** @description Version of the analysis pipeline. */
            pipeline_version?: string | null;
            /** @description When it was computed, ISO 8601 in UTC. */
            update_time?: string | null;
            /** @description What it was computed against. */
            tag?: {
                /** @description Reference genome, such as `GRCh38`. Positions mean nothing without it. */
                assembly_synonym?: string | null;
                /** @description Release of dbSNP that the rs numbers are from. */
                dbSNP_build?: number | null;
            } | null;
        } | null;
        /**
         * Call
         * @description The call itself, in the terms of a VCF sample column. Which fields are there depends on the kind of call.
         */
        VariantCall: {
            /** @description Genotype as allele indexes, such as `0/1`; 0 is the reference base. */
            GT?: string | null;
            /** @description Reads at the position. */
            DP?: number | null;
            /** @description Reads for each allele, reference first. */
            AD?: (number | null)[] | null;
            /** @description Quality of the genotype (Phred), for calls of a variant. */
            GQ?: number | null;
            /** @description Quality of the genotype (Phred), for calls of the reference. */
            RGQ?: number | null;
            /** @description Likelihoods of the genotypes (Phred) as comma separated text, such as `500,0,500`. */
            PL?: string | null;
        } | null;
        /**
         * Allele frequencies
         * @description Frequency of each allele in public data, reference first as in dbSNP (inferred); a list may be empty.
         */
        AlleleFrequency: {
            /** @description As dbSNP has it, 0 to 1. */
            CAF?: (number | null)[] | null;
            /** @description As TOPMed has it, 0 to 1. */
            TOPMED?: (number | null)[] | null;
        } | null;
        /**
         * Information on the site
         * @description What is known of the site beyond this person's call.
         */
        VariantInformation: {
            /** @description Number of alleles that were called. */
            AN?: number | null;
            /** @description Reads at the position. */
            DP?: number | null;
            /** @description Quality of the site (Phred). */
            site_quality?: number | null;
            frequency?: components["schemas"]["AlleleFrequency"];
        } | null;
        /**
         * Site and genotype
         * @description Where it is, and what was found there.
         */
        VariantSite: {
            /** @description Chromosome with its prefix, such as `chr12`. */
            chromosome?: string | null;
            /** @description Position in the assembly of `source.tag`; see `coordinate_system`. */
            position?: number | null;
            /** @description Kind of variant, such as `snp`. */
            type?: string | null;
            /** @description Genotype in bases, such as `G/A`. */
            genotype?: string | null;
            /** @description Base or bases of the reference. */
            reference_base?: string | null;
            /** @description Other alleles known at the site. */
            alternate_base?: (string | null)[] | null;
            call?: components["schemas"]["VariantCall"];
            information?: components["schemas"]["VariantInformation"];
        } | null;
        /**
         * Transcript
         * @description A transcript of the gene, and its protein.
         */
        Transcript: {
            /** @description RefSeq number of the transcript. */
            mRNA?: string | null;
            /** @description RefSeq number of its protein. */
            protein?: string | null;
        };
        /**
         * Gene
         * @description A gene that the site lies in.
         */
        GeneContext: {
            /** @description Symbol of the gene. */
            symbol?: string | null;
            /** @description Whose naming it is. */
            coding?: {
                /**
                 * Format: uri
                 * @description Address of the naming system.
                 */
                system?: string | null;
            } | null;
            /** @description RefSeq records of the gene. */
            version?: {
                /** @description Transcripts and their proteins. */
                mRNA_and_protein?: components["schemas"]["Transcript"][] | null;
                /** @description Non-coding transcripts; empty in the samples. */
                RNA?: unknown[] | null;
                /** @description Genomic records; empty in the samples. */
                Genomic?: unknown[] | null;
            } | null;
        };
        /**
         * Variant
         * @description What is known of one person at one site. Read the three flags before the genotype: a site may be assayed and yet have no call.
         *     Flags and quality figures are described as the VCF terms of the same names (inferred).
         */
        Variant: {
            /**
             * Format: uuid
             * @description Number of the record.
             */
            variant_id?: string | null;
            /** @description rs numbers of the site. */
            alternate_id?: (string | null)[] | null;
            /** @description Batch that the record was written in. */
            batch_no?: number | null;
            /** @description Presumably where positions start counting, at 0 or 1 (inferred); 0 in every sample. */
            coordinate_system?: number | null;
            /** @description Whether the method looks at the site at all. */
            is_assayed?: boolean | null;
            /** @description Whether there is a genotype. */
            is_genotyped?: boolean | null;
            /** @description Whether the site was looked at without a result. */
            is_no_call?: boolean | null;
            source?: components["schemas"]["VariantSource"];
            variant?: components["schemas"]["VariantSite"];
            /** @description What lies at the site. */
            genomic_context?: {
                /** @description Genes at the site. */
                gene?: components["schemas"]["GeneContext"][] | null;
            } | null;
        };
        /** Variants answer */
        VariantsAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            /** @description A variant a site, in no documented order. */
            data: components["schemas"]["Variant"][];
        };
        /** @description Sample number (生物样品编号), in upper case. */
        BiosampleId: string;
        /**
         * @description true gives only the positions where the sample has a variant; false gives every position of the regions.
         * @default true
         */
        OnlyVariantSite: boolean;
        /** Region, chromosome as chr */
        RegionByChr: {
            /** @description Chromosome with its prefix, such as `chr1`. */
            chr: string;
            /** @description First position. */
            begin: number;
            /** @description Last position. */
            end: number;
        };
        /** Region, chromosome as chrom */
        RegionByChrom: {
            /** @description Chromosome with its prefix, such as `chr1`. */
            chrom: string;
            /** @description First position. */
            begin: number;
            /** @description Last position. */
            end: number;
        };
        /**
         * Region
         * @description A stretch of one chromosome. The platform's documentation calls the chromosome `chrom` in the parameter's description and
         *     `chr` in its sample call. Whether both work is not known; the sample's `chr` is what its authors ran.
         */
        Region: components["schemas"]["RegionByChr"] | components["schemas"]["RegionByChrom"];
        /**
         * Started task
         * @description What was started.
         */
        VariantTask: {
            /** @description Number of the task; ask the platform's task interface for its result. */
            task_id: string;
        };
        /** Task answer */
        VariantTaskAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            data: components["schemas"]["VariantTask"];
        };
        /**
         * Sample of the measurement
         * @description The sample that was measured.
         */
        SampleInfo: {
            /** @description Sample number. */
            biosample_id?: string | null;
            /** @description Day of sampling as `YYYY-MM-DD`. */
            sample_time?: string | null;
            /** @description Where it was taken, by name, such as `feces`. */
            biosample_site?: string | null;
        } | null;
        /**
         * Percentiles
         * @description Abundance at each percentile of the reference cohort, in the unit of the observation.
         */
        Percentiles: {
            /** @description Minimum. */
            "0%"?: number | null;
            /** @description 5th percentile. */
            "5%"?: number | null;
            /** @description First quartile. */
            "25%"?: number | null;
            /** @description Median. */
            "50%"?: number | null;
            /** @description Third quartile. */
            "75%"?: number | null;
            /** @description 95th percentile. */
            "95%"?: number | null;
            /** @description Maximum. */
            "100%"?: number | null;
        } | null;
        /**
         * Comparison with a cohort
         * @description How the value compares with other people's. The meanings are inferred from the names and the sample figures.
         */
        AbundanceBackground: {
            /** @description Who it is compared with. */
            reference_cohort?: string | null;
            /** @description Share of the cohort that has the taxon, 0 to 1. */
            freq?: number | null;
            /** @description Mean abundance in the cohort. */
            mean?: number | null;
            /** @description Place of this sample within the cohort as text, such as `>=73%`. */
            rank_ratio?: string | null;
            background?: components["schemas"]["Percentiles"];
        } | null;
        /**
         * Observation
         * @description The measured value.
         */
        AbundanceObservation: {
            /** @description What was measured, such as `relative abundance`. */
            type?: string | null;
            /** @description Unit of `value`, such as `percent` (0 to 100, not 0 to 1). */
            unit?: string | null;
            /** @description The abundance. */
            value?: number | null;
        } | null;
        /**
         * Taxon
         * @description Which taxon it is about.
         */
        Taxon: {
            /** @description Number of the taxon on the platform. */
            taxon_id?: string | null;
            /** @description Name with the letter of its rank, such as `s__Bacteroides_fragilis`. */
            taxon_name?: string | null;
            /** @description Ranks from the kingdom down, separated by `|`. */
            lineage?: string | null;
            /** @description Rank, such as `species`. */
            rank?: string | null;
            /** @description Whose naming it is. */
            coding?: {
                /**
                 * Format: uri
                 * @description Address of the naming system.
                 */
                system?: string | null;
            } | null;
        } | null;
        /**
         * Abundance of a taxon
         * @description One taxon in one sample, beside a reference cohort.
         */
        TaxonAbundance: {
            sample_info?: components["schemas"]["SampleInfo"];
            /** @description Sequencing platforms. */
            platform_labels?: (string | null)[] | null;
            background?: components["schemas"]["AbundanceBackground"];
            observation?: components["schemas"]["AbundanceObservation"];
            taxonomy?: components["schemas"]["Taxon"];
        };
        /**
         * Pagination
         * @description Stands in the envelope, beside `data`. It never says which page is the last.
         */
        Pagination: {
            /** @description Number of this page. */
            page: number;
            /** @description Number of entries on this page (inferred); 0 ends the paging. */
            count: number;
        };
        /** Taxon abundance answer */
        TaxonAbundanceAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            /** @description The taxa of this page. */
            data: components["schemas"]["TaxonAbundance"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * Owner of the entry
         * @description Whose entry it is.
         */
        StreamMeta: {
            /** @description Namespace that the entry belongs to. */
            namespace?: string | null;
            /** @description The person whose datum it is. */
            user_entity_id?: string | null;
        } | null;
        /**
         * Data element (数据元)
         * @description What the entry is a value of.
         */
        StreamDataElement: {
            /** @description Number of the data element. */
            data_element_id?: string | null;
            /** @description Its name. */
            data_element_name?: string | null;
            /** @description What it means. */
            data_element_description?: string | null;
        } | null;
        /**
         * Stream entry
         * @description One datum at one time.
         */
        Stream: {
            /** @description Number of the entry. */
            stream_id?: string | null;
            /**
             * @description When the datum arose, such as `1986-01-01T00:00:00+0800`. Parts that nobody gave are filled up: read it
             *     together with `stream_generate_time_mask`.
             */
            stream_generate_time?: string | null;
            /**
             * @description Which digits of the time are real, 1 or 0 in place of each: `1111-00-00T00:00:00.000000±1111` says that only the year
             *     and the offset were given.
             */
            stream_generate_time_mask?: string | null;
            /** @description When the entry was written. */
            create_time?: string | null;
            stream_meta?: components["schemas"]["StreamMeta"];
            data_element?: components["schemas"]["StreamDataElement"];
            /** @description The datum. Its fields are those of its data element. */
            stream_data?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * Page of stream entries
         * @description One page, and where the next one is.
         */
        StreamPage: {
            /** @description The entries of this page. */
            result: components["schemas"]["Stream"][];
            /** @description Number of entries on this page. */
            count: number | null;
            /** @description Opaque; give it back as it is for the next page. null after the last one. */
            next_page: string | null;
        };
        /** Stream answer */
        StreamAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            data: components["schemas"]["StreamPage"];
        };
        /**
         * Version of a model
         * @description One published version.
         */
        ModelVersion: {
            /** @description Number of the version. */
            version?: number | null;
            /** @description What its developer wrote when publishing it. */
            message?: string | null;
            /** @description When it was published, in Unix seconds. */
            create_time?: number | null;
        };
        /**
         * Page of versions
         * @description One page, and where the next one is.
         */
        ModelVersionPage: {
            /** @description The versions of this page. */
            result: components["schemas"]["ModelVersion"][];
            /** @description Give it back for the next page; see the stop rule of the operation. */
            next_page: number | null;
        };
        /** Model versions answer */
        ModelVersionsAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            code: 0;
            /** @description `success`, as far as seen. */
            msg: string;
            data: components["schemas"]["ModelVersionPage"];
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
    alive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Up, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmptyAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    authorize: {
        parameters: {
            query: {
                /**
                 * @description Number of the client (客户端编号) that asks for consent.
                 * @example fake-client-id-0001
                 */
                client_id: string;
                /**
                 * @description Always `code`; no other flow starts here.
                 * @example code
                 */
                response_type: "code";
                /**
                 * @description Where the user is sent back to; the token request has to name the same address.
                 * @example https://client.example.com/callback
                 */
                redirect_uri: string;
                /**
                 * @description Scopes to ask for, separated by single **spaces**. The platform's own sample separates them by commas, which its client
                 *     then turns into single letters: do not copy it. Without it the platform decides.
                 * @example profile.default variant.rsid
                 */
                scope?: string;
                /**
                 * @description Any text; it is handed back unchanged on the callback.
                 * @example fake-state-0001
                 */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back to `redirect_uri`, with a code or with an error. */
            302: {
                headers: {
                    /** @description `redirect_uri` with `code` and `state`, or with `error` and `state`, in its query. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The client or its address cannot be used, so there is nowhere to send the user (inferred). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    requestToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One of the three grants. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["AuthorizationCodeGrant"] | components["schemas"]["RefreshTokenGrant"] | components["schemas"]["ClientCredentialsGrant"];
            };
        };
        responses: {
            /** @description A token, or a refusal in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    introspect: {
        parameters: {
            query: {
                /**
                 * @description The access token to ask about.
                 * @example fake-access-token-000000000001
                 */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State of the token, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntrospectionAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    getSamples: {
        parameters: {
            query?: {
                /**
                 * @description Only these samples, by number, in upper case.
                 * @example [
                 *       "E-F00000000001",
                 *       "E-F00000000002"
                 *     ]
                 */
                biosample_ids?: string[];
                /**
                 * @description Only samples taken at these sites (采样部位), as numbers from 1 to 15; 11 is blood.
                 * @example [
                 *       11
                 *     ]
                 */
                biosample_sites?: number[];
                /**
                 * @description Only these kinds of data (组学), as numbers from 1 to 2; 1 is genomics.
                 * @example [
                 *       1
                 *     ]
                 */
                omics?: number[];
                /**
                 * @description Only samples of these projects.
                 * @example [
                 *       "P-W00000000001"
                 *     ]
                 */
                project_ids?: string[];
                /**
                 * @description Only these organisms (生物体), as numbers from 1 to 3; 1 is human.
                 * @example [
                 *       1
                 *     ]
                 */
                organisms?: number[];
                /**
                 * @description true for samples whose data can be read, false for the others.
                 * @example true
                 */
                data_availability?: boolean;
                /**
                 * @description Only samples in these states, as numbers; 9001 is 开始解读, interpretation has begun. The list of states is not published here.
                 * @example [
                 *       9001
                 *     ]
                 */
                statuses?: number[];
                /**
                 * @description true adds `files` to each sample.
                 * @example false
                 */
                require_files?: boolean;
                /**
                 * @description Number of the page, from 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Samples a page. The largest value is not documented.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of samples, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamplesAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    getVariants: {
        parameters: {
            query: {
                /**
                 * @description Sample number, in upper case and without blanks around it.
                 * @example E-F00000000001
                 */
                biosample_id: string;
                /**
                 * @description dbSNP numbers, each `rs` and digits; 1 to 100 of them.
                 * @example [
                 *       "rs671",
                 *       "rs1229984"
                 *     ]
                 */
                rsids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The variants, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantsAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    getProfessionalVariant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The sample, and the regions as JSON text or as a file. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    biosample_id: components["schemas"]["BiosampleId"];
                    only_variant_site?: components["schemas"]["OnlyVariantSite"];
                    /** @description JSON text of a list of regions, 1 to 5000. */
                    regions: components["schemas"]["Region"][] | string;
                };
                "multipart/form-data": {
                    biosample_id: components["schemas"]["BiosampleId"];
                    only_variant_site?: components["schemas"]["OnlyVariantSite"];
                    /**
                     * Format: binary
                     * @description A zip file that holds a BED file of at most 1,000,000 lines.
                     */
                    bed_file: Blob;
                };
            };
        };
        responses: {
            /** @description The task that was started, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantTaskAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    getTaxonAbundance: {
        parameters: {
            query: {
                /**
                 * @description Sample number, in upper case.
                 * @example E-F00000000003
                 */
                biosample_id: string;
                /**
                 * @description Only these taxa, each `txid` and digits. One name for a list of numbers; the platform's own client calls it `taxon_ids`.
                 * @example [
                 *       "txid817",
                 *       "txid818"
                 *     ]
                 */
                taxon_id?: string[];
                /**
                 * @description Number of the page, from 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Taxa a page. The largest value is not documented.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of taxa, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxonAbundanceAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    getRangeStream: {
        parameters: {
            query: {
                /**
                 * @description Number of the data element (数据元编号).
                 * @example 00000000-0000-4000-8000-000000000021
                 */
                data_element_id: string;
                /**
                 * @description Sample number, in upper case. **Required with an app token**; a user token finds its user without it.
                 * @example E-F00000000001
                 */
                biosample_id?: string;
                /**
                 * @description First time of origin, itself included (inferred). Partial dates such as `1970-01` will do.
                 * @example 1970-01
                 */
                start_time?: string;
                /**
                 * @description Last time of origin, itself included (inferred). Same form; a full time is `2021-04-01 10:11:00.123456`.
                 * @example 2021-04-01 10:11:00.123456
                 */
                end_time?: string;
                /**
                 * @description By time of origin, `asc` upwards or `desc` downwards.
                 * @example desc
                 */
                sort_direction?: "asc" | "desc";
                /**
                 * @description Entries a page, at most 100. The maximum is documented for the same operation on BGE's private platform (inferred here).
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_page` of the answer before; leave it out for the first page.
                 * @example ZmFrZS1jdXJzb3ItMQ
                 */
                next_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    getModelVersions: {
        parameters: {
            query?: {
                /**
                 * @description Versions a page. The largest value is not documented.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description The `next_page` of the answer before; leave it out for the first page.
                 * @example 2
                 */
                next_page?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the model (模型编号).
                 * @example fakeModel0001
                 */
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions, or a failure in the envelope. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelVersionsAnswer"] | components["schemas"]["Failure"];
                };
            };
        };
    };
}

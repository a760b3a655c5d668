// Generated from the spec of bge by `pnpm generate`. Do not edit: change the spec.

import type { Schemas } from "@lingpai/client/validate";

/** The schemas of BGE open platform. */
export const schemas: Schemas = {
  $defs: {
    AbundanceBackground: {
      type: ["object", "null"],
      properties: {
        reference_cohort: { type: ["string", "null"], minLength: 1 },
        freq: { type: ["number", "null"], minimum: 0, maximum: 1 },
        mean: { type: ["number", "null"], minimum: 0 },
        rank_ratio: { type: ["string", "null"], pattern: "%$" },
        background: { $ref: "#/$defs/Percentiles" },
      },
    },
    AbundanceObservation: {
      type: ["object", "null"],
      properties: {
        type: { type: ["string", "null"], minLength: 1 },
        unit: { type: ["string", "null"], minLength: 1 },
        value: { type: ["number", "null"], minimum: 0 },
      },
    },
    AlleleFrequency: {
      type: ["object", "null"],
      properties: {
        CAF: { type: ["array", "null"], items: { type: ["number", "null"], minimum: 0, maximum: 1 } },
        TOPMED: { type: ["array", "null"], items: { type: ["number", "null"], minimum: 0, maximum: 1 } },
      },
    },
    AuthorizationCodeGrant: {
      type: "object",
      additionalProperties: false,
      required: ["grant_type", "redirect_uri", "code"],
      properties: {
        grant_type: { type: "string", const: "authorization_code" },
        redirect_uri: { type: "string", format: "uri" },
        code: { type: "string", minLength: 1 },
      },
    },
    BiosampleId: { type: "string", minLength: 1, pattern: "^\\S+$" },
    ClientCredentialsGrant: {
      type: "object",
      additionalProperties: false,
      required: ["grant_type"],
      properties: { grant_type: { type: "string", const: "client_credentials" } },
    },
    CodedTerm: {
      type: ["object", "null"],
      properties: { code: { type: ["integer", "null"], minimum: 0 }, display: { type: ["string", "null"], minLength: 1 } },
    },
    EmptyAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: { code: { type: "integer", const: 0 }, msg: { type: "string", minLength: 1 }, data: true },
    },
    Failure: {
      type: "object",
      required: ["code", "msg"],
      properties: {
        code: { type: "integer", enum: [400, 401, 403, 500, 40014, 41001, 41202, 41302, 41303, 41401, 41402, 41403] },
        msg: { type: "string", minLength: 1 },
        data: true,
      },
    },
    GeneContext: {
      type: "object",
      properties: {
        symbol: { type: ["string", "null"], minLength: 1 },
        coding: { type: ["object", "null"], properties: { system: { type: ["string", "null"], format: "uri" } } },
        version: {
          type: ["object", "null"],
          properties: {
            mRNA_and_protein: { type: ["array", "null"], items: { $ref: "#/$defs/Transcript" } },
            RNA: { type: ["array", "null"], items: true },
            Genomic: { type: ["array", "null"], items: true },
          },
        },
      },
    },
    Introspection: {
      type: "object",
      required: ["active"],
      properties: { active: { type: "boolean" }, client_id: { type: ["string", "null"], minLength: 1 } },
    },
    IntrospectionAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/Introspection" },
      },
    },
    ModelVersion: {
      type: "object",
      properties: {
        version: { type: ["integer", "null"], minimum: 0 },
        message: { type: ["string", "null"] },
        create_time: { type: ["number", "null"], minimum: 0 },
      },
    },
    ModelVersionPage: {
      type: "object",
      required: ["result", "next_page"],
      properties: {
        result: { type: "array", items: { $ref: "#/$defs/ModelVersion" } },
        next_page: { type: ["integer", "null"], minimum: 0 },
      },
    },
    ModelVersionsAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/ModelVersionPage" },
      },
    },
    NextPageNumber: { type: ["integer", "null"], minimum: 1 },
    OnlyVariantSite: { type: "boolean" },
    Pagination: {
      type: "object",
      required: ["page", "count"],
      properties: { page: { type: "integer", minimum: 1 }, count: { type: "integer", minimum: 0 } },
    },
    Percentiles: {
      type: ["object", "null"],
      properties: {
        "0%": { type: ["number", "null"], minimum: 0 },
        "5%": { type: ["number", "null"], minimum: 0 },
        "25%": { type: ["number", "null"], minimum: 0 },
        "50%": { type: ["number", "null"], minimum: 0 },
        "75%": { type: ["number", "null"], minimum: 0 },
        "95%": { type: ["number", "null"], minimum: 0 },
        "100%": { type: ["number", "null"], minimum: 0 },
      },
    },
    RefreshTokenGrant: {
      type: "object",
      additionalProperties: false,
      required: ["grant_type", "refresh_token"],
      properties: { grant_type: { type: "string", const: "refresh_token" }, refresh_token: { type: "string", minLength: 1 } },
    },
    Region: { oneOf: [{ $ref: "#/$defs/RegionByChr" }, { $ref: "#/$defs/RegionByChrom" }] },
    RegionByChr: {
      type: "object",
      additionalProperties: false,
      required: ["chr", "begin", "end"],
      properties: {
        chr: { type: "string", minLength: 1 },
        begin: { type: "integer", minimum: 0 },
        end: { type: "integer", minimum: 0 },
      },
    },
    RegionByChrom: {
      type: "object",
      additionalProperties: false,
      required: ["chrom", "begin", "end"],
      properties: {
        chrom: { type: "string", minLength: 1 },
        begin: { type: "integer", minimum: 0 },
        end: { type: "integer", minimum: 0 },
      },
    },
    Sample: {
      type: "object",
      properties: {
        biosample_id: { type: ["string", "null"], minLength: 1 },
        primary: { type: ["boolean", "null"] },
        data_availability: { type: ["boolean", "null"] },
        sample_collection_time: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        update_time: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        organism: { $ref: "#/$defs/CodedTerm" },
        omic: { $ref: "#/$defs/CodedTerm" },
        biosample_site: { $ref: "#/$defs/CodedTerm" },
        status: { $ref: "#/$defs/CodedTerm" },
        project: { type: ["array", "null"], items: { $ref: "#/$defs/SampleProject" } },
        sequencing: { $ref: "#/$defs/SampleSequencing" },
        statistics: { $ref: "#/$defs/SampleStatistics" },
        files: true,
      },
    },
    SampleInfo: {
      type: ["object", "null"],
      properties: {
        biosample_id: { type: ["string", "null"], minLength: 1 },
        sample_time: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        biosample_site: { type: ["string", "null"], minLength: 1 },
      },
    },
    SamplePage: {
      type: "object",
      required: ["result", "count", "next_page"],
      properties: {
        result: { type: "array", items: { $ref: "#/$defs/Sample" } },
        count: { type: ["integer", "null"], minimum: 0 },
        next_page: { $ref: "#/$defs/NextPageNumber" },
      },
    },
    SampleProject: {
      type: "object",
      properties: {
        project_id: { type: ["string", "null"], minLength: 1 },
        project_name: { type: ["string", "null"], minLength: 1 },
        public_description: { type: ["string", "null"] },
      },
    },
    SampleSequencing: {
      type: ["object", "null"],
      properties: {
        platform: { type: ["array", "null"], items: { type: ["string", "null"], minLength: 1 } },
        instrument_model: { type: ["array", "null"], items: { type: ["string", "null"], minLength: 1 } },
        read_type: { type: ["array", "null"], items: { type: ["string", "null"], minLength: 1 } },
        sequencing_time: { type: ["array", "null"], items: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" } },
      },
    },
    SampleStatistics: {
      type: ["object", "null"],
      properties: {
        coverage: { type: ["number", "null"], minimum: 0, maximum: 1 },
        depth: { type: ["number", "null"], minimum: 0 },
        base_pairs: { type: ["number", "null"], minimum: 0 },
        variant_counting: { type: ["integer", "null"], minimum: 0 },
        human_contamination: { type: ["number", "null"], minimum: 0 },
      },
    },
    SamplesAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/SamplePage" },
      },
    },
    Stream: {
      type: "object",
      properties: {
        stream_id: { type: ["string", "null"], minLength: 1 },
        stream_generate_time: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        stream_generate_time_mask: { type: ["string", "null"], pattern: "^[01]{4}-" },
        create_time: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        stream_meta: { $ref: "#/$defs/StreamMeta" },
        data_element: { $ref: "#/$defs/StreamDataElement" },
        stream_data: { type: ["object", "null"], additionalProperties: true },
      },
    },
    StreamAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/StreamPage" },
      },
    },
    StreamDataElement: {
      type: ["object", "null"],
      properties: {
        data_element_id: { type: ["string", "null"], minLength: 1 },
        data_element_name: { type: ["string", "null"], minLength: 1 },
        data_element_description: { type: ["string", "null"] },
      },
    },
    StreamMeta: {
      type: ["object", "null"],
      properties: {
        namespace: { type: ["string", "null"], minLength: 1 },
        user_entity_id: { type: ["string", "null"], minLength: 1 },
      },
    },
    StreamPage: {
      type: "object",
      required: ["result", "count", "next_page"],
      properties: {
        result: { type: "array", items: { $ref: "#/$defs/Stream" } },
        count: { type: ["integer", "null"], minimum: 0 },
        next_page: { type: ["string", "null"], minLength: 1 },
      },
    },
    Taxon: {
      type: ["object", "null"],
      properties: {
        taxon_id: { type: ["string", "null"], minLength: 1 },
        taxon_name: { type: ["string", "null"], minLength: 1 },
        lineage: { type: ["string", "null"], minLength: 1 },
        rank: { type: ["string", "null"], minLength: 1 },
        coding: { type: ["object", "null"], properties: { system: { type: ["string", "null"], format: "uri" } } },
      },
    },
    TaxonAbundance: {
      type: "object",
      properties: {
        sample_info: { $ref: "#/$defs/SampleInfo" },
        platform_labels: { type: ["array", "null"], items: { type: ["string", "null"], minLength: 1 } },
        background: { $ref: "#/$defs/AbundanceBackground" },
        observation: { $ref: "#/$defs/AbundanceObservation" },
        taxonomy: { $ref: "#/$defs/Taxon" },
      },
    },
    TaxonAbundanceAnswer: {
      type: "object",
      required: ["code", "msg", "data", "pagination"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { type: "array", items: { $ref: "#/$defs/TaxonAbundance" } },
        pagination: { $ref: "#/$defs/Pagination" },
      },
    },
    Token: {
      type: "object",
      required: ["access_token", "token_type", "expires_in", "scope"],
      properties: {
        access_token: { type: "string", minLength: 1 },
        refresh_token: { type: "string", minLength: 1 },
        token_type: { type: "string", minLength: 1 },
        expires_in: { type: "integer", minimum: 0 },
        scope: { type: "string", minLength: 1 },
      },
    },
    TokenAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/Token" },
      },
    },
    Transcript: {
      type: "object",
      properties: { mRNA: { type: ["string", "null"], minLength: 1 }, protein: { type: ["string", "null"], minLength: 1 } },
    },
    User: {
      type: "object",
      properties: {
        userId: { type: ["string", "null"], minLength: 1 },
        username: { type: ["string", "null"], minLength: 1 },
        nickname: { type: ["string", "null"] },
        avatar: { type: ["string", "null"] },
        email: { type: ["string", "null"] },
        phone: { type: ["string", "null"] },
        sex: { type: ["integer", "null"], minimum: 0 },
        birthday: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        userAddress: { type: ["string", "null"] },
        personnelInfoCode: { type: ["string", "null"], minLength: 1 },
      },
    },
    UserAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/User" },
      },
    },
    Variant: {
      type: "object",
      properties: {
        variant_id: { type: ["string", "null"], format: "uuid" },
        alternate_id: { type: ["array", "null"], items: { type: ["string", "null"], pattern: "^rs[0-9]+$" } },
        batch_no: { type: ["integer", "null"], minimum: 0 },
        coordinate_system: { type: ["integer", "null"], minimum: 0 },
        is_assayed: { type: ["boolean", "null"] },
        is_genotyped: { type: ["boolean", "null"] },
        is_no_call: { type: ["boolean", "null"] },
        source: { $ref: "#/$defs/VariantSource" },
        variant: { $ref: "#/$defs/VariantSite" },
        genomic_context: {
          type: ["object", "null"],
          properties: { gene: { type: ["array", "null"], items: { $ref: "#/$defs/GeneContext" } } },
        },
      },
    },
    VariantCall: {
      type: ["object", "null"],
      properties: {
        GT: { type: ["string", "null"], pattern: "^[0-9.]+([/|][0-9.]+)*$" },
        DP: { type: ["integer", "null"], minimum: 0 },
        AD: { type: ["array", "null"], items: { type: ["integer", "null"], minimum: 0 } },
        GQ: { type: ["integer", "null"], minimum: 0 },
        RGQ: { type: ["integer", "null"], minimum: 0 },
        PL: { type: ["string", "null"], pattern: "^[0-9.,]+$" },
      },
    },
    VariantInformation: {
      type: ["object", "null"],
      properties: {
        AN: { type: ["integer", "null"], minimum: 0 },
        DP: { type: ["integer", "null"], minimum: 0 },
        site_quality: { type: ["number", "null"], minimum: 0 },
        frequency: { $ref: "#/$defs/AlleleFrequency" },
      },
    },
    VariantSite: {
      type: ["object", "null"],
      properties: {
        chromosome: { type: ["string", "null"], minLength: 1 },
        position: { type: ["integer", "null"], minimum: 0 },
        type: { type: ["string", "null"], minLength: 1 },
        genotype: { type: ["string", "null"], minLength: 1 },
        reference_base: { type: ["string", "null"], minLength: 1 },
        alternate_base: { type: ["array", "null"], items: { type: ["string", "null"], minLength: 1 } },
        call: { $ref: "#/$defs/VariantCall" },
        information: { $ref: "#/$defs/VariantInformation" },
      },
    },
    VariantSource: {
      type: ["object", "null"],
      properties: {
        pipeline_version: { type: ["string", "null"], minLength: 1 },
        update_time: { type: ["string", "null"], pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        tag: {
          type: ["object", "null"],
          properties: {
            assembly_synonym: { type: ["string", "null"], minLength: 1 },
            dbSNP_build: { type: ["integer", "null"], minimum: 1 },
          },
        },
      },
    },
    VariantTask: { type: "object", required: ["task_id"], properties: { task_id: { type: "string", minLength: 1 } } },
    VariantTaskAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/VariantTask" },
      },
    },
    VariantsAnswer: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { type: "integer", const: 0 },
        msg: { type: "string", minLength: 1 },
        data: { type: "array", items: { $ref: "#/$defs/Variant" } },
      },
    },
  },
  operations: {
    alive: {
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/EmptyAnswer" }, { $ref: "#/$defs/Failure" }] } } },
    },
    authorize: {
      parameters: {
        required: ["client_id", "response_type", "redirect_uri"],
        properties: {
          client_id: { type: "string", minLength: 1 },
          response_type: { type: "string", const: "code" },
          redirect_uri: { type: "string", format: "uri", minLength: 1 },
          scope: { type: "string", minLength: 1, pattern: "^[^\\s,]+( [^\\s,]+)*$" },
          state: { type: "string", minLength: 1 },
        },
      },
      answers: { "302": {}, "400": { "application/json": { $ref: "#/$defs/Failure" } } },
    },
    requestToken: {
      body: {
        oneOf: [{ $ref: "#/$defs/AuthorizationCodeGrant" }, { $ref: "#/$defs/RefreshTokenGrant" }, { $ref: "#/$defs/ClientCredentialsGrant" }],
      },
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/TokenAnswer" }, { $ref: "#/$defs/Failure" }] } } },
    },
    introspect: {
      parameters: { required: ["token"], properties: { token: { type: "string", minLength: 1 } } },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/IntrospectionAnswer" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    getUser: {
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/UserAnswer" }, { $ref: "#/$defs/Failure" }] } } },
    },
    getSamples: {
      parameters: {
        properties: {
          biosample_ids: { type: "array", minItems: 1, items: { type: "string", minLength: 1, pattern: "^[^\\s,]+$" } },
          biosample_sites: { type: "array", minItems: 1, items: { type: "integer", minimum: 1, maximum: 15 } },
          omics: { type: "array", minItems: 1, items: { type: "integer", minimum: 1, maximum: 2 } },
          project_ids: { type: "array", minItems: 1, items: { type: "string", minLength: 1, pattern: "^[^\\s,]+$" } },
          organisms: { type: "array", minItems: 1, items: { type: "integer", minimum: 1, maximum: 3 } },
          data_availability: { type: "boolean" },
          statuses: { type: "array", minItems: 1, items: { type: "integer", minimum: 0 } },
          require_files: { type: "boolean" },
          page: { type: "integer", minimum: 1 },
          limit: { type: "integer", minimum: 1 },
        },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/SamplesAnswer" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    getVariants: {
      parameters: {
        required: ["biosample_id", "rsids"],
        properties: {
          biosample_id: { type: "string", minLength: 1, pattern: "^\\S+$" },
          rsids: { type: "array", minItems: 1, maxItems: 100, items: { type: "string", pattern: "^rs[0-9]+$" } },
        },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/VariantsAnswer" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    getProfessionalVariant: {
      body: {
        anyOf: [{
          type: "object",
          additionalProperties: false,
          required: ["biosample_id", "regions"],
          properties: {
            biosample_id: { $ref: "#/$defs/BiosampleId" },
            only_variant_site: { $ref: "#/$defs/OnlyVariantSite" },
            regions: { type: "array", minItems: 1, maxItems: 5000, items: { $ref: "#/$defs/Region" } },
          },
        }, {
          type: "object",
          additionalProperties: false,
          required: ["biosample_id", "bed_file"],
          properties: {
            biosample_id: { $ref: "#/$defs/BiosampleId" },
            only_variant_site: { $ref: "#/$defs/OnlyVariantSite" },
            bed_file: true,
          },
        }],
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/VariantTaskAnswer" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    getTaxonAbundance: {
      parameters: {
        required: ["biosample_id"],
        properties: {
          biosample_id: { type: "string", minLength: 1, pattern: "^\\S+$" },
          taxon_id: { type: "array", minItems: 1, items: { type: "string", pattern: "^txid[0-9]+$" } },
          page: { type: "integer", minimum: 1 },
          limit: { type: "integer", minimum: 1 },
        },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/TaxonAbundanceAnswer" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    getRangeStream: {
      parameters: {
        required: ["data_element_id"],
        properties: {
          data_element_id: { type: "string", minLength: 1 },
          biosample_id: { type: "string", minLength: 1, pattern: "^\\S+$" },
          start_time: { type: "string", minLength: 4 },
          end_time: { type: "string", minLength: 4 },
          sort_direction: { type: "string", enum: ["asc", "desc"] },
          limit: { type: "integer", minimum: 1, maximum: 100 },
          next_page: { type: "string", minLength: 1 },
        },
      },
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/StreamAnswer" }, { $ref: "#/$defs/Failure" }] } } },
    },
    getModelVersions: {
      parameters: {
        required: ["model_id"],
        properties: {
          model_id: { type: "string", minLength: 1 },
          limit: { type: "integer", minimum: 1 },
          next_page: { type: "integer", minimum: 0 },
        },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/ModelVersionsAnswer" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
  },
};

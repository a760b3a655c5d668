// Generated from the spec of bge-private by `pnpm generate`. Do not edit: change the spec.

import type { Schemas } from "@lingpai/client/validate";

/** The schemas of BGE private platform, OAuth2. */
export const schemas: Schemas = {
  $defs: {
    Application: {
      type: "object",
      required: ["client_id", "name", "description", "logo", "client_type", "authorization_grant_type", "redirect_uri", "wxmp_app_id", "scopes"],
      properties: {
        client_id: { $ref: "#/$defs/ClientId" },
        name: { type: "string", minLength: 1 },
        description: { type: "string" },
        logo: { type: "string", format: "uri-reference" },
        client_type: { type: "string", minLength: 1 },
        authorization_grant_type: { type: "string", minLength: 1 },
        redirect_uri: { $ref: "#/$defs/RedirectUri" },
        wxmp_app_id: { type: "string" },
        scopes: {
          type: "array",
          items: {
            type: "object",
            required: ["scope", "title", "message"],
            properties: {
              scope: { type: "string", pattern: "^[!#-\\[\\]-~]+$" },
              title: { type: "string", minLength: 1 },
              message: { type: "string", minLength: 1 },
            },
          },
        },
      },
    },
    ApplicationSuccess: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { $ref: "#/$defs/SuccessCode" },
        msg: { $ref: "#/$defs/Msg" },
        data: { $ref: "#/$defs/Application" },
      },
    },
    AuthToken: { type: "string", minLength: 1 },
    Authorization: {
      type: "object",
      required: ["code", "redirect_uri", "wxmp_app_id"],
      properties: {
        code: { type: "string", minLength: 1 },
        redirect_uri: { type: "string", format: "uri-reference", minLength: 1 },
        wxmp_app_id: { type: "string" },
      },
    },
    AuthorizeSuccess: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { $ref: "#/$defs/SuccessCode" },
        msg: { $ref: "#/$defs/Msg" },
        data: { $ref: "#/$defs/Authorization" },
      },
    },
    Biosample: {
      type: "object",
      required: ["biosample_id", "type"],
      properties: { biosample_id: { type: "string", minLength: 1 }, type: { type: "string", minLength: 1 } },
    },
    ClientId: { type: "string", minLength: 1 },
    Failure: {
      type: "object",
      required: ["code", "msg"],
      properties: { code: { type: "integer", enum: [400, 401, 403, 41001] }, msg: { $ref: "#/$defs/Msg" }, data: true },
    },
    Grant: {
      type: "object",
      required: ["application", "biosample_ids", "grant_time"],
      properties: {
        application: {
          type: "object",
          required: ["client_id", "name", "logo"],
          properties: {
            client_id: { $ref: "#/$defs/ClientId" },
            name: { type: "string", minLength: 1 },
            logo: { type: "string", format: "uri-reference" },
          },
        },
        biosample_ids: { type: "array", items: { $ref: "#/$defs/Biosample" } },
        grant_time: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$" },
      },
    },
    GrantsSuccess: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: {
        code: { $ref: "#/$defs/SuccessCode" },
        msg: { $ref: "#/$defs/Msg" },
        data: { oneOf: [{ $ref: "#/$defs/Grant" }, { type: "array", maxItems: 0, items: { $ref: "#/$defs/Grant" } }] },
      },
    },
    Msg: { type: "string" },
    RedirectUri: { type: "string", format: "uri-reference", minLength: 1 },
    RevokeGrantSuccess: {
      type: "object",
      required: ["code", "msg", "data"],
      properties: { code: { $ref: "#/$defs/SuccessCode" }, msg: { $ref: "#/$defs/Msg" }, data: { type: "null" } },
    },
    SuccessCode: { type: "integer", const: 0 },
  },
  operations: {
    oauth2Application: {
      body: {
        type: "object",
        required: ["client_id", "redirect_uri"],
        properties: { client_id: { $ref: "#/$defs/ClientId" }, redirect_uri: { $ref: "#/$defs/RedirectUri" } },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/ApplicationSuccess" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    oauth2Authorize: {
      body: {
        type: "object",
        required: ["client_id", "redirect_uri", "auth_token"],
        properties: {
          client_id: { $ref: "#/$defs/ClientId" },
          redirect_uri: { $ref: "#/$defs/RedirectUri" },
          auth_token: { $ref: "#/$defs/AuthToken" },
          biosample_ids: { type: "array", minItems: 1, items: { $ref: "#/$defs/Biosample" } },
        },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/AuthorizeSuccess" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    oauth2Grants: {
      body: {
        type: "object",
        required: ["auth_token"],
        properties: {
          auth_token: { $ref: "#/$defs/AuthToken" },
          client_id: { $ref: "#/$defs/ClientId" },
          redirect_uri: { type: "string", format: "uri-reference", minLength: 1 },
        },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/GrantsSuccess" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
    oauth2RevokeGrant: {
      body: {
        type: "object",
        required: ["auth_token", "client_id"],
        properties: { auth_token: { $ref: "#/$defs/AuthToken" }, client_id: { $ref: "#/$defs/ClientId" } },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/RevokeGrantSuccess" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
  },
};

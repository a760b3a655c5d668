// Generated from the spec of blueking by `pnpm generate`. Do not edit: change the spec.

import type { Schemas } from "@lingpai/client/validate";

/** The schemas of BlueKing SSM, access tokens. */
export const schemas: Schemas = {
  $defs: {
    AccessToken: { type: "string", minLength: 1, maxLength: 255 },
    AppTokenRequest: {
      type: "object",
      required: ["grant_type", "id_provider"],
      additionalProperties: false,
      properties: {
        grant_type: { type: "string", const: "client_credentials" },
        id_provider: { type: "string", const: "client" },
      },
    },
    Failure: {
      type: "object",
      required: ["code", "message"],
      properties: {
        code: { type: "integer", enum: [1901400, 1901401, 1901403, 1901500] },
        message: { $ref: "#/$defs/Message" },
        data: true,
      },
    },
    Identity: {
      type: "object",
      properties: { username: { type: "string", minLength: 1, maxLength: 64 }, user_type: { type: "string", minLength: 1 } },
    },
    Message: { type: "string" },
    RefreshToken: { type: "string", minLength: 1, maxLength: 255 },
    SuccessCode: { type: "integer", const: 0 },
    Token: {
      type: "object",
      required: ["access_token", "refresh_token", "expires_in"],
      properties: {
        access_token: { $ref: "#/$defs/AccessToken" },
        refresh_token: { $ref: "#/$defs/RefreshToken" },
        expires_in: { type: "integer", minimum: 1 },
        identity: { $ref: "#/$defs/Identity" },
      },
    },
    TokenSuccess: {
      type: "object",
      required: ["code", "message", "data"],
      properties: {
        code: { $ref: "#/$defs/SuccessCode" },
        message: { $ref: "#/$defs/Message" },
        data: { $ref: "#/$defs/Token" },
      },
    },
    UserTokenRequest: {
      type: "object",
      required: ["grant_type", "id_provider", "bk_token"],
      additionalProperties: false,
      properties: {
        grant_type: { type: "string", const: "authorization_code" },
        id_provider: { type: "string", const: "bk_login" },
        bk_token: { type: "string", minLength: 1 },
      },
    },
    Verification: {
      type: "object",
      required: ["bk_app_code", "expires_in"],
      properties: {
        bk_app_code: { type: "string", minLength: 1 },
        identity: { $ref: "#/$defs/Identity" },
        expires_in: { type: "integer", minimum: 0 },
      },
    },
    VerifySuccess: {
      type: "object",
      required: ["code", "message", "data"],
      properties: {
        code: { $ref: "#/$defs/SuccessCode" },
        message: { $ref: "#/$defs/Message" },
        data: { $ref: "#/$defs/Verification" },
      },
    },
  },
  operations: {
    issueAccessToken: {
      body: { oneOf: [{ $ref: "#/$defs/UserTokenRequest" }, { $ref: "#/$defs/AppTokenRequest" }] },
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/TokenSuccess" }, { $ref: "#/$defs/Failure" }] } } },
    },
    refreshAccessToken: {
      body: {
        type: "object",
        required: ["refresh_token"],
        additionalProperties: false,
        properties: { refresh_token: { $ref: "#/$defs/RefreshToken" } },
      },
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/TokenSuccess" }, { $ref: "#/$defs/Failure" }] } } },
    },
    verifyAccessToken: {
      body: {
        type: "object",
        required: ["access_token"],
        additionalProperties: false,
        properties: { access_token: { $ref: "#/$defs/AccessToken" } },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/VerifySuccess" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
  },
};

// Generated from the spec of authing by `pnpm generate`. Do not edit: change the spec.

import type { Schemas } from "@lingpai/client/validate";

/** The schemas of Authing OAuth 2.0. */
export const schemas: Schemas = {
  $defs: {
    ActiveToken: {
      type: "object",
      required: ["active"],
      properties: {
        active: { type: "boolean", const: true },
        sub: { type: "string", minLength: 1 },
        client_id: { type: "string", minLength: 1 },
        exp: { type: "integer", minimum: 0 },
        iat: { type: "integer", minimum: 0 },
        iss: { type: "string", format: "uri" },
        jti: { type: "string", minLength: 1 },
        scope: { type: "string" },
        token_type: { type: "string", minLength: 1 },
      },
    },
    AuthorizationCodeGrant: {
      type: "object",
      additionalProperties: false,
      required: ["grant_type", "code", "redirect_uri"],
      properties: {
        grant_type: { type: "string", const: "authorization_code" },
        code: { type: "string", minLength: 1 },
        redirect_uri: { type: "string", format: "uri", minLength: 1 },
        code_verifier: { type: "string", minLength: 43, maxLength: 128, pattern: "^[A-Za-z0-9._~-]+$" },
      },
    },
    InactiveToken: { type: "object", required: ["active"], properties: { active: { type: "boolean", const: false } } },
    IntrospectionRequest: {
      type: "object",
      additionalProperties: false,
      required: ["token"],
      properties: {
        token: { type: "string", minLength: 1 },
        token_type_hint: { type: "string", enum: ["access_token", "refresh_token"] },
      },
    },
    OAuthError: {
      type: "object",
      required: ["error"],
      properties: {
        error: { type: "string", minLength: 1, pattern: "^[ !#-\\[\\]-~]+$" },
        error_description: { type: "string" },
      },
    },
    RefreshTokenGrant: {
      type: "object",
      additionalProperties: false,
      required: ["grant_type", "refresh_token"],
      properties: { grant_type: { type: "string", const: "refresh_token" }, refresh_token: { type: "string", minLength: 1 } },
    },
    RevocationRequest: {
      type: "object",
      additionalProperties: false,
      required: ["token"],
      properties: { token: { type: "string", minLength: 1 } },
    },
    TokenSet: {
      type: "object",
      required: ["access_token", "token_type", "expires_in"],
      properties: {
        access_token: { type: "string", minLength: 1 },
        token_type: { type: "string", const: "Bearer" },
        expires_in: { type: "integer", minimum: 0 },
        refresh_token: { type: "string", minLength: 1 },
        scope: { type: "string" },
      },
    },
    TokenState: { oneOf: [{ $ref: "#/$defs/ActiveToken" }, { $ref: "#/$defs/InactiveToken" }] },
    UserInfo: {
      type: "object",
      required: ["sub"],
      properties: {
        sub: { type: "string", minLength: 1 },
        name: { type: ["string", "null"] },
        given_name: { type: ["string", "null"] },
        family_name: { type: ["string", "null"] },
        middle_name: { type: ["string", "null"] },
        nickname: { type: ["string", "null"] },
        preferred_username: { type: ["string", "null"] },
        profile: { type: ["string", "null"] },
        picture: { type: ["string", "null"], format: "uri" },
        website: { type: ["string", "null"] },
        email: { type: ["string", "null"], format: "email" },
        email_verified: { type: ["boolean", "null"] },
        gender: { type: ["string", "null"] },
        birthdate: { type: ["string", "null"] },
        zoneinfo: { type: ["string", "null"] },
        locale: { type: ["string", "null"] },
        phone_number: { type: ["string", "null"] },
        phone_number_verified: { type: ["boolean", "null"] },
        address: {
          type: ["object", "null"],
          properties: {
            formatted: { type: ["string", "null"] },
            street_address: { type: ["string", "null"] },
            locality: { type: ["string", "null"] },
            region: { type: ["string", "null"] },
            postal_code: { type: ["string", "null"] },
            country: { type: ["string", "null"] },
          },
        },
        updated_at: { type: ["string", "null"], format: "date-time" },
      },
    },
  },
  operations: {
    authorize: {
      parameters: {
        required: ["state", "client_id", "redirect_uri", "response_type"],
        properties: {
          state: { type: "string", minLength: 1 },
          scope: { type: "string", minLength: 1 },
          client_id: { type: "string", minLength: 1 },
          redirect_uri: { type: "string", format: "uri", minLength: 1 },
          response_type: { type: "string", enum: ["code", "token"] },
          response_mode: { type: "string", enum: ["query", "fragment", "form_post"] },
          nonce: { type: "string", minLength: 1 },
          code_challenge: { type: "string", minLength: 43, maxLength: 128, pattern: "^[A-Za-z0-9._~-]+$" },
          code_challenge_method: { type: "string", enum: ["S256", "plain"] },
        },
      },
      answers: { "302": {}, "400": { "application/json": { $ref: "#/$defs/OAuthError" } } },
    },
    requestToken: {
      body: { oneOf: [{ $ref: "#/$defs/AuthorizationCodeGrant" }, { $ref: "#/$defs/RefreshTokenGrant" }] },
      answers: {
        "200": { "application/json": { $ref: "#/$defs/TokenSet" } },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" } },
      },
    },
    getUserInfo: {
      answers: {
        "200": { "application/json": { $ref: "#/$defs/UserInfo" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" } },
      },
    },
    introspectToken: {
      body: { $ref: "#/$defs/IntrospectionRequest" },
      answers: {
        "200": { "application/json": { $ref: "#/$defs/TokenState" } },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" } },
      },
    },
    revokeToken: {
      body: { $ref: "#/$defs/RevocationRequest" },
      answers: {
        "200": {},
        "400": { "application/json": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" } },
      },
    },
    logout: {
      parameters: { properties: { redirect_uri: { type: "string", format: "uri", minLength: 1 } } },
      answers: { "302": {} },
    },
  },
};

// Generated from the spec of authing-oidc by `pnpm generate`. Do not edit: change the spec.

import type { Schemas } from "@lingpai/client/validate";

/** The schemas of Authing OpenID Connect. */
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
    ClientCredentialsGrant: {
      type: "object",
      additionalProperties: false,
      required: ["grant_type", "scope"],
      properties: { grant_type: { type: "string", const: "client_credentials" }, scope: { type: "string", minLength: 1 } },
    },
    Configuration: {
      type: "object",
      required: ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"],
      properties: {
        issuer: { type: "string", format: "uri" },
        authorization_endpoint: { type: "string", format: "uri" },
        token_endpoint: { type: "string", format: "uri" },
        jwks_uri: { type: "string", format: "uri" },
        userinfo_endpoint: { type: "string", format: "uri" },
        introspection_endpoint: { type: "string", format: "uri" },
        revocation_endpoint: { type: "string", format: "uri" },
        end_session_endpoint: { type: "string", format: "uri" },
        scopes_supported: { type: "array", items: { type: "string" } },
        response_types_supported: { type: "array", items: { type: "string" } },
        response_modes_supported: { type: "array", items: { type: "string" } },
        grant_types_supported: { type: "array", items: { type: "string" } },
        subject_types_supported: { type: "array", items: { type: "string" } },
        id_token_signing_alg_values_supported: { type: "array", items: { type: "string" } },
        code_challenge_methods_supported: { type: "array", items: { type: "string" } },
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
    KeySet: {
      type: "object",
      required: ["keys"],
      properties: { keys: { type: "array", items: { $ref: "#/$defs/PublicKey" } } },
    },
    OAuthError: {
      type: "object",
      required: ["error"],
      properties: {
        error: { type: "string", minLength: 1, pattern: "^[ !#-\\[\\]-~]+$" },
        error_description: { type: "string" },
      },
    },
    OidcUserInfo: {
      allOf: [{ $ref: "#/$defs/UserInfo" }, {
        type: "object",
        properties: {
          username: { type: ["string", "null"] },
          roles: true,
          unionid: { type: ["string", "null"] },
          external_id: { type: ["string", "null"] },
          extended_fields: true,
        },
      }],
    },
    PublicKey: {
      type: "object",
      required: ["kty"],
      properties: {
        kty: { type: "string", minLength: 1 },
        kid: { type: "string" },
        use: { type: "string" },
        alg: { type: "string" },
        n: { type: "string" },
        e: { type: "string" },
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
        id_token: { type: "string", minLength: 1 },
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
    getConfiguration: { answers: { "200": { "application/json": { $ref: "#/$defs/Configuration" } } } },
    getJwks: {
      answers: {
        "200": { "application/json": { $ref: "#/$defs/KeySet" }, "application/jwk-set+json": { $ref: "#/$defs/KeySet" } },
      },
    },
    authorize: {
      parameters: {
        required: ["scope", "client_id", "redirect_uri", "response_type"],
        properties: {
          nonce: { type: "string", minLength: 1 },
          state: { type: "string", minLength: 1 },
          scope: { type: "string", minLength: 1 },
          client_id: { type: "string", minLength: 1 },
          redirect_uri: { type: "string", format: "uri", minLength: 1 },
          response_type: {
            type: "string",
            enum: ["code", "code id_token token", "code id_token", "code token", "id_token token", "id_token", "none"],
          },
          response_mode: { type: "string", enum: ["query", "fragment", "form_post"] },
          prompt: { type: "string", pattern: "^(none|(login|consent|select_account)( (login|consent|select_account))*)$" },
          code_challenge: { type: "string", minLength: 43, maxLength: 128, pattern: "^[A-Za-z0-9._~-]+$" },
          code_challenge_method: { type: "string", enum: ["S256", "plain"] },
          tenant_id: { type: "string", minLength: 1 },
        },
      },
      answers: { "302": {}, "400": { "application/json": { $ref: "#/$defs/OAuthError" } } },
    },
    requestToken: {
      body: {
        oneOf: [{ $ref: "#/$defs/AuthorizationCodeGrant" }, { $ref: "#/$defs/RefreshTokenGrant" }, { $ref: "#/$defs/ClientCredentialsGrant" }],
      },
      answers: {
        "200": { "application/json": { $ref: "#/$defs/TokenSet" } },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" } },
      },
    },
    getUserInfo: {
      answers: {
        "200": { "application/json": { $ref: "#/$defs/OidcUserInfo" } },
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
    endSession: {
      parameters: {
        properties: {
          id_token_hint: { type: "string", minLength: 1 },
          post_logout_redirect_uri: { type: "string", format: "uri", minLength: 1 },
          state: { type: "string", minLength: 1 },
        },
      },
      answers: { "302": {}, "400": { "application/json": { $ref: "#/$defs/OAuthError" } } },
    },
    logout: {
      parameters: { properties: { redirect_uri: { type: "string", format: "uri", minLength: 1 } } },
      answers: { "302": {} },
    },
  },
};

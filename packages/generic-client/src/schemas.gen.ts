// Generated from the spec of generic by `pnpm generate`. Do not edit: change the spec.

import type { Schemas } from "@lingpai/client/validate";

/** The schemas of OAuth2 and permission service. */
export const schemas: Schemas = {
  $defs: {
    CodeGrant: {
      type: "object",
      required: ["grant_type", "code", "redirect_uri"],
      additionalProperties: false,
      properties: {
        grant_type: { type: "string", const: "authorization_code" },
        code: { type: "string", minLength: 1 },
        redirect_uri: { type: "string", format: "uri", minLength: 1 },
      },
    },
    Failure: {
      type: "object",
      required: ["res_code", "res_msg", "data"],
      properties: {
        res_code: { type: "integer", enum: [1, 2] },
        res_msg: { type: "string", minLength: 1 },
        data: { type: "null" },
      },
    },
    ListedUser: {
      allOf: [{ $ref: "#/$defs/User" }, {
        type: "object",
        properties: { password: { type: "string", minLength: 1 }, roles: { type: "array", items: { $ref: "#/$defs/Role" } } },
      }],
    },
    OAuthError: {
      type: "object",
      required: ["error"],
      properties: { error: { type: "string", minLength: 1, pattern: "^[a-z_]+$" }, error_description: { type: "string" } },
    },
    Paginator: {
      type: "object",
      required: ["page_size", "total_size", "total_pages", "current_page"],
      properties: {
        page_size: { type: "integer", minimum: 1 },
        total_size: { type: "integer", minimum: 0 },
        total_pages: { type: "integer", minimum: 0 },
        current_page: { type: "integer", minimum: 0 },
      },
    },
    RefreshGrant: {
      type: "object",
      required: ["grant_type", "refresh_token"],
      additionalProperties: false,
      properties: {
        grant_type: { type: "string", const: "refresh_token" },
        refresh_token: { type: "string", minLength: 1 },
        scope: {
          type: "string",
          minLength: 1,
          maxLength: 255,
          pattern: "^[a-z]+(-[a-z]+)?:[a-z]+( [a-z]+(-[a-z]+)?:[a-z]+)*$",
        },
        redirect_uri: { type: "string", format: "uri", minLength: 1 },
      },
    },
    Role: {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "integer", minimum: 1 },
        name: { type: "string" },
        description: { type: "string" },
        parent_id: { type: "integer", minimum: -1 },
        client_id: { type: "integer", minimum: 1 },
        created_by: { type: "string", minLength: 1 },
        updated_by: { type: "string", minLength: 1 },
        created: { type: "string", format: "date-time" },
        updated: { type: "string", format: "date-time" },
        role_type: { $ref: "#/$defs/RoleType" },
      },
    },
    RoleType: { type: "string", enum: ["normal", "admin", "super"] },
    TokenExpiry: {
      type: "object",
      required: ["is_access_expired", "is_refresh_expired"],
      properties: { is_access_expired: { type: "boolean" }, is_refresh_expired: { type: "boolean" } },
    },
    TokenSet: {
      type: "object",
      required: ["access_token", "expires_in", "token_type"],
      properties: {
        access_token: { type: "string", minLength: 1 },
        expires_in: { type: "integer", minimum: 0 },
        refresh_token: { type: "string", minLength: 1 },
        scope: { type: "string" },
        token_type: { type: "string", const: "Bearer" },
      },
    },
    User: {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string", minLength: 1 },
        fullname: { type: "string", minLength: 1 },
        email: { type: "string", minLength: 1 },
        wechat: { type: "string", minLength: 1 },
        phone: { type: "string", minLength: 1 },
        type: { type: "string", minLength: 1 },
        dn: { type: "string", minLength: 1 },
        status: { type: "string", minLength: 1 },
        created_at: { type: "string", format: "date-time" },
        updated_at: { type: "string", format: "date-time" },
        organization: { type: "string", minLength: 1 },
        secret: { type: "string", minLength: 1 },
      },
    },
    UserAnswer: {
      type: "object",
      required: ["res_code", "res_msg", "data"],
      properties: {
        res_code: { type: "integer", const: 0 },
        res_msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/User" },
      },
    },
    UserPage: {
      type: "object",
      required: ["paginator", "data"],
      properties: { paginator: { $ref: "#/$defs/Paginator" }, data: { type: "array", items: { $ref: "#/$defs/ListedUser" } } },
    },
    UserPageAnswer: {
      type: "object",
      required: ["res_code", "res_msg", "data"],
      properties: {
        res_code: { type: "integer", const: 0 },
        res_msg: { type: "string", minLength: 1 },
        data: { $ref: "#/$defs/UserPage" },
      },
    },
  },
  operations: {
    authorize: {
      parameters: {
        required: ["client_id", "redirect_uri", "response_type", "scope"],
        properties: {
          client_id: { type: "integer", minimum: 1 },
          redirect_uri: { type: "string", format: "uri", minLength: 1 },
          response_type: { type: "string", enum: ["code", "token"] },
          scope: {
            type: "string",
            minLength: 1,
            maxLength: 255,
            pattern: "^[a-z]+(-[a-z]+)?:[a-z]+( [a-z]+(-[a-z]+)?:[a-z]+)*$",
          },
          state: { type: "string", minLength: 1 },
        },
      },
      answers: {
        "302": {},
        "400": { "application/json": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" } },
        "500": { "application/json": { $ref: "#/$defs/OAuthError" } },
      },
    },
    requestToken: {
      body: { oneOf: [{ $ref: "#/$defs/CodeGrant" }, { $ref: "#/$defs/RefreshGrant" }] },
      answers: {
        "200": { "application/json": { $ref: "#/$defs/TokenSet" } },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" }, "text/plain": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" } },
      },
    },
    destroyToken: {
      parameters: { required: ["access_token"], properties: { access_token: { type: "string", minLength: 1 } } },
      answers: {
        "200": { "text/plain": true },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" }, "text/plain": { $ref: "#/$defs/OAuthError" } },
      },
    },
    getTokenExpiry: {
      parameters: {
        properties: { access_token: { type: "string", minLength: 1 }, refresh_token: { type: "string", minLength: 1 } },
      },
      answers: {
        "200": { "application/json": { $ref: "#/$defs/TokenExpiry" } },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" }, "text/plain": { $ref: "#/$defs/OAuthError" } },
      },
    },
    getUser: {
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/UserAnswer" }, { $ref: "#/$defs/Failure" }] } },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" }, "text/plain": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" }, "text/plain": { $ref: "#/$defs/OAuthError" } },
      },
    },
    listUsers: {
      parameters: {
        properties: {
          page_size: { type: "integer", minimum: 1 },
          p: { type: "integer", minimum: 1 },
          id: { type: "string", minLength: 1 },
          fullname: { type: "string", minLength: 1 },
          status: { type: "string", enum: ["active", "frozen", "delete"] },
        },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/UserPageAnswer" }, { $ref: "#/$defs/Failure" }] } },
        "400": { "application/json": { $ref: "#/$defs/OAuthError" }, "text/plain": { $ref: "#/$defs/OAuthError" } },
        "401": { "application/json": { $ref: "#/$defs/OAuthError" }, "text/plain": { $ref: "#/$defs/OAuthError" } },
      },
    },
  },
};

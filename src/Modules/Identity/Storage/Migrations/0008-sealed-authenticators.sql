-- The machinery seals keys of authenticator apps anew when the key they rest under has grown old; it sees nothing else of a credential.
grant select (tenant, id, authenticator_key, pending_authenticator_key), update (authenticator_key, pending_authenticator_key) on identity.credentials to platform_system;

namespace Platform.Identity.Domain;

/// <summary>What a program signs its requests with instead of a person: a prefix everyone may see, and a secret of which only the hash is kept, elsewhere.</summary>
internal sealed record ApiKey : IEntity<ApiKey, ApiKeyEvent>
{
    public static string Kind => "api-key";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required string Prefix { get; init; }

    /// <summary>The permissions it has; "*" is all, and only who has all can give it.</summary>
    public required string[] Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public required int Version { get; init; }

    public static ApiKey Evolve(ApiKey? key, ApiKeyEvent @event) => (key, @event) switch
    {
        (null, ApiKeyCreated e) => new()
        {
            Tenant = e.Tenant, Key = e.KeyId, Name = e.Name, Prefix = e.Prefix, Scopes = e.Scopes,
            CreatedAt = e.At, ExpiresAt = e.ExpiresAt, Version = 1,
        },
        ({ } k, ApiKeyRevoked e) => k with { RevokedAt = e.At, Version = k.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {key}."),
    };
}

namespace Platform.Identity.Domain;

/// <summary>What a program signs its requests with instead of a person: a prefix everyone may see, and a secret of which only the hash is kept, elsewhere.</summary>
internal sealed record ApiKey : IEntity<ApiKey, ApiKeyEvent>
{
    public static string Kind => "api-key";

    /// <summary>How every one begins.</summary>
    public const string Mark = "pk_";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required string Prefix { get; init; }

    /// <summary>The permissions it has; "*" is all, and only who has all can give it.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>The sites it is limited to; none means all.</summary>
    public required Guid[] Sites { get; init; }

    /// <summary>How often it may be used; null means as often as keys usually may.</summary>
    public int? RequestsPerMinute { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it got the secret it has.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>Until when the secret before that one works as well.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
    public required int Version { get; init; }

    public static ApiKey Evolve(ApiKey? key, ApiKeyEvent @event) => (key, @event) switch
    {
        (null, ApiKeyCreated e) => new()
        {
            Tenant = e.Tenant, Key = e.KeyId, Name = e.Name, Prefix = e.Prefix, Scopes = e.Scopes,
            Sites = e.Sites ?? [], RequestsPerMinute = e.RequestsPerMinute, CreatedAt = e.At, ExpiresAt = e.ExpiresAt, Version = 1,
        },
        ({ } k, ApiKeyChanged e) => k with
        {
            Name = e.Name, Scopes = e.Scopes, Sites = e.Sites, RequestsPerMinute = e.RequestsPerMinute, ExpiresAt = e.ExpiresAt, Version = k.Version + 1,
        },
        ({ } k, ApiKeyRotated e) => k with { RotatedAt = e.At, PreviousUntil = e.PreviousUntil, Version = k.Version + 1 },
        ({ } k, ApiKeyRevoked e) => k with { RevokedAt = e.At, Version = k.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {key}."),
    };
}

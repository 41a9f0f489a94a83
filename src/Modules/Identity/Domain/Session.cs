namespace Platform.Identity.Domain;

/// <summary>The time a user is signed in with one cookie or one token. Ending it ends what the cookie or the token is good for.</summary>
internal sealed record Session : IEntity<Session, SessionEvent>, IAboutPerson
{
    public static string Kind => "session";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required Guid UserId { get; init; }
    public required SessionKind SessionKind { get; init; }

    /// <summary>The network address it was started from.</summary>
    public required string Address { get; init; }

    /// <summary>The browser or program it was started with: "Firefox on Windows".</summary>
    public required string Device { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its refresh token was last exchanged.</summary>
    public DateTimeOffset? RefreshedAt { get; init; }

    /// <summary>When it was last used, to the minute: written beside its history, which would not be worth reading with this in it.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>However much it is used, it ends here.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
    public required int Version { get; init; }

    Guid IAboutPerson.Person => UserId;

    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    public static Session Evolve(Session? session, SessionEvent @event) => (session, @event) switch
    {
        (null, SessionStarted e) => new()
        {
            Tenant = e.Tenant, Key = e.SessionId, UserId = e.UserId, SessionKind = e.Kind, Address = e.Address, Device = e.Device,
            StartedAt = e.At, ExpiresAt = e.ExpiresAt, Version = 1,
        },
        ({ } s, SessionRefreshed e) => s with { RefreshedAt = e.At, Version = s.Version + 1 },
        ({ } s, SessionEnded e) => s with { EndedAt = e.At, Version = s.Version + 1 },
        ({ } s, SessionErased e) => s with { Address = Erased.Text, Device = Erased.Text, EndedAt = s.EndedAt ?? e.At, Version = s.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {session}."),
    };
}

/// <summary>What carries the session: a browser's cookie or a script's token.</summary>
internal enum SessionKind { Cookie, Token }

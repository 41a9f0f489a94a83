namespace Platform.Identity.Domain;

/// <summary>A person who works for a tenant. What the person signs in with is a <see cref="Access.Credential"/>, apart.</summary>
internal sealed record User : IEntity<User, UserEvent>, IAboutPerson
{
    public static string Kind => "user";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string Role { get; init; }

    /// <summary>The sites the user is limited to; none means all.</summary>
    public required Guid[] Sites { get; init; }

    /// <summary>Since when the user may not sign in; what the user did stays.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>Since when nothing tells of the person any more; an erased user is found by nobody.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required int Version { get; init; }

    Guid IAboutPerson.Person => Key;

    public PermittedSites Permitted => PermittedSites.Listed(Sites);

    /// <summary>Whether the user can do everything everywhere: there must always be one who can.</summary>
    public bool IsFullAdministrator => Role == Domain.Role.Administrator.Name && Sites is [] && DeactivatedAt is null;

    public static User Evolve(User? user, UserEvent @event) => (user, @event) switch
    {
        (null, UserCreated e) => new()
        {
            Tenant = e.Tenant, Key = e.UserId, Name = e.Name, Email = e.Email, Role = e.Role, Sites = e.Sites ?? [], CreatedAt = e.At, Version = 1,
        },
        ({ } u, UserRenamed e) => u with { Name = e.Name, Version = u.Version + 1 },
        ({ } u, UserRoleChanged e) => u with { Role = e.Role, Version = u.Version + 1 },
        ({ } u, UserSitesChanged e) => u with { Sites = e.Sites, Version = u.Version + 1 },
        ({ } u, UserDeactivated e) => u with { DeactivatedAt = e.At, Version = u.Version + 1 },
        ({ } u, UserReactivated) => u with { DeactivatedAt = null, Version = u.Version + 1 },
        ({ } u, EmailChanged e) => u with { Email = e.Email, Version = u.Version + 1 },
        ({ } u, SignInRefused or UserLockedOut or AuthenticatorAdded or AuthenticatorRemoved or RecoveryCodesIssued or PasswordChanged or PasskeyAdded or PasskeyRemoved) =>
            u with { Version = u.Version + 1 },
        ({ } u, UserErased e) => u with
        {
            Name = Erased.Text, Email = Erased.Text, ErasedAt = e.At, DeactivatedAt = u.DeactivatedAt ?? e.At, Version = u.Version + 1,
        },
        _ => throw new InvalidOperationException($"{@event.GetType().Name} cannot follow {(user is null ? "nothing" : "a user")}."),
    };
}

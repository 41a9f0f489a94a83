namespace Platform.Identity.Domain;

/// <summary>A person who works for a tenant. What the person signs in with is a <see cref="Access.Credential"/>, apart.</summary>
internal sealed record User : IEntity<User, UserEvent>
{
    public static string Kind => "user";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string Role { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required int Version { get; init; }

    public static User Evolve(User? user, UserEvent @event) => (user, @event) switch
    {
        (null, UserCreated e) => new() { Tenant = e.Tenant, Key = e.UserId, Name = e.Name, Email = e.Email, Role = e.Role, CreatedAt = e.At, Version = 1 },
        ({ } u, EmailChanged e) => u with { Email = e.Email, Version = u.Version + 1 },
        ({ } u, SignInRefused or UserLockedOut or AuthenticatorAdded or AuthenticatorRemoved or RecoveryCodesIssued or PasswordChanged or PasskeyAdded or PasskeyRemoved) =>
            u with { Version = u.Version + 1 },
        _ => throw new InvalidOperationException($"{@event.GetType().Name} cannot follow {(user is null ? "nothing" : "a user")}."),
    };
}

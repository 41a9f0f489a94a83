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
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nothing tells of the person any more.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    public required int Version { get; init; }

    Guid IAboutPerson.Person => Key;

    public static User Evolve(User? user, UserEvent @event) => (user, @event) switch
    {
        (null, UserCreated e) => new() { Tenant = e.Tenant, Key = e.UserId, Name = e.Name, Email = e.Email, Role = e.Role, CreatedAt = e.At, Version = 1 },
        ({ } u, SignInRefused or UserLockedOut) => u with { Version = u.Version + 1 },
        ({ } u, UserErased e) => u with { Name = Erased.Text, Email = Erased.Text, ErasedAt = e.At, Version = u.Version + 1 },
        _ => throw new InvalidOperationException($"{@event.GetType().Name} cannot follow {(user is null ? "nothing" : "a user")}."),
    };
}

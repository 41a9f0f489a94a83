using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>A role a tenant made for itself. Users have it by its id, so that it may be called something else later.</summary>
internal sealed record CustomRole : IEntity<CustomRole, CustomRoleEvent>
{
    public static string Kind => "role";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string[] Permissions { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public Role ToRole() => new(Key.ToString(), Title, Description, Permissions);

    public static CustomRole Evolve(CustomRole? role, CustomRoleEvent @event) => (role, @event) switch
    {
        (null, RoleCreated e) => new()
        {
            Tenant = e.Tenant, Key = e.RoleId, Title = e.Title, Description = e.Description, Permissions = e.Permissions, CreatedAt = e.At, Version = 1,
        },
        ({ } r, RoleRenamed e) => r with { Title = e.Title, Description = e.Description, Version = r.Version + 1 },
        ({ } r, RolePermissionsChanged e) => r with { Permissions = e.Permissions, Version = r.Version + 1 },
        ({ } r, RoleRemoved e) => r with { RemovedAt = e.At, Version = r.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {role}."),
    };
}

/// <summary>What can happen to a role a tenant made.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(RoleCreated), "role.created.v1")]
[JsonDerivedType(typeof(RoleRenamed), "role.renamed.v1")]
[JsonDerivedType(typeof(RolePermissionsChanged), "role.permissions-changed.v1")]
[JsonDerivedType(typeof(RoleRemoved), "role.removed.v1")]
internal abstract record CustomRoleEvent;

internal sealed record RoleCreated(TenantId Tenant, Guid RoleId, string Title, string Description, string[] Permissions, DateTimeOffset At) : CustomRoleEvent;
internal sealed record RoleRenamed(string Title, string Description, string Before) : CustomRoleEvent;
internal sealed record RolePermissionsChanged(string[] Permissions, string[] Before) : CustomRoleEvent;
internal sealed record RoleRemoved(DateTimeOffset At) : CustomRoleEvent;

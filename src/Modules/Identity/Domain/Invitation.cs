using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>Somebody was asked by e-mail to join, as what and to see which sites. The link in the mail works once, and only the latest one.</summary>
internal sealed record Invitation : IEntity<Invitation, InvitationEvent>, IAboutPerson
{
    public static string Kind => "invitation";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Email { get; init; }
    public required string Role { get; init; }

    /// <summary>The sites the user will be limited to; none means all.</summary>
    public required Guid[] Sites { get; init; }

    public required ActorId InvitedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the link that works was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public required int Version { get; init; }

    /// <summary>Who was invited is nobody yet: the invitation has a key of its own.</summary>
    Guid IAboutPerson.Person => Key;

    public PermittedSites Permitted => PermittedSites.Listed(Sites);

    public bool IsOpen => AcceptedAt is null && WithdrawnAt is null;

    public static Invitation Evolve(Invitation? invitation, InvitationEvent @event) => (invitation, @event) switch
    {
        (null, InvitationCreated e) => new()
        {
            Tenant = e.Tenant, Key = e.InvitationId, Email = e.Email, Role = e.Role, Sites = e.Sites, InvitedBy = e.By,
            CreatedAt = e.At, SentAt = e.At, ExpiresAt = e.ExpiresAt, Version = 1,
        },
        ({ } i, InvitationRenewed e) => i with { SentAt = e.At, ExpiresAt = e.ExpiresAt, Version = i.Version + 1 },
        ({ } i, InvitationAccepted e) => i with { AcceptedAt = e.At, Version = i.Version + 1 },
        ({ } i, InvitationRevoked e) => i with { WithdrawnAt = e.At, Version = i.Version + 1 },
        ({ } i, InvitationErased e) => i with { Email = Erased.Text, WithdrawnAt = i.AcceptedAt is null ? i.WithdrawnAt ?? e.At : i.WithdrawnAt, Version = i.Version + 1 },
        _ => throw new InvalidOperationException($"{@event.GetType().Name} cannot follow {(invitation is null ? "nothing" : "an invitation")}."),
    };
}

/// <summary>What can happen to an invitation. The link is in no event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(InvitationCreated), "invitation.created.v1")]
[JsonDerivedType(typeof(InvitationRenewed), "invitation.renewed.v1")]
[JsonDerivedType(typeof(InvitationAccepted), "invitation.accepted.v1")]
[JsonDerivedType(typeof(InvitationRevoked), "invitation.revoked.v1")]
[JsonDerivedType(typeof(InvitationErased), "invitation.erased.v1")]
internal abstract record InvitationEvent;

internal sealed record InvitationCreated(
    TenantId Tenant, Guid InvitationId, [property: Personal] string Email, string Role, Guid[] Sites, ActorId By, DateTimeOffset At, DateTimeOffset ExpiresAt) : InvitationEvent;

internal sealed record InvitationRenewed(DateTimeOffset At, DateTimeOffset ExpiresAt) : InvitationEvent;
internal sealed record InvitationAccepted(Guid UserId, DateTimeOffset At) : InvitationEvent;
internal sealed record InvitationRevoked(DateTimeOffset At) : InvitationEvent;

/// <summary>Whoever was invited was erased.</summary>
internal sealed record InvitationErased(DateTimeOffset At) : InvitationEvent;

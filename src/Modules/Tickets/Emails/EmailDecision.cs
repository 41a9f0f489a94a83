using System.Text.Json.Serialization;

namespace Platform.Tickets.Emails;

/// <summary>What somebody decided about a mail that had become nothing.</summary>
internal enum EmailVerdict { Released, Discarded, Reinstated }

/// <summary>A decision about a mail that was held or that nobody seemed to have written, by the mail's own id.</summary>
internal sealed record EmailDecision : IEntity<EmailDecision, EmailDecisionEvent>
{
    public static string Kind => "email";

    public required TenantId Tenant { get; init; }

    /// <summary>The mail.</summary>
    public required Guid Key { get; init; }

    public required EmailVerdict Verdict { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required int Version { get; init; }

    public static EmailDecision Evolve(EmailDecision? decision, EmailDecisionEvent @event) => new()
    {
        Tenant = @event.Tenant, Key = @event.EmailId, DecidedAt = @event.At, Version = (decision?.Version ?? 0) + 1,
        Verdict = @event switch
        {
            EmailReleased => EmailVerdict.Released,
            EmailDiscarded => EmailVerdict.Discarded,
            EmailReinstated => EmailVerdict.Reinstated,
            _ => throw new InvalidOperationException($"{@event} cannot follow {decision}."),
        },
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(EmailReleased), "email.released.v1")]
[JsonDerivedType(typeof(EmailDiscarded), "email.discarded.v1")]
[JsonDerivedType(typeof(EmailReinstated), "email.reinstated.v1")]
internal abstract record EmailDecisionEvent(TenantId Tenant, Guid EmailId, DateTimeOffset At);

/// <summary>It became a ticket or a message after all.</summary>
internal sealed record EmailReleased(TenantId Tenant, Guid EmailId, int TicketNumber, DateTimeOffset At) : EmailDecisionEvent(Tenant, EmailId, At);

/// <summary>Nobody needs it.</summary>
internal sealed record EmailDiscarded(TenantId Tenant, Guid EmailId, DateTimeOffset At) : EmailDecisionEvent(Tenant, EmailId, At);

/// <summary>It was discarded by mistake.</summary>
internal sealed record EmailReinstated(TenantId Tenant, Guid EmailId, DateTimeOffset At) : EmailDecisionEvent(Tenant, EmailId, At);

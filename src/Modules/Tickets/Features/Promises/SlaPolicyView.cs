using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Features.Promises;

/// <summary>What a policy is to say, as a whole. What it is for and is left out is any.</summary>
internal sealed record SlaPolicyCommand
{
    [Required, StringLength(SlaPolicy.LongestName, MinimumLength = 1)] public required string Name { get; init; }

    /// <summary>Left out, the one that is always open.</summary>
    public Guid? CalendarId { get; init; }

    [StringLength(SlaPolicy.LongestCustomer)] public string? Customer { get; init; }

    /// <summary>By id or number.</summary>
    public string? SiteId { get; init; }

    [StringLength(60, MinimumLength = 1)] public string? Category { get; init; }
    public TicketPriority? Priority { get; init; }

    /// <summary>Open time until the first answer: PT4H.</summary>
    public TimeSpan? FirstResponse { get; init; }

    /// <summary>Open time until the answer to each later message of the requester.</summary>
    public TimeSpan? NextResponse { get; init; }

    public TimeSpan? Resolution { get; init; }

    /// <summary>What the clocks stand still for: waitingForRequester, onHold. Left out, the first of them.</summary>
    public HaltReason[]? Pauses { get; init; }

    /// <summary>The parts of a target at which somebody is warned. Left out, 0.5 and 0.8.</summary>
    [MaxLength(SlaPolicy.MostWarnings)] public double[]? Warnings { get; init; }
}

/// <summary>A promise: how soon which tickets are answered and resolved.</summary>
internal sealed record SlaPolicyView(
    Guid Id, string Name, Guid CalendarId, string CalendarName, string? Customer, Guid? SiteId, string? SiteName, string? Category, TicketPriority? Priority,
    TimeSpan? FirstResponse, TimeSpan? NextResponse, TimeSpan? Resolution, IReadOnlyList<HaltReason> Pauses, IReadOnlyList<double> Warnings,
    [property: Description("The policy every company begins with; it can be changed and removed like any other.")] bool IsStandard,
    [property: Description("Right after a change: the background job that brings open tickets up to date.")] Guid? JobId, int Version) : IVersioned;

/// <summary>The policies, those that go before others first: whoever names the customer goes before all that do not, then the site, the category, the priority.</summary>
internal sealed record SlaPoliciesView(IReadOnlyList<SlaPolicyView> Items);

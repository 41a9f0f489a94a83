namespace Platform.Tickets.Domain.Sla;

/// <summary>
/// What became of one clock: kept, decided when it was stopped in time, or breached, decided when it was due. It counts under what was promised when it was stopped, whatever is
/// promised later, and for the team, site and customer its ticket has.
/// </summary>
internal sealed record SlaResult
{
    public required TenantId Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required ClockKind Clock { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Null while it is breached and nobody has stopped it.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    public required bool IsKept { get; init; }
    public required Guid PolicyId { get; init; }
    public required int TargetSeconds { get; init; }

    /// <summary>Open time until it was stopped.</summary>
    public int? SpentSeconds { get; init; }

    public Guid? TeamId { get; init; }

    /// <summary>Empty: at no site.</summary>
    public required Guid SiteId { get; init; }

    public string? Customer { get; init; }

    /// <summary>What is decided of these clocks of a ticket by now.</summary>
    public static IEnumerable<SlaResult> Of(Ticket ticket, IEnumerable<SlaClock> clocks, SlaTerms terms, DateTimeOffset now)
    {
        foreach (var clock in clocks)
        {
            if (ClockReading.Of(clock, terms, now) is not { State: ClockState.Met or ClockState.Breached } reading) continue;
            var isKept = reading.State is ClockState.Met;
            yield return new()
            {
                Tenant = ticket.Tenant, TicketId = ticket.Key, Clock = clock.Kind, StartedAt = clock.StartedAt, DecidedAt = Instant.Truncate(isKept ? clock.StoppedAt!.Value : reading.DueAt!.Value),
                StoppedAt = clock.StoppedAt, IsKept = isKept, PolicyId = terms.Policy.Id, TargetSeconds = (int)reading.Target.TotalSeconds,
                SpentSeconds = clock.StoppedAt is null ? null : (int)reading.Spent.TotalSeconds, TeamId = ticket.TeamId, SiteId = ticket.SiteId, Customer = ticket.Customer,
            };
        }
    }

    /// <summary>The same clock as it was decided before: it stays so unless it went on since, and only whose it is may have changed.</summary>
    public SlaResult After(SlaResult? before) =>
        before is { StoppedAt: not null } && before.StoppedAt == StoppedAt ? before with { TeamId = TeamId, SiteId = SiteId, Customer = Customer } : this;
}

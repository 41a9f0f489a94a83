namespace Platform.Tickets.Domain.Sla;

/// <summary>A part of a target that somebody has to be told of, once <paramref name="TellAt"/> has come. All of it is a breach.</summary>
internal readonly record struct SlaNews(SlaClock Clock, double Part, DateTimeOffset ReachedAt, DateTimeOffset DueAt, DateTimeOffset TellAt);

/// <summary>What is kept beside a ticket of how it stands: the policy that holds, when it is next due, and when there is next something to tell.</summary>
internal readonly record struct SlaMarks(Guid? PolicyId, DateTimeOffset? DueAt, DateTimeOffset? WakeAt);

/// <summary>How a ticket stands under the policy that holds for it: what its clocks show, when it is next due, and what has yet to be told.</summary>
internal sealed record SlaStanding(PolicyChoice? Choice, SlaTerms? Terms, IReadOnlyList<ClockReading> Readings, DateTimeOffset? DueAt, IReadOnlyList<SlaNews> Untold)
{
    /// <summary>Nothing is promised.</summary>
    public static SlaStanding None { get; } = new(null, null, [], null, []);

    /// <summary>When there is next something to tell if nothing else happens.</summary>
    public DateTimeOffset? WakeAt => Untold.Count == 0 ? null : Untold.Min(news => news.TellAt);

    public SlaMarks Marks => new(Terms?.Policy.Id, DueAt is { } due ? Instant.Truncate(due) : null, WakeAt is { } wake ? Instant.Truncate(wake) : null);

    public static SlaStanding Of(ClockedTicket ticket, PolicyChoice choice, SlaTerms terms, DateTimeOffset now)
    {
        var (readings, untold, due) = (new List<ClockReading>(3), new List<SlaNews>(3), (DateTimeOffset?)null);
        foreach (var clock in ticket.Clocks.All)
        {
            if (ClockReading.Of(clock, terms, now) is not { } reading) continue;
            readings.Add(reading);
            if (clock.StoppedAt is null && reading.DueAt is { } next && !(due <= next)) due = next;
            Tell(clock, reading, ticket.KnownSince, untold);
        }

        return new(choice, terms, readings, due, untold);
    }

    /// <summary>What has happened by now and nobody has been told: of each clock the breach, or else the latest warning.</summary>
    public Decision<TicketEvent> Tell(DateTimeOffset now) =>
    [
        .. Untold.Where(news => news.TellAt <= now).GroupBy(news => news.Clock).Select(of => of.MaxBy(news => news.Part)).Select(news => (TicketEvent)(news.Part < 1
            ? new TicketSlaWarned(news.Clock.Kind, news.Clock.StartedAt, Terms!.Policy.Id, news.Part, news.DueAt, now)
            : new TicketSlaBreached(news.Clock.Kind, news.Clock.StartedAt, Terms!.Policy.Id, news.DueAt, now))),
    ];

    private static void Tell(SlaClock clock, ClockReading reading, DateTimeOffset knownSince, List<SlaNews> untold)
    {
        if (reading.DueAt is not { } due) return;
        var canBreach = clock.StoppedAt is null || due < clock.StoppedAt;
        if (canBreach && due > knownSince && !clock.WasTold(1, due)) untold.Add(new(clock, 1, due, due, due + ClockReading.Grain));

        // A warning is for what can still be done in time.
        if (reading.State is not ClockState.Running) return;
        foreach (var (part, at) in reading.Warnings)
            if (at > knownSince && !clock.WasTold(part, at)) untold.Add(new(clock, part, at, due, at));
    }
}

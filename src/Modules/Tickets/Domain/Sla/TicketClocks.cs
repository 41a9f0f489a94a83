using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Sla;

/// <summary>The clocks of one ticket, as what happened to it leaves them. They hold no policy: another priority, policy or calendar is another reading of the same clocks.</summary>
internal sealed record TicketClocks(SlaClock FirstResponse, SlaClock Resolution)
{
    /// <summary>The latest question of the requester after the first answer; null when there was none. Those before it are read from the journal (<see cref="Every"/>).</summary>
    public SlaClock? NextResponse { get; init; }

    [JsonIgnore]
    public IEnumerable<SlaClock> All => NextResponse is { } next ? [FirstResponse, next, Resolution] : [FirstResponse, Resolution];

    /// <summary>What an event makes of the clocks; the ticket is in this state after it.</summary>
    public static TicketClocks Evolve(TicketClocks? clocks, TicketEvent @event, TicketState state) => (clocks, @event) switch
    {
        (null, TicketOpened e) => new TicketClocks(new(ClockKind.FirstResponse, e.At), new(ClockKind.Resolution, e.At)).Follow(state, e.At),
        ({ } c, TicketReplied { ByRequester: true } e) => c.Asked(e.At),
        ({ } c, TicketReplied e) => c with { FirstResponse = c.FirstResponse.Stop(e.At), NextResponse = c.NextResponse?.Stop(e.At) },
        ({ } c, TicketStatusChanged e) => c.Follow(state, e.At),
        ({ } c, TicketResolved e) => c.Each(clock => clock.Stop(e.At)),
        // The answer that was given stays given.
        ({ } c, TicketReopened e) => (c with { Resolution = c.Resolution.GoOn(e.At) }).Follow(state, e.At),
        ({ } c, TicketMerged e) => c.Each(clock => clock.Hold(HaltReason.Merged, e.At)),
        ({ } c, TicketUnmerged e) => c.Each(clock => clock.Resume(e.At)).Follow(state, e.At),
        ({ } c, TicketSlaWarned e) => c.Note(e.Clock, e.StartedAt, new(e.Part, e.DueAt, e.At)),
        ({ } c, TicketSlaBreached e) => c.Note(e.Clock, e.StartedAt, new(1, e.DueAt, e.At)),
        ({ } c, _) => c,
        _ => throw new InvalidOperationException($"{@event} cannot begin a ticket."),
    };

    /// <summary>Every clock the ticket ever had: of the first response, of the resolution, and one of each question of the requester.</summary>
    public static IReadOnlyList<SlaClock> Every(IEnumerable<TicketEvent> events)
    {
        Ticket? ticket = null;
        var questions = new SortedDictionary<DateTimeOffset, SlaClock>();
        foreach (var @event in events)
        {
            ticket = Ticket.Evolve(ticket, @event);
            if (ticket.Clocks.NextResponse is { } question) questions[question.StartedAt] = question;
        }

        return ticket is null ? [] : [ticket.Clocks.FirstResponse, ticket.Clocks.Resolution, .. questions.Values];
    }

    /// <summary>What all clocks show under these terms; those without a target are left out.</summary>
    public IReadOnlyList<ClockReading> Read(SlaTerms terms, DateTimeOffset now) => [.. All.Select(clock => ClockReading.Of(clock, terms, now)).OfType<ClockReading>()];

    // Done is done: whatever it waits for then is nobody's promise.
    private TicketClocks Follow(TicketState state, DateTimeOffset at) => Resolution.StoppedAt is not null ? this : state switch
    {
        TicketState.Pending => Each(clock => clock.Hold(HaltReason.WaitingForRequester, at)),
        TicketState.OnHold => Each(clock => clock.Hold(HaltReason.OnHold, at)),
        _ => Each(clock => clock.Resume(at)),
    };

    // Whoever was waited for has come: the ticket waits no longer. Several messages before an answer are one question, asked with the first.
    private TicketClocks Asked(DateTimeOffset at)
    {
        var here = Resolution.Waiting is HaltReason.WaitingForRequester ? Each(clock => clock.Resume(at)) : this;
        if (here.FirstResponse.StoppedAt is null || here.NextResponse is { StoppedAt: null }) return here;

        var next = new SlaClock(ClockKind.NextResponse, at);
        return here with { NextResponse = here.Resolution.Waiting is { } waiting ? next.Hold(waiting, at) : next };
    }

    private TicketClocks Note(ClockKind kind, DateTimeOffset startedAt, SlaNotice notice) =>
        Each(clock => (clock.Kind, clock.StartedAt) == (kind, startedAt) ? clock.Note(notice) : clock);

    private TicketClocks Each(Func<SlaClock, SlaClock> change) =>
        this with { FirstResponse = change(FirstResponse), NextResponse = NextResponse is { } next ? change(next) : null, Resolution = change(Resolution) };
}

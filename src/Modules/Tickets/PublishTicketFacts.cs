using Platform.Contracts.Tickets;
using Platform.Hosting.Bus;
using Platform.Hosting.Journal;
using Platform.Tickets.Domain;

namespace Platform.Tickets;

/// <summary>Tells other modules what happened to tickets. Facts of one ticket come in order; each has the id of the change it follows from.</summary>
internal sealed class PublishTicketFacts(IFacts facts) : ISubscription
{
    public string Name => "tickets.facts";
    public IReadOnlyList<string> StreamKinds => [Ticket.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        List<Publication> told = [];
        foreach (var entry in entries)
            foreach (var fact in FactsOf(entry.StreamId, entry.Read<TicketEvent>())) told.Add(new(fact, entry.StreamId.ToString(), entry.Id, entry.Trace));
        if (told.Count > 0) await facts.Publish(entries[0].Tenant, told, ct);
    }

    // Each of them travels under a name of its own, so that they may share an id.
    private static object[] FactsOf(Guid id, TicketEvent @event) => @event is TicketEscalated e
        ? [new TicketWasEscalated(id, Word(e.From), e.Probability, e.At), new TicketWasPrioritised(id, Word(e.To), e.At)]
        : FactOf(id, @event) is { } fact ? [fact] : [];

    private static object? FactOf(Guid id, TicketEvent @event) => @event switch
    {
        TicketOpened e => new TicketWasOpened(
            id, e.Number, Word(e.Priority), Word(e.Channel), e.Category, e.RequesterId, e.Customer, e.SiteId == Guid.Empty ? null : e.SiteId, e.DeviceId, e.TeamId, e.AssigneeId, e.At),
        TicketAssigned e => new TicketWasAssigned(id, e.TeamId, e.AssigneeId, e.At),
        TicketPrioritised e => new TicketWasPrioritised(id, Word(e.Priority), e.At),
        TicketStatusChanged e => new TicketStatusWasChanged(id, e.Status, Word(e.State), e.At),
        TicketReplied e => new TicketWasAnswered(id, e.MessageId, e.ByRequester, e.At),
        TicketResolved e => new TicketWasResolved(id, e.At),
        TicketReopened e => new TicketWasReopened(id, e.At),
        TicketClosed e => new TicketWasClosed(id, null, e.At),
        TicketRated e => new TicketWasRated(id, e.Score, e.At),
        TicketMerged e => new TicketWasClosed(id, e.IntoId, e.At),
        TicketSlaWarned e => new TicketSlaWasWarned(id, Word(e.Clock), e.PolicyId, e.Part, e.DueAt, e.At),
        TicketSlaBreached e => new TicketSlaWasBreached(id, Word(e.Clock), e.PolicyId, e.DueAt, e.At),
        TicketBreachRiskRaised e => new TicketBreachRiskWasRaised(id, e.Probability, e.DueAt, e.At),
        TicketBreachRiskWithdrawn e => new TicketBreachRiskWasWithdrawn(id, Word(e.Outcome), e.Probability, e.At),
        TicketUnmerged e => new TicketWasReopened(id, e.At),
        _ => null,
    };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}

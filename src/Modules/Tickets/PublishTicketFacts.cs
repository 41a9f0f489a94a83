using Platform.Contracts.Tickets;
using Platform.Hosting.Bus;
using Platform.Hosting.Http.Json;
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
        ? [new TicketWasEscalated(id, EnumWord.Of(e.From), e.Probability, e.At), new TicketWasPrioritised(id, EnumWord.Of(e.To), e.At)]
        : FactOf(id, @event) is { } fact ? [fact] : [];

    private static object? FactOf(Guid id, TicketEvent @event) => @event switch
    {
        TicketOpened e => new TicketWasOpened(
            id, e.Number, EnumWord.Of(e.Priority), EnumWord.Of(e.Channel), e.Category, e.RequesterId, e.Customer, e.SiteId == Guid.Empty ? null : e.SiteId, e.DeviceId, e.TeamId, e.AssigneeId, e.At),
        TicketAssigned e => new TicketWasAssigned(id, e.TeamId, e.AssigneeId, e.At),
        TicketPrioritised e => new TicketWasPrioritised(id, EnumWord.Of(e.Priority), e.At),
        TicketStatusChanged e => new TicketStatusWasChanged(id, e.Status, EnumWord.Of(e.State), e.At),
        TicketReplied e => new TicketWasAnswered(id, e.MessageId, e.ByRequester, e.At),
        TicketResolved e => new TicketWasResolved(id, e.At),
        TicketReopened e => new TicketWasReopened(id, e.At),
        TicketClosed e => new TicketWasClosed(id, null, e.At),
        TicketRated e => new TicketWasRated(id, e.Score, e.At),
        TicketMerged e => new TicketWasClosed(id, e.IntoId, e.At),
        TicketSlaWarned e => new TicketSlaWasWarned(id, EnumWord.Of(e.Clock), e.PolicyId, e.Part, e.DueAt, e.At),
        TicketSlaBreached e => new TicketSlaWasBreached(id, EnumWord.Of(e.Clock), e.PolicyId, e.DueAt, e.At),
        TicketBreachRiskRaised e => new TicketBreachRiskWasRaised(id, e.Probability, e.DueAt, e.At),
        TicketBreachRiskWithdrawn e => new TicketBreachRiskWasWithdrawn(id, EnumWord.Of(e.Outcome), e.Probability, e.At),
        TicketUnmerged e => new TicketWasReopened(id, e.At),
        _ => null,
    };
}

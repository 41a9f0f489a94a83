using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Alerts;
using Platform.Hosting.Bus;
using Platform.Hosting.Journal;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts;

/// <summary>Tells other modules that alerts with tickets are over. Nobody asks about others, and there are very many.</summary>
internal sealed class PublishAlertFacts(IFacts facts, IServiceProvider services, TimeProvider time) : ISubscription
{
    public string Name => "alerts.facts";
    public IReadOnlyList<string> StreamKinds => [Alert.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var over = new List<(Entry Entry, bool ByPerson, DateTimeOffset At)>();
        foreach (var entry in entries)
            if (entry.Read<AlertEvent>() switch { AlertEnded e => (false, e.TurnedAt), AlertResolved e => (true, e.At), _ => ((bool, DateTimeOffset)?)null } is var (byPerson, at)) over.Add((entry, byPerson, at));
        if (over.Count == 0) return;

        await using var scope = services.CreateScopeFor(new(entries[0].Tenant, ActorId.Platform, time.GetUtcNow()));
        var ids = over.Select(o => o.Entry.StreamId).Distinct().ToList();
        var numbers = await scope.ServiceProvider.GetRequiredService<AlertsDb>().Alerts.Where(a => ids.Contains(a.Key) && a.TicketId != null).ToDictionaryAsync(a => a.Key, a => a.Number, ct);
        Publication[] told = [.. from o in over where numbers.ContainsKey(o.Entry.StreamId)
                                 select new Publication(new AlertWasOver(o.Entry.StreamId, numbers[o.Entry.StreamId], o.ByPerson, o.At), $"{o.Entry.StreamId}", o.Entry.Id, o.Entry.Trace)];
        if (told.Length > 0) await facts.Publish(entries[0].Tenant, told, ct);
    }
}

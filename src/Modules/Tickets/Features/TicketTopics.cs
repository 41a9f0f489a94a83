using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Live;
using Platform.Tickets.Domain;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>One ticket, live: <c>ticket</c> as its record changes, <c>message</c> as something is said, <c>risk</c> as it is judged, <c>writing</c> while a colleague writes.</summary>
internal sealed class TicketTopic(TicketsDb db, TicketViews views) : ILiveTopic
{
    public string Prefix => "ticket";
    public string? Permission => TicketsPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct) =>
        Guid.TryParseExact(topic.AsSpan(topic.IndexOf(':') + 1), "D", out var id) && await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Key == id, ct) is { } ticket
            ? await views.Of(ticket, ct)
            : null;
}

/// <summary>The queue, live: <c>ticket</c>, the line of one that changed; <c>risk</c>, how likely one is late; <c>changed</c>, when so many did that looking again is simpler. Begins with how many there are in each state.</summary>
internal sealed class QueueTopic(TicketQueue queue) : ILiveTopic
{
    public sealed record QueueSnapshot(int Total, IReadOnlyDictionary<TicketState, int> States);

    public string Prefix => LiveTickets.Topic;
    public string? Permission => TicketsPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct)
    {
        var counts = new QueueScan(await queue.Of(call.Tenant, ct), new(call.Sites, call.Now)).Count();
        return new QueueSnapshot(counts.Total, Enum.GetValues<TicketState>().ToDictionary(s => s, s => counts.States[(int)s]));
    }
}

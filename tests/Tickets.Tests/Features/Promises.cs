using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features;

/// <summary>Makes promises over HTTP, and waits for what their clocks do.</summary>
internal static class Promises
{
    /// <summary>A policy for a customer of its own, so that no other test's tickets are under it.</summary>
    public static async Task<(string Customer, JsonElement Policy)> Promise(this TestTenant tenant, object targets)
    {
        var customer = $"Customer {Guid.NewGuid():n}";
        var body = JsonSerializer.SerializeToNode(targets, JsonSerializerOptions.Web)!.AsObject();
        (body["name"], body["customer"]) = ($"Policy {Guid.NewGuid():n}", customer);
        return (customer, await tenant.Do(HttpMethod.Post, "/v1/sla-policies", body));
    }

    public static JsonElement Clock(this JsonElement ticket, string kind) => ticket.GetProperty("sla").GetProperty("clocks").EnumerateArray().Single(c => c.Text("kind") == kind);

    public static DateTimeOffset At(this JsonElement json, string name) => json.GetProperty(name).GetDateTimeOffset();

    public static async Task<JsonElement> Until(this TestTenant tenant, string path, Func<JsonElement, bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        while (true)
        {
            var json = await tenant.Read(path);
            if (holds(json)) return json;
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>What the journal says of breaches of a ticket, once it says so at all.</summary>
    public static async Task<TicketSlaBreached[]> Breaches(this PlatformApp app, string ticket)
    {
        await app.One.Until($"/v1/tickets/{ticket}/timeline", t => t.Items().Any(i => i.Text("kind") == "ticket.sla-breached.v1"));
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var entries = await scope.ServiceProvider.GetRequiredService<TicketsDb>().Journal.AsNoTracking().Where(e => e.StreamId == Guid.Parse(ticket)).OrderBy(e => e.Version).ToListAsync(Ct);
        return [.. entries.Select(e => e.Read<TicketEvent>()).OfType<TicketSlaBreached>()];
    }
}

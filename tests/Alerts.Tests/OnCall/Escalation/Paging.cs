using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Alerts.Domain.Labels;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Twins;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>A site with an escalation policy, and notifications of alerts at it.</summary>
internal sealed class Paging(PagedApp app, Guid site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public TwinKey Site { get; } = new(app.One.Id, site);

    public static async Task<Paging> At(PagedApp app, int repeats, params object[][] steps)
    {
        var site = Guid.Parse((await Post(app.One, "/v1/sites", new { name = $"Depot {Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" })).GetProperty("id").GetString()!);
        await Post(app.One, "/v1/on-call/policies", new { name = $"Policy {Guid.NewGuid()}", steps = steps.Select(targets => new { targets, minutes = 5 }), repeats, siteIds = new[] { site } });
        return new(app, site);
    }

    public static object Person(Guid id) => new { kind = "person", id };

    public static object Schedule(Guid id) => new { kind = "schedule", id };

    public static async Task<JsonElement> Post(TestTenant tenant, string path, object body)
    {
        var answer = await tenant.Client.PostAsJsonAsync(path, body, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    /// <summary>Those who may see alerts.</summary>
    public static async Task<Guid[]> People(PagedApp app) => [.. (await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/on-call/people", Ct)).GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid())];

    /// <summary>People are to be told of an alert.</summary>
    public async Task<Guid> Tell(string name, Guid? notification = null, int revision = 1, NotificationKind kind = NotificationKind.Firing, Guid? alert = null)
    {
        var now = Instant.Truncate(DateTimeOffset.UtcNow);
        var live = new LiveAlert(alert ?? Guid.CreateVersion7(), LabelSet.Of(("alertname", name), ("severity", "critical")), LabelSet.Empty, null) { StartsAt = now, EndsAt = now.AddHours(1), UpdatedAt = now, FiredAt = now, IsFiring = true };
        var told = new Notified(notification ?? Guid.CreateVersion7(), revision, kind, "default", "default", LabelSet.Empty, kind is NotificationKind.Resolved ? [] : [live], [], 0, now);
        await new NoticeRows(app.Services.GetRequiredService<Databases>().System).Keep(Site, told, Ct);
        Assert.True(await app.Services.GetRequiredService<Escalations>().Begin(Site, told, Ct));
        return told.NotificationId;
    }

    public async Task Advance(Guid notification, int round, int step, TimeProvider? time = null)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var escalate = ActivatorUtilities.CreateInstance<Escalate>(scope.ServiceProvider, time ?? TimeProvider.System);
        await escalate.Advance(app.One.Id, new(notification, round, step), Ct);
    }

    /// <summary>The moment of the next step is here.</summary>
    public async Task Due(Guid notification)
    {
        await using var command = app.Services.GetRequiredService<Databases>().System.CreateCommand("update alerts.escalations set due_at = now() - interval '1 second' where notification_id = $1");
        command.Parameters.Add(new() { Value = notification });
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async Task<EscalationRow?> Row(Guid notification)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        return await scope.ServiceProvider.GetRequiredService<AlertsDb>().Escalations.AsNoTracking().SingleOrDefaultAsync(e => e.NotificationId == notification, Ct);
    }

    public async Task<PageRow[]> Pages(Guid notification)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        return await scope.ServiceProvider.GetRequiredService<AlertsDb>().Pages.AsNoTracking().Where(p => p.NotificationId == notification).OrderBy(p => p.Round).ThenBy(p => p.Step).ToArrayAsync(Ct);
    }

    public async Task Until(Func<Task<bool>> isSo, string otherwise)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); !await isSo(); await Task.Delay(50, Ct)) Assert.True(DateTime.UtcNow < hang, otherwise);
    }

    /// <summary>Waits until everybody called at a step was told.</summary>
    public Task Told(Guid notification, int round, int step) =>
        Until(async () => (await Pages(notification)).Where(p => (p.Round, p.Step) == (round, step)).ToList() is { Count: > 0 } pages && pages.All(p => p.ToldAt is not null), $"Nobody was told at step {step} of round {round}.");
}

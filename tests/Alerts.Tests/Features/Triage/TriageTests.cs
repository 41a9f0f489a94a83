using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Triage;
using Platform.Contracts.Messaging;
using Platform.TestKit;

namespace Platform.Alerts.Features.Triage;

public class TriageTests(AppThatTells app) : IClassFixture<AppThatTells>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private Caller Caller { get; } = new(app.One.Client);

    [Fact]
    public async Task An_alert_has_a_priority_that_its_factors_add_up_to()
    {
        var triage = await Triaged(await Caller.Fire(("severity", "critical"), ("type", "DEVICE_FAILURE")));
        Assert.Equal(Number(triage, "priority"), Number(triage, "usual") + triage.GetProperty("factors").EnumerateArray().Sum(f => Number(f, "points")));
        Assert.Equal(8, triage.GetProperty("factors").GetArrayLength());
    }

    [Fact]
    public async Task What_is_urgent_goes_to_those_who_know_about_it_and_its_timeline_tells()
    {
        var id = await Caller.Fire(("severity", "high"), ("type", "INTRUSION"));
        var alert = await Caller.Alert(id, a => a.GetProperty("team").ValueKind is JsonValueKind.String);
        Assert.Equal("Security team", alert.GetProperty("team").GetString());
        Assert.Contains("alert.routed.v1", await Caller.Timeline($"/v1/alerts/{id}"));
    }

    [Fact]
    public async Task Supervisors_are_told_at_once_of_the_most_urgent_and_only_once()
    {
        var id = await Caller.Fire(("severity", "critical"), ("type", "FIRE_ALARM"));
        await Caller.Alert(id, a => a.GetProperty("escalatedAt").ValueKind is JsonValueKind.String);
        await Features.Caller.Until(() => Task.FromResult(app.Told.All.Any(n => n.Key == $"alert-escalated:{id}")));
        var told = app.Told.All.Single(n => n.Key == $"alert-escalated:{id}");
        Assert.Equal((Urgency.Urgent, $"/alerts/{id}"), (told.Urgency, told.Link));
        Assert.NotEmpty(told.To);
        await app.Services.GetRequiredService<TriageAlerts>().Of(app.One.Id, [id], Ct);
        Assert.Single(await Caller.Timeline($"/v1/alerts/{id}"), kind => kind == "alert.escalated.v1");
    }

    [Fact]
    public async Task What_is_not_urgent_is_given_to_nobody()
    {
        var id = await Caller.Fire(("severity", "warning"), ("type", "DEVICE_FAILURE"));
        await Triaged(id);
        Assert.Equal(JsonValueKind.Null, (await Caller.Get($"/v1/alerts/{id}")).GetProperty("team").ValueKind);
    }

    [Fact]
    public async Task Lists_begin_with_the_most_urgent()
    {
        var word = $"W{Guid.NewGuid():n}";
        foreach (var severity in new[] { "warning", "critical", "low", "high" }) await Triaged(await Caller.Fire(("severity", severity), ("alertname", word + severity)));
        Assert.Equal([$"{word}critical", $"{word}high", $"{word}warning", $"{word}low"], (await Caller.Get($"/v1/alerts?q={word}&sort=-priority")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_table_of_teams_can_be_changed()
    {
        var type = $"T{Guid.NewGuid():n}"[..20];
        var before = await Caller.Get("/v1/alert-triage-rules");
        var routes = before.GetProperty("routes").EnumerateArray().Select(r => new { type = r.GetProperty("type").GetString()!, team = r.GetProperty("team").GetString()! }).Append(new { type, team = "Plumbers" });
        Assert.Equal(HttpStatusCode.OK, (await app.One.Client.PutAsJsonAsync("/v1/alert-triage-rules", new { routes, assets = new[] { new { tag = "pump", importance = "critical" } } }, Ct)).StatusCode);
        var device = await Device("pump");
        var alert = await Caller.Alert(await Caller.Fire(("severity", "critical"), ("type", type), ("device", device)), a => a.GetProperty("team").ValueKind is JsonValueKind.String);
        Assert.Equal("Plumbers", alert.GetProperty("team").GetString());
    }

    [Fact]
    public async Task Feedback_is_kept_and_measured()
    {
        var id = await Caller.Fire(("severity", "critical"));
        await Triaged(id);
        Assert.True((await Caller.Put($"/v1/alerts/{id}/feedback", new { wasWorthPaging = true })).GetProperty("wasWorthPaging").GetBoolean());
        Assert.False((await Caller.Put($"/v1/alerts/{id}/feedback", new { wasWorthPaging = false })).GetProperty("wasWorthPaging").GetBoolean());
        var model = await Caller.Get("/v1/alert-triage-model");
        Assert.True(Number(model, "verdicts") >= 1);
        Assert.Equal(Number(model, "verdicts"), model.GetProperty("bins").EnumerateArray().Sum(b => Number(b, "count")));
    }

    [Fact]
    public async Task Another_tenant_finds_no_priority()
    {
        var id = await Caller.Fire(("severity", "critical"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/alerts/{id}/triage", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsJsonAsync($"/v1/alerts/{id}/feedback", new { wasWorthPaging = true }, Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_feedback_the_heuristic_stays() =>
        Assert.Equal(TriageModel.Heuristic.Version, (await ActivatorUtilities.CreateInstance<LearnTriage>(app.Services).Learn(app.Two.Id, Ct)).Version);

    private async Task<string> Device(string tag)
    {
        var type = (await Caller.Post("/v1/device-types", new { name = $"Pump {Guid.NewGuid()}", expectedIntervalSeconds = 60 })).GetProperty("id").GetString();
        return (await Caller.Post("/v1/devices", new { name = "Pump", siteId = await Caller.Site($"Depot {Guid.NewGuid()}"), typeId = type, tags = new[] { tag } })).GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> Triaged(Guid id)
    {
        await Features.Caller.Until(async () => await Caller.StatusOf(HttpMethod.Get, $"/v1/alerts/{id}/triage") is HttpStatusCode.OK);
        return await Caller.Get($"/v1/alerts/{id}/triage");
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}

using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Effectiveness;
using Platform.TestKit;

namespace Platform.Alerts.Features.Effectiveness;

public class GetEffectivenessTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private Caller Caller { get; } = new(app.One.Client);

    [Fact]
    public async Task What_was_received_is_set_beside_what_people_were_told()
    {
        var word = $"W{Guid.NewGuid():n}";
        await Caller.Put("/v1/alert-policy", new { @default = new { name = "default", matchers = Array.Empty<object>(), groupBy = new[] { "team" }, waitSeconds = 1, intervalSeconds = 1, repeatSeconds = 3600 } });
        await Caller.Send([.. Enumerable.Range(0, 10).Select(n => new { labels = new { alertname = $"{word}{n}", team = word, severity = "low" } })]);
        await Caller.Send(new { labels = new { alertname = $"{word}0", team = word, severity = "low" } });
        await Features.Caller.Until(async () => (await Measured()).GetProperty("total") is var total && Number(total, "alerts") == 10 && Number(total, "notifications") > 0);
        var noise = (await Measured()).GetProperty("total");
        Assert.Equal((11, 10), (Number(noise, "reports"), Number(noise, "alerts")));
        Assert.Equal(100m * (10 - Number(noise, "notifications")) / 10, noise.GetProperty("reduction").GetDecimal());
    }

    [Fact]
    public async Task What_was_silenced_and_then_taken_care_of_was_silenced_falsely()
    {
        var stranger = new Caller(app.Two.Client);
        var name = $"A{Guid.NewGuid():n}";
        await stranger.Post("/api/v2/silences", new
        {
            matchers = new[] { new { name = "alertname", value = name, isRegex = false } }, startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddHours(1), createdBy = "me", comment = "We know",
        });
        var alert = await stranger.Fire(("alertname", name), ("severity", "low"));
        await Features.Caller.Until(async () => (await stranger.Get($"/v1/alerts/{alert}/suppressions")).GetProperty("items").GetArrayLength() > 0);
        await stranger.Put($"/v1/alerts/{alert}/acknowledgement");
        await Run();
        var effectiveness = await stranger.Get("/v1/alerts/effectiveness");
        Assert.Equal((1, 1), (Number(effectiveness.GetProperty("total"), "suppressed"), Number(effectiveness.GetProperty("total"), "falseSuppressions")));
        Assert.Equal((name, 1, 0), effectiveness.GetProperty("noisyRules")[0] is var rule ? (rule.GetProperty("name").GetString(), Number(rule, "suppressed"), Number(rule, "ignored")) : default);
        var bySeverity = effectiveness.GetProperty("bySeverity")[0];
        Assert.Equal(("low", 1), (bySeverity.GetProperty("key").GetString(), Number(bySeverity, "acknowledged")));
        Assert.True(bySeverity.GetProperty("meanSecondsToAcknowledge").GetDouble() > 0);
    }

    [Fact]
    public async Task Nobody_is_shown_more_than_three_months_at_once() =>
        Assert.Equal(HttpStatusCode.BadRequest, await Caller.StatusOf(HttpMethod.Get, "/v1/alerts/effectiveness?from=2020-01-01T00:00:00Z"));

    private async Task<JsonElement> Measured()
    {
        await Run();
        return await Caller.Get("/v1/alerts/effectiveness");
    }

    private Task Run() => ActivatorUtilities.CreateInstance<MeasureEffectiveness>(app.Services).Run(Ct);

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}

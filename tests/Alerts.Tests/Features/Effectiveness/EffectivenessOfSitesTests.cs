using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Effectiveness;
using Platform.TestKit;

namespace Platform.Alerts.Features.Effectiveness;

public class EffectivenessOfSitesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private Caller Caller { get; } = new(app.One.Client);
    private Caller Stranger { get; } = new(app.Two.Client);

    [Fact]
    public async Task What_was_kept_from_people_falsely_is_listed_with_what_somebody_did_about_it()
    {
        var (name, why) = ($"A{Guid.NewGuid():n}", $"We know {Guid.NewGuid():n}");
        await Caller.Post("/v1/silences", new { matchers = new[] { new { name = "alertname", value = name, isRegex = false } }, endsAt = DateTimeOffset.UtcNow.AddHours(1), comment = why });
        var alert = await Caller.Fire(("alertname", name));
        await Features.Caller.Until(async () => (await Caller.Get($"/v1/alerts/{alert}/suppressions")).GetProperty("items").GetArrayLength() > 0);
        Assert.Empty(await Falsely(Caller, name));
        await Caller.Put($"/v1/alerts/{alert}/acknowledgement");
        var listed = Assert.Single(await Falsely(Caller, name));
        Assert.Equal(("silenced", why, "acknowledged"), (listed.GetProperty("kind").GetString(), listed.GetProperty("by").GetString(), listed.GetProperty("deed").GetString()));
        Assert.Empty(await Falsely(Stranger, name));
    }

    [Fact]
    public async Task A_site_is_counted_by_itself()
    {
        var (word, site) = ($"W{Guid.NewGuid():n}", await Caller.Site($"Depot {Guid.NewGuid()}"));
        await Caller.Fire(("alertname", $"{word}1"), ("site", site));
        await Caller.Fire(("alertname", $"{word}2"));
        await ActivatorUtilities.CreateInstance<MeasureEffectiveness>(app.Services).Run(Ct);
        var there = await Caller.Get($"/v1/alerts/effectiveness?site={site}");
        Assert.Equal(1, there.GetProperty("total").GetProperty("alerts").GetInt32());
        Assert.Equal($"{word}1", Assert.Single(there.GetProperty("noisyRules").EnumerateArray()).GetProperty("name").GetString());
        var all = (await Caller.Get("/v1/alerts/effectiveness")).GetProperty("sites").EnumerateArray().Single(s => s.GetProperty("id").GetString() == site);
        Assert.Equal(1, all.GetProperty("noise").GetProperty("alerts").GetInt32());
        Assert.Equal(0, (await Caller.Get($"/v1/alerts/effectiveness?site={Guid.NewGuid()}")).GetProperty("total").GetProperty("alerts").GetInt32());
        var table = await app.One.Client.GetStringAsync(new Uri($"/v1/alerts/effectiveness/export?site={site}", UriKind.Relative), Ct);
        Assert.Contains($",{site},1,1,", table, StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> Falsely(Caller caller, string name) =>
        [.. (await caller.Get("/v1/alerts/false-suppressions")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("line").GetProperty("alert").GetProperty("name").GetString() == name)];
}

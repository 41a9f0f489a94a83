using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features.WhatIf;

public class AskWhatIfTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private Caller Caller { get; } = new(app.One.Client);

    [Fact]
    public async Task A_silence_is_tried_before_it_is_saved()
    {
        await TellAtOnce(Caller);
        var word = $"W{Guid.NewGuid():n}";
        var (mattered, ignored) = (await Caller.Fire(("alertname", word), ("n", "1")), await Caller.Fire(("alertname", $"{word}2"), ("n", "2")));
        await Caller.Put($"/v1/alerts/{mattered}/acknowledgement");
        var figures = (await Caller.Post("/v1/alerts/what-if", new { silence = new[] { new { name = "alertname", value = $"{word}.*", isRegex = true } }, days = 2 })).GetProperty("figures");
        Assert.Equal((2, 1), (Number(figures, "alertsHidden"), Number(figures, "trueAlertsHidden")));
        Assert.Equal(mattered, figures.GetProperty("hiddenTrue")[0].GetProperty("id").GetGuid());
        Assert.True(Number(figures, "notificationsAvoided") >= 2);
        Assert.Contains("acknowledged", figures.GetProperty("hiddenTrue")[0].GetProperty("deeds").EnumerateArray().Select(d => d.GetString()));
        var days = figures.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(3, days.Count);
        Assert.Equal((Number(figures, "notificationsAsItWas"), Number(figures, "notificationsAsWished")), (days.Sum(d => Number(d, "asItWas")), days.Sum(d => Number(d, "asWished"))));
        Assert.Equal(Number(figures, "notificationsAsItWas") - Number(figures, "notificationsAvoided") + Number(figures, "notificationsAdded"), Number(figures, "notificationsAsWished"));
        Assert.NotEqual(mattered, ignored);
    }

    [Fact]
    public async Task A_rule_of_today_is_tried_away_though_it_did_not_hold_then()
    {
        var name = $"R{Guid.NewGuid():n}";
        await TellAtOnce(Caller);
        await Caller.Fire(("alertname", $"{name}1"));
        await Caller.Fire(("alertname", $"{name}2"));
        await Caller.Put("/v1/alert-policy", new { @default = Told, inhibitions = new[] { new { name = "One hides the other", source = Named("1"), target = Named("2"), equal = Array.Empty<string>() } } });
        var without = new { policy = new { @default = Told }, days = 2, againstToday = true };
        var figures = (await Caller.Post("/v1/alerts/what-if", without)).GetProperty("figures");
        Assert.Equal((0, 1), (Number(figures, "alertsHidden"), Number(figures, "alertsShown")));
        Assert.Equal((0, 0), (await Caller.Post("/v1/alerts/what-if", without with { againstToday = false })).GetProperty("figures") is var then ? (Number(then, "alertsHidden"), Number(then, "alertsShown")) : default);

        object[] Named(string end) => [new { name = "alertname", value = name + end, isRegex = false }];
    }

    [Fact]
    public async Task What_takes_long_is_answered_later()
    {
        var stranger = new Caller(app.Two.Client);
        await TellAtOnce(stranger);
        var name = $"A{Guid.NewGuid():n}";
        for (var n = 0; n < 6; n++) await stranger.Send([.. Enumerable.Repeat<object>(new { labels = new { alertname = name } }, 10_000)]);
        var response = await app.Two.Client.PostAsJsonAsync("/v1/alerts/what-if", new { silence = new[] { new { name = "alertname", value = name, isRegex = false } } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        JsonElement answer = default;
        await Features.Caller.Until(async () => (answer = await stranger.Get(response.Headers.Location!.ToString())).GetProperty("isDone").GetBoolean());
        Assert.Equal(1, answer.GetProperty("progress").GetDouble());
        Assert.Equal((60_000, 1), (Number(answer.GetProperty("figures"), "reports"), Number(answer.GetProperty("figures"), "alertsHidden")));
        Assert.Equal(HttpStatusCode.NotFound, await Caller.StatusOf(HttpMethod.Get, response.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task One_asks_about_one_thing()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Caller.StatusOf(HttpMethod.Post, "/v1/alerts/what-if", new { }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Caller.StatusOf(HttpMethod.Post, "/v1/alerts/what-if", new { silence = new[] { new { name = "a", value = "(a+)+$", isRegex = true } }, policy = new { stormAt = 30 } }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Caller.StatusOf(HttpMethod.Post, "/v1/alerts/what-if", new { policy = new { stormAt = 1 } }));
        Assert.Equal(HttpStatusCode.BadRequest, await Caller.StatusOf(HttpMethod.Post, "/v1/alerts/what-if", new { policy = new { stormAt = 30 }, days = 31 }));
    }

    private static object Told => new { name = "default", matchers = Array.Empty<object>(), groupBy = new[] { "alertname" }, waitSeconds = 0, intervalSeconds = 1, repeatSeconds = 3600 };

    private static Task<JsonElement> TellAtOnce(Caller caller) => caller.Put("/v1/alert-policy", new { @default = Told });

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}

using System.Text.Json;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Features;
using Platform.TestKit;

namespace Platform.Alerts.OnCall;

public sealed class OnCallTopicTests(PagedApp app) : IClassFixture<PagedApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_watches_learns_that_somebody_is_called()
    {
        var paging = await Paging.At(app, 0, [Paging.Person((await Paging.People(app))[0])]);
        await using var live = await Connect(app.One);
        await live.Subscribe("on-call");
        await paging.Tell($"A{Guid.NewGuid():n}");
        await Until(live, "calls");
    }

    [Fact]
    public async Task Whoever_watches_learns_that_somebody_else_is_on_call()
    {
        var (me, id) = ((await Arranging.People(app.One))[0], await Arranging.Schedule(app.One, (await Arranging.People(app.One))[0]));
        await using var live = await Connect(app.One);
        await live.Subscribe("on-call");
        await app.One.Client.Ok(HttpMethod.Post, $"/v1/on-call/schedules/{id}/overrides", new { from = DateTimeOffset.UtcNow, until = DateTimeOffset.UtcNow.AddHours(1), personId = me });
        await Until(live, "schedules");
    }

    [Fact]
    public async Task Looking_at_what_would_be_is_no_news()
    {
        var (mine, policy) = ((await Arranging.People(app.Two))[0], new { steps = new[] { new { targets = new[] { new { kind = "everyone" } }, minutes = 5 } } });
        await using var live = await Connect(app.Two);
        await live.Subscribe("on-call");
        await Arranging.Schedule(app.Two, mine);
        var first = await Until(live, "schedules");
        for (var i = 0; i < 3; i++) await app.Two.Client.Ok(HttpMethod.Post, "/v1/on-call/policies/preview", policy);
        await Arranging.Schedule(app.Two, mine);
        Assert.Equal(first.Seq + 1, (await Until(live, "schedules")).Seq);
    }

    private static async Task<ReceivedFrame> Until(LiveClient live, string kind)
    {
        ReceivedFrame frame;
        do frame = await live.Frames.ReadAsync(Ct);
        while (frame.Kind != kind);
        return frame;
    }

    private Task<LiveClient> Connect(TestTenant tenant) =>
        LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {tenant.ApiKey}"), Ct);
}

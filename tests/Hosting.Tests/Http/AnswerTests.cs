using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Platform.Hosting.Http.Limits;

namespace Platform.Hosting.Http;

public sealed class AnswerTests : IAsyncLifetime
{
    private sealed record ThingView(string Name, DateTimeOffset At, TimeSpan For, DayOfWeek Day, int? Nothing, int Version) : IVersioned;

    private TestApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        var view = new ThingView("a", new(2026, 11, 20, 12, 0, 0, 500, TimeSpan.FromHours(2)), TimeSpan.FromMinutes(15), DayOfWeek.Friday, null, 3);
        _api = await TestApi.Start(
            api =>
            {
                api.MapGet("/things/1", () => Task.FromResult<Outcome<ThingView>>(view).Respond());
                api.MapGet("/things", () => new Page<ThingView>([view, view], "more"));
                api.MapPut("/things/1", () => Task.FromResult<Outcome<ThingView>>(view).Respond());
                api.MapGet("/rare", () => TypedResults.Ok()).WithRateLimit(new RateLimit("rare", 2, 0.001));
            },
            beside: app => app.MapGet("/", () => "the web app"),
            settings: [("RateLimits:key:Burst", "3"), ("RateLimits:key:PerSecond", "0.01")]);
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task JSON_is_written_as_the_API_speaks_it() => Assert.Equal(
        """{"name":"a","at":"2026-11-20T10:00:00.5Z","for":"PT15M","day":"friday","nothing":null,"version":3}""",
        await _api.Caller().GetStringAsync("/v1/things/1"));

    [Fact]
    public async Task A_record_is_answered_with_its_version() =>
        Assert.Equal("\"3\"", (await _api.Caller().GetAsync("/v1/things/1")).Headers.ETag?.Tag);

    [Fact]
    public async Task Who_has_this_version_already_gets_the_whole_since_what_is_shown_of_a_record_changes_without_it()
    {
        var client = _api.Caller();
        client.DefaultRequestHeaders.IfNoneMatch.Add(EntityTagHeaderValue.Parse("\"3\""));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/things/1")).StatusCode);
    }

    [Fact]
    public async Task A_caller_is_told_how_often_it_may_ask_and_then_to_wait()
    {
        var client = _api.Caller(key: "key-1");
        var first = await client.GetAsync("/v1/things/1");
        Assert.Equal(["\"key\";q=3;w=300"], first.Headers.GetValues("RateLimit-Policy"));
        Assert.Equal(["\"key\";r=2;t=100"], first.Headers.GetValues("RateLimit"));
        for (var i = 0; i < 2; i++) await client.GetAsync("/v1/things/1");

        var refused = await client.GetAsync("/v1/things/1");

        await refused.IsProblem(HttpStatusCode.TooManyRequests, "rate.exceeded");
        Assert.Equal("100", refused.Headers.RetryAfter?.ToString());
        Assert.Equal(["\"key\";r=0;t=300"], refused.Headers.GetValues("RateLimit"));
    }

    [Fact]
    public async Task One_callers_haste_is_not_anothers_delay()
    {
        for (var i = 0; i < 5; i++) await _api.Caller(key: "hasty").GetAsync("/v1/things/1");
        Assert.Equal(HttpStatusCode.OK, (await _api.Caller(key: "patient").GetAsync("/v1/things/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _api.Caller().GetAsync("/v1/things/1")).StatusCode);
    }

    [Fact]
    public async Task An_endpoint_may_count_by_a_measure_of_its_own()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++) answers.Add((await _api.Caller().GetAsync("/v1/rare")).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await _api.Caller().GetAsync("/v1/things/1")).StatusCode);
    }

    [Fact]
    public async Task Problems_say_how_many_calls_are_left_too() =>
        Assert.True((await _api.Caller().GetAsync("/v1/nowhere")).Headers.Contains("RateLimit"));

    [Fact]
    public async Task An_answer_of_the_API_may_load_nothing_and_be_framed_nowhere()
    {
        var headers = (await _api.Caller().GetAsync("/v1/things/1")).Headers;
        Assert.Equal(["default-src 'none'; frame-ancestors 'none'"], headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], headers.GetValues("Referrer-Policy"));
        Assert.Equal("no-store", headers.CacheControl?.ToString());
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task The_web_app_may_run_our_scripts_only()
    {
        var policy = (await _api.Stranger().GetAsync("/")).Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_may_ask_for_some_fields_only()
    {
        Assert.Equal("""{"name":"a","version":3}""", await _api.Caller().GetStringAsync("/v1/things/1?fields=name,version"));
        Assert.Equal("""{"items":[{"name":"a"},{"name":"a"}],"next":"more"}""", await _api.Caller().GetStringAsync("/v1/things?fields=name"));
    }

    [Fact]
    public async Task A_field_there_is_not_is_refused_with_those_there_are() =>
        await (await _api.Caller().GetAsync("/v1/things?fields=name,secret")).NamesTheField("fields", "The fields here are name, at, for, day, nothing, version.");
}

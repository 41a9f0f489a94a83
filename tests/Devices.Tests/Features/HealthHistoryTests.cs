using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Twins;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class HealthHistoryTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Health_is_kept_whenever_it_moved()
    {
        var device = await Stood((0, 95), (10, 70), (20, 96));

        Assert.Equal(["0 95 healthy", "10 70 warning battery", "20 96 healthy"], await Points(device, 0, 60));
    }

    [Fact]
    public async Task A_score_that_trembles_is_kept_once_an_hour()
    {
        var device = await Stood((0, 95), (10, 94), (20, 96), (30, 95), (70, 94), (80, 95));

        Assert.Equal(["0 95 healthy", "70 94 healthy"], await Points(device, 0, 120));
    }

    [Fact]
    public async Task While_nobody_knows_there_is_no_score()
    {
        var device = await Stood((0, 95), (10, null), (20, 95));

        Assert.Equal(["0 95 healthy", "10  unknown", "20 95 healthy"], await Points(device, 0, 60));
    }

    [Fact]
    public async Task The_first_point_says_how_it_stood_at_the_beginning()
    {
        var device = await Stood((0, 95), (10, 70), (40, 96));

        Assert.Equal(["20 70 warning battery"], await Points(device, 20, 40));
    }

    [Fact]
    public async Task Of_many_points_the_worst_and_the_last_of_each_span_are_given()
    {
        var device = await Stood([.. Enumerable.Range(0, 40).Select(i => (i, (int?)(i == 13 ? 20 : i % 2 == 0 ? 90 : 84)))]);

        var points = await Points(device, 0, 40, "&limit=8");

        Assert.True(points.Length <= 8);
        Assert.Contains("13 20 critical battery", points);
        Assert.Equal("39 84 healthy", points[^1]);
    }

    [Fact]
    public async Task Saving_a_twin_again_repeats_nothing()
    {
        var device = await Stood((0, 95), (10, 70));

        await Save(device, 10, 70);
        await Save(device, 0, 95);

        Assert.Equal(["0 95 healthy", "10 70 warning battery"], await Points(device, 0, 60));
    }

    [Fact]
    public async Task What_a_device_reports_comes_into_its_history()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Reading(device, DateTimeOffset.UtcNow, "\"battery\":90"));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        JsonElement[] points;
        while ((points = await Read(device, "")).Length == 0) await Task.Delay(100, patience.Token);

        Assert.Equal("healthy", points[0].Text("band"));
    }

    [Fact]
    public async Task The_other_tenant_finds_no_such_device()
    {
        var device = await Stood((0, 95));

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/devices/{device}/health-history", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("limit=1")]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=0001-01-01T00:00:00Z")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/devices/{(await app.One.Register()).Text("id")}/health-history?{query}", Ct)).StatusCode);

    private async Task<string> Stood(params (int Minute, int? Score)[] course)
    {
        var device = (await app.One.Register()).Text("id");
        foreach (var (minute, score) in course) await Save(device, minute, score);
        return device;
    }

    private Task Save(string device, int minute, int? score)
    {
        var lost = new LostPoints((byte)(100 - score ?? 0), 0, 0, 0);
        var at = Start.AddMinutes(minute);
        var twin = new DeviceTwin { LastAt = at, Lost = lost, Shown = new(Bands.Of(score), lost, true), ShownAt = at };
        return new StandingRows(app.Services.GetRequiredService<Databases>().System).Save([new Snapshot<DeviceTwin>(new(app.One.Id, Guid.Parse(device)), twin, null)], Ct);
    }

    private async Task<string[]> Points(string device, int from, int to, string more = "") =>
    [
        .. (await Read(device, $"?from={At(Start.AddMinutes(from))}&to={At(Start.AddMinutes(to))}{more}"))
            .Select(p => $"{(p.GetProperty("at").GetDateTimeOffset() - Start).TotalMinutes} {p.GetProperty("score")} {p.Text("band")} {(p.Text("band") is "healthy" ? null : p.GetProperty("reason"))}".TrimEnd()),
    ];

    private async Task<JsonElement[]> Read(string device, string query) => [.. (await app.One.Read($"/v1/devices/{device}/health-history{query}")).GetProperty("points").EnumerateArray()];
}

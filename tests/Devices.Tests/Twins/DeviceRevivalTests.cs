using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Domain;
using Platform.Devices.Intake;
using Platform.Hosting.Data;
using Platform.TestKit;
using Platform.Twins;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Twins;

public sealed class DeviceRevivalTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow);

    [Fact]
    public async Task After_a_restart_a_device_stands_as_before()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Worrying(device, from: 0, to: 30));
        var before = (await app.One.Read($"/v1/devices/{device}")).GetProperty("standing").GetRawText();

        await app.Restart();

        Assert.Equal(before, (await app.One.Read($"/v1/devices/{device}")).GetProperty("standing").GetRawText());
    }

    [Fact]
    public async Task A_twin_that_was_never_saved_is_rebuilt_from_its_readings()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Worrying(device, from: 0, to: 30));

        var rebuilt = await Rebuilt(device, null);

        Assert.Equal((await app.One.Read($"/v1/devices/{device}")).GetProperty("standing").Number("score"), rebuilt.LastScore);
    }

    [Fact]
    public async Task A_snapshot_is_brought_up_to_date_by_the_readings_after_it()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Worrying(device, from: 0, to: 10));
        var snapshot = await Rebuilt(device, null);
        await app.One.Send(Worrying(device, from: 10, to: 30));

        Assert.Equal(await Rebuilt(device, null), await Rebuilt(device, Saved.Again(snapshot)));
    }

    [Fact]
    public async Task What_a_device_reported_before_our_time_is_kept_and_judges_nobody()
    {
        var device = (await app.One.Register()).Text("id");
        var past = Encoding.UTF8.GetBytes($$"""{"readings":[{{string.Join(',', Worrying(device, from: 0, to: 10))}}]}""");

        var kept = await app.Services.GetRequiredService<TelemetryIntake>().Keep(new Call(app.One.Id, ActorId.Platform, Now), PipeReader.Create(new(past)), Ct);

        Assert.Equal(10, kept.Value!.Accepted);
        Assert.Equal(10, (await app.One.Read($"/v1/devices/{device}/series?metric=battery")).GetProperty("points").EnumerateArray().Sum(p => p.Number("count")));
        Assert.Null((await Rebuilt(device, null)).LastScore);
        Assert.Equal(JsonValueKind.Null, (await app.One.Read($"/v1/devices/{device}")).GetProperty("standing").GetProperty("lastReadingAt").ValueKind);
    }

    private async Task<DeviceTwin> Rebuilt(string device, DeviceTwin? snapshot)
    {
        var sources = new TwinSources(app.Services.GetRequiredService<Databases>().System);
        TwinKey[] keys = [new(app.One.Id, Guid.Parse(device))];
        DeviceTwin?[] twins = [snapshot];
        await sources.Configure(keys, twins, Ct);
        await sources.Replay(keys, twins, DateTimeOffset.UtcNow, Ct);
        return twins[0]!;
    }

    private static string[] Worrying(string device, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(i => Reading(device, Now.AddMinutes(-30 + i), JsonSerializer.Serialize(new { battery = 60 - i, signal = i % 2 == 0 ? -60 : -90 })[1..^1]))];
}

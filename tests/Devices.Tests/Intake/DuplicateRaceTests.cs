using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Intake;

public sealed class DuplicateRaceTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow);

    [Fact]
    public async Task The_same_readings_sent_by_many_at_once_are_kept_once()
    {
        var device = (await app.One.Register()).Text("id");
        string[] readings = [.. Enumerable.Range(0, 200).Select(i => Reading(device, Now.AddSeconds(-i)))];

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.One.Send(readings)));

        Assert.Equal((200, 11 * 200), (answers.Sum(a => a.Number("accepted")), answers.Sum(a => a.Number("duplicates"))));
        Assert.Equal(200, await Stored(device));
    }

    [Fact]
    public async Task What_was_sent_before_a_restart_is_recognised_after_it()
    {
        var device = (await app.One.Register()).Text("id");
        string[] readings = [.. Enumerable.Range(0, 50).Select(i => Reading(device, Now.AddSeconds(-50 + i))), Reading(device, DateTimeOffset.UtcNow.AddMinutes(4))];
        await app.One.Send(readings);

        await app.Restart();

        Assert.Equal((0, 51), Told(await app.One.Send(readings)));
        Assert.Equal(51, await Stored(device));
    }

    [Fact]
    public async Task A_reading_ahead_of_our_clock_is_told_of_and_recognised()
    {
        var device = (await app.One.Register()).Text("id");
        var ahead = Reading(device, DateTimeOffset.UtcNow.AddMinutes(4));

        var answer = await app.One.Send(ahead);

        Assert.Equal((1, 1), (answer.Number("accepted"), answer.Number("clamped")));
        Assert.Equal((0, 1), Told(await app.One.Send(ahead)));
    }

    private static (int Accepted, int Duplicates) Told(System.Text.Json.JsonElement answer) => (answer.Number("accepted"), answer.Number("duplicates"));

    private async Task<long> Stored(string device)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(app.ConnectionString);
        await using var count = database.CreateCommand($"select count(*) from devices.readings where device = '{device}'");
        return (long)(await count.ExecuteScalarAsync(Ct))!;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Intake;
using Platform.Devices.Series.RollUps;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Series;

public sealed class SeriesTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static readonly DateTimeOffset Today = new(DateTimeOffset.UtcNow.UtcDateTime.Date, TimeSpan.Zero);

    [Fact]
    public async Task A_chart_says_what_the_readings_say_however_far_the_roll_ups_have_come()
    {
        var device = await Device();
        var (from, to) = (Today.AddDays(-4).AddMinutes(17), Today.AddDays(-1).AddMinutes(40.5));
        await device.Send(Some(from, to, 400, seed: 1));
        await device.MustBeShown(from, to);

        await Measured.RollUp(app);
        await device.MustBeShown(from, to);

        await device.Send(Some(from.AddHours(3), to.AddHours(-5), 100, seed: 2));
        await device.MustBeShown(from, to);

        await Measured.RollUp(app);
        await device.MustBeShown(from.AddMinutes(21), to.AddMinutes(-90));
    }

    [Fact]
    public async Task A_device_that_reports_every_few_seconds_has_its_minutes_kept()
    {
        var device = await Device();
        var from = Today.AddDays(-2).AddHours(3);
        await device.Send([.. Enumerable.Range(0, 900).Select(i => (from.AddSeconds(8 * i), 20 + i % 13 / 8.0))]);

        await Measured.RollUp(app);

        Assert.True(await Measured.Scalar<long>(app, "select count(*) from devices.minutes") >= 120);
        await device.MustBeShown(from.AddMinutes(-10), from.AddMinutes(70.3));
    }

    [Fact]
    public async Task Compacted_readings_are_still_shown_and_late_ones_join_them()
    {
        var device = await Device();
        var day = Today.AddDays(-6);
        await device.Send(Some(day, day.AddDays(1), 300, seed: 3));
        await Measured.RollUp(app);

        var compacted = await Measured.Compact(app, day);
        Assert.True(compacted is { IsCleared: true, Chunks: >= 1 });
        Assert.Equal(0L, await Measured.Scalar<long>(app, $"select count(*) from devices.readings where at >= '{At(day)}' and at < '{At(day.AddDays(1))}'"));
        await device.MustBeShown(day.AddHours(-1), day.AddHours(30));

        await device.Send(Some(day, day.AddDays(1), 50, seed: 4));
        await device.MustBeShown(day, day.AddDays(1));
        await Measured.RollUp(app);
        await device.MustBeShown(day, day.AddDays(1));

        Assert.True((await Measured.Compact(app, day))!.Value.IsCleared);
        await device.MustBeShown(day, day.AddDays(1));
    }

    [Fact]
    public async Task A_day_is_not_compacted_before_its_roll_ups_are_made()
    {
        var device = await Device();
        var day = Today.AddDays(-5);
        await device.Send((day.AddHours(1), 20));
        await Measured.RollUp(app);
        // Touched again, and not due yet.
        await Measured.Scalar<object>(app, $"""
            insert into devices.touched_hours values ('{app.One.Id}', '{At(day.AddHours(1))}', null, now() + interval '1 day', now() + interval '1 day') returning hour
            """);

        Assert.Null(await Measured.Compact(app, day));
        await Measured.Scalar<object>(app, $"update devices.touched_hours set first_at = now(), last_at = now() where hour = '{At(day.AddHours(1))}' returning hour");
        await Measured.RollUp(app);
        Assert.True(await Measured.Compact(app, day) is { IsCleared: true });
    }

    [Fact]
    public async Task A_roll_up_killed_half_way_leaves_its_hours_to_be_made_again()
    {
        var device = await Device();
        var hour = Today.AddDays(-4).AddHours(2);
        await device.Send((hour, 20), (hour.AddMinutes(59), 21));
        await Measured.KillWhileItWrites(app, () => app.Services.GetRequiredService<RollUpDay>().Run(app.One.Id, DateOnly.FromDateTime(hour.UtcDateTime), [IntakeClock.Of(hour)], Ct));
        await device.MustBeShown(hour, hour.AddHours(1));

        await Measured.RollUp(app);
        Assert.Equal(1L, await Measured.Scalar<long>(app, $"select count(*) from devices.hours where device = '{device.Device}'"));
        await device.MustBeShown(hour, hour.AddHours(1));
    }

    [Fact]
    public async Task Nobody_is_shown_the_series_of_another_companys_device()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Reading(device, Today));

        var answer = await app.Two.Client.GetAsync($"/v1/devices/{device}/series?metric=battery", Ct);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<Measured> Device() => new(app, (await app.One.Register()).Text("id"));

    // In the order in which they come, which is not that of their times.
    private static (DateTimeOffset, double)[] Some(DateTimeOffset from, DateTimeOffset to, int count, int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (from.AddMilliseconds(chance.NextInt64((long)(to - from).TotalMilliseconds)), 15 + chance.Next(80) / 8.0))];
    }
}

using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Series.RollUps;

public sealed class TouchedHoursTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Hour = new(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    [Fact]
    public async Task The_hours_and_devices_of_what_was_stored_are_written_down_with_it()
    {
        var (one, other) = ((await app.One.Register()).Text("id"), (await app.One.Register()).Text("id"));

        await app.One.Send(Reading(one, Hour), Reading(other, Hour.AddMilliseconds(1)));

        Assert.Equal(Sorted(one, other), await Measured.Scalar<string>(app, $"""
            select string_agg(d::text, ',' order by d::text) from devices.touched_hours, unnest(devices) d where tenant = '{app.One.Id}' and hour = '{At(Hour)}'
            """));
    }

    [Fact]
    public async Task Of_many_devices_in_an_hour_none_is_named()
    {
        var devices = new List<string>();
        for (var i = 0; i <= TouchedHours.MostNamed; i++) devices.Add((await app.Two.Register()).Text("id"));

        await app.Two.Send([.. devices.Select(device => Reading(device, Hour))]);

        Assert.True(await Measured.Scalar<bool>(app, $"select devices is null from devices.touched_hours where tenant = '{app.Two.Id}' and hour = '{At(Hour)}'"));
    }

    private static string Sorted(params IEnumerable<string> ids) => string.Join(',', ids.Order(StringComparer.Ordinal));
}

using System.Text.Json;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;

namespace Platform.Devices.Twins;

public sealed class DeviceFormatTests
{
    private readonly DeviceTwin _twin = Reported();

    [Fact]
    public void A_twin_is_written_packed_in_half_of_what_json_takes()
    {
        var packed = DeviceFormat.Instance.Write(_twin);

        Assert.Equal(_twin, InPlace(DeviceFormat.Instance.Read(packed)));
        Assert.True(packed.Length < AsJson(_twin).Length / 2, $"{packed.Length} bytes");
    }

    [Fact]
    public void A_twin_saved_as_json_by_an_earlier_version_is_read() =>
        Assert.Equal(_twin, InPlace(DeviceFormat.Instance.Read(AsJson(_twin))));

    [Fact]
    public void What_a_twin_has_yet_to_tell_is_kept_with_it()
    {
        var telling = _twin with { Found = new(_twin.SiteId, [new("battery", _twin.HeardAt, 4, 80, 0.9f)]) };

        var again = DeviceFormat.Instance.Read(DeviceFormat.Instance.Write(telling))!;

        Assert.Equal(telling.Found.Anomalies, again.Found!.Anomalies);
        Assert.Equal(_twin, InPlace(again) with { Found = null });
    }

    [Fact]
    public void A_layout_nobody_knows_is_no_snapshot() => Assert.Null(DeviceFormat.Instance.Read([0xfe, 1, 2, 3]));

    [Fact]
    public void A_snapshot_that_is_cut_short_is_refused_wherever_it_ends()
    {
        var whole = DeviceFormat.Instance.Write(_twin);
        for (var length = 1; length < whole.Length; length++)
        {
            var part = whole[..length];
            Assert.Throws<FormatException>(() => DeviceFormat.Instance.Read(part));
        }
    }

    // Where it is and how it is judged are its record's.
    private DeviceTwin InPlace(DeviceTwin? twin) => twin! with { Profile = _twin.Profile, SiteId = _twin.SiteId };

    private static byte[] AsJson(DeviceTwin twin) => JsonSerializer.SerializeToUtf8Bytes(twin, DeviceFormat.Json);

    private static DeviceTwin Reported()
    {
        var live = new Live(new DeviceProfile(60, HealthWeights.Default, -20, 60));
        for (var i = 0; i < 100; i++) live.Hear(80 - i / 10f, -60 - i % 3, 21 + i % 5 / 10f, true, TimeSpan.FromSeconds(60));
        return live.Twin;
    }
}

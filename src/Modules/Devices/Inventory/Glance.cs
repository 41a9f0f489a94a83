using Platform.Contracts;
using Platform.Devices.Domain;

namespace Platform.Devices.Inventory;

/// <summary>What a line of a list shows of how a device stands: beside its band and score what costs it most, and the last of its battery and signal.</summary>
internal readonly record struct Glance(Band Band, int? Score, long LastReadingTicks, string? Reason = null, float? Battery = null, float? Signal = null)
{
    public static Glance Of(DeviceTwin twin) => new(
        twin.Look.Band, twin.LastScore, twin.LastAt?.UtcTicks ?? 0, ReasonOf(twin),
        twin.Battery.IsKnown ? twin.Battery.Last : null, twin.Signal.IsKnown ? twin.Signal.Last : null);

    private static string? ReasonOf(DeviceTwin twin) => twin.Look.Band switch
    {
        Band.Unknown => twin.UnknownSince is null ? null : Sentences.Availability(twin),
        _ => Domain.Reason.Of(twin) is [var costliest, ..] ? costliest.Text : null,
    };
}

using System.Text.Json.Serialization;
using Platform.Contracts;
using Platform.Devices.Domain.Staleness;

namespace Platform.Devices.Domain;

/// <summary>How a device stands, why it is not at a hundred, and which of its metrics stopped coming though it reports.</summary>
internal sealed record Standing(Band Band, int? Score, DateTimeOffset? UnknownSince, bool? Online, DateTimeOffset? LastReadingAt, IReadOnlyList<Reason> Reasons, IReadOnlyList<StaleKey> StaleKeys)
{
    public static readonly Standing NeverHeard = new(Band.Unknown, null, null, null, null, [], []);

    public static Standing Of(DeviceTwin twin) => new(
        twin.Look.Band, twin.Look.Band is Band.Unknown ? null : twin.LastScore, twin.UnknownSince, twin.Online, twin.LastAt, Reason.Of(twin), StaleKey.Of(twin));
}

/// <summary>What a device's health is judged by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HealthSignal>))]
internal enum HealthSignal
{
    [JsonStringEnumMemberName("battery")] Battery,
    [JsonStringEnumMemberName("signal")] Signal,
    [JsonStringEnumMemberName("availability")] Availability,
    [JsonStringEnumMemberName("temperature")] Temperature,
}

/// <summary>One signal that cost points: how many, what was seen, in what unit, in a sentence, and when.</summary>
internal sealed record Reason(HealthSignal Signal, int PointsLost, float Value, string Unit, string Text, DateTimeOffset At)
{
    /// <summary>The costliest first. The points add up to what the score lacks.</summary>
    public static IReadOnlyList<Reason> Of(DeviceTwin twin)
    {
        var lost = twin.Lost;
        if (twin.LastAt is not { } at || lost.Score == 100) return [];
        var reasons = new List<Reason>(4);
        if (lost.Battery > 0) reasons.Add(new(HealthSignal.Battery, lost.Battery, Round(twin.Battery.Last), "%", Sentences.Battery(twin.Battery), twin.Battery.At));
        if (lost.Signal > 0) reasons.Add(new(HealthSignal.Signal, lost.Signal, Round(twin.Signal.Last), "dBm", Sentences.Signal(twin.Signal), twin.Signal.At));
        if (lost.Availability > 0)
            reasons.Add(new(HealthSignal.Availability, lost.Availability, Round(100 * (1 - twin.Availability.Offline)), "%", Sentences.Availability(twin), at));
        if (lost.Temperature > 0)
            reasons.Add(new(HealthSignal.Temperature, lost.Temperature, Round(twin.Temperature.Last), "°C", Sentences.Temperature(twin.Temperature, twin.Profile), twin.Temperature.At));
        reasons.Sort((a, b) => b.PointsLost - a.PointsLost);
        return reasons;
    }

    private static float Round(float value) => MathF.Round(value, 1);
}

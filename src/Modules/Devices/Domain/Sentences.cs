using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain;

/// <summary>Why points were lost, as one would say it.</summary>
internal static class Sentences
{
    public static string Battery(in BatteryTrend battery) => battery.HoursToEmpty is { } hours and < 60 * 24
        ? $"Battery at {battery.Last:0} %, falling {Pace(-battery.PercentPerHour)}: empty in about {Duration(hours)}."
        : $"Battery at {battery.Last:0} %.";

    public static string Signal(in SignalStability signal) => (signal.Weak, signal.Restless) switch
    {
        ( > 0, > 0) => $"Signal weak at {signal.Level:0} dBm and unsteady, ±{signal.Deviation:0} dB.",
        (_, > 0) => $"Signal unsteady: {signal.Level:0} dBm, ±{signal.Deviation:0} dB.",
        _ => $"Signal weak at {signal.Level:0} dBm.",
    };

    public static string Availability(DeviceTwin twin)
    {
        var share = $"online {100 * (1 - twin.Availability.Offline):0.#} % of the last day";
        return twin.UnknownSince is not null ? $"Silent; {share}." : twin.Online is false ? $"Offline now; {share}." : $"Was {share}.";
    }

    public static string Temperature(in TemperatureWatch temperature, DeviceProfile profile)
    {
        if (temperature.Last > profile.TemperatureMax) return $"Temperature {temperature.Last:0.#} °C is above the limit of {profile.TemperatureMax:0.#} °C.";
        if (temperature.Last < profile.TemperatureMin) return $"Temperature {temperature.Last:0.#} °C is below the limit of {profile.TemperatureMin:0.#} °C.";
        return Math.Abs(temperature.Deviations) >= 2.5f
            ? $"Temperature {temperature.Last:0.#} °C is unusual: about {temperature.Usual:0.#} °C is usual here."
            : $"Temperature was unusual a while ago; {temperature.Last:0.#} °C is usual again.";
    }

    private static string Pace(float percentPerHour) => percentPerHour * 24 > 48 ? $"{percentPerHour:0.#} % an hour" : $"{percentPerHour * 24:0.#} % a day";

    public static string Duration(float hours) => hours switch
    {
        < 1 => "an hour",
        < 36 => $"{hours:0} h",
        _ => $"{hours / 24:0} days",
    };
}

using System.Runtime.CompilerServices;

namespace Platform.Devices.Domain.Prediction;

/// <summary>What a failure may show itself by beforehand.</summary>
internal enum Sign
{
    BatteryLevel, HoursToFlat, SignalLevel, SignalDeviation, SignalLoss, OfflineLately, OfflineToday, HeatPressure, AboveUsual, NearLimit, LinkAnomalies, ThingAnomalies,
}

/// <summary>A device's signs at one time, as numbers a model can weigh. What the device does not report looks as if it were well.</summary>
[InlineArray(Count)]
internal struct Signs
{
    public const int Count = 12;

    /// <summary>Nobody looks farther ahead; also what is said of a battery that does not drain.</summary>
    public const float FarthestHours = 1_000;

    /// <summary>A battery is as good as empty at this level.</summary>
    public const float FlatPercent = 5;

    private float _first;

    public float this[Sign sign]
    {
        readonly get => this[(int)sign];
        set => this[(int)sign] = value;
    }

    public static Signs Of(DeviceTwin twin)
    {
        var signs = new Signs();
        var (battery, signal, temperature) = (twin.Battery, twin.Signal, twin.Temperature);
        signs[Sign.BatteryLevel] = battery.IsKnown ? battery.Level : 100;
        signs[Sign.HoursToFlat] = Math.Min(battery.HoursTo(FlatPercent)?.Likely ?? FarthestHours, FarthestHours);
        signs[Sign.SignalLevel] = signal.IsKnown ? signal.Level : -50;
        signs[Sign.SignalDeviation] = signal.IsKnown ? signal.Deviation : 0;
        signs[Sign.SignalLoss] = signal.IsKnown ? signal.Usual - signal.Level : 0;
        signs[Sign.OfflineLately] = twin.Unrest.Offline;
        signs[Sign.OfflineToday] = twin.Availability.Offline;
        signs[Sign.HeatPressure] = temperature.Pressure;
        signs[Sign.AboveUsual] = temperature.IsKnown ? temperature.Last - temperature.Usual : 0;
        signs[Sign.NearLimit] = NearLimit(twin);
        signs[Sign.LinkAnomalies] = twin.Unrest.LinkAnomalies;
        signs[Sign.ThingAnomalies] = twin.Unrest.ThingAnomalies;
        return signs;
    }

    // 0 where it usually is, 1 at a limit of its type, more beyond.
    private static float NearLimit(DeviceTwin twin)
    {
        var t = twin.Temperature;
        if (!t.IsKnown) return 0;
        var up = twin.Profile.TemperatureMax is { } max && max > t.Usual ? (t.Last - t.Usual) / (max - t.Usual) : 0;
        var down = twin.Profile.TemperatureMin is { } min && min < t.Usual ? (t.Usual - t.Last) / (t.Usual - min) : 0;
        return Math.Clamp(Math.Max(up, down), 0, 2);
    }
}

using Platform.Contracts;
using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Health;

/// <summary>The whole points each signal cost. The score is what is left of a hundred.</summary>
internal readonly record struct LostPoints(byte Battery, byte Signal, byte Availability, byte Temperature)
{
    public int Score => 100 - Battery - Signal - Availability - Temperature;

    public static LostPoints Of(DeviceProfile profile, in BatteryTrend battery, in SignalStability signal, in Availability availability, in TemperatureWatch temperature, bool online)
    {
        var weights = profile.WeightsFor(battery.IsKnown, signal.IsKnown, temperature.IsKnown);
        return new(
            weights.Battery == 0 ? (byte)0 : Points(weights.Battery, battery.Lost),
            weights.Signal == 0 ? (byte)0 : Points(weights.Signal, signal.Lost),
            Points(weights.Availability, availability.Lost(online)),
            Points(weights.Temperature, temperature.Lost));
    }

    /// <summary>The signal that cost most; null when none cost anything.</summary>
    public HealthSignal? Costliest()
    {
        var most = Math.Max(Math.Max(Battery, Signal), Math.Max(Availability, Temperature));
        if (most == 0) return null;
        return most == Battery ? HealthSignal.Battery : most == Signal ? HealthSignal.Signal : most == Availability ? HealthSignal.Availability : HealthSignal.Temperature;
    }

    private static byte Points(byte weight, float share) => (byte)MathF.Round(weight * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero);
}

/// <summary>What others see of a device's health.</summary>
internal readonly record struct Look(Band Band, LostPoints Lost, bool? Online)
{
    public static void Write(in Look look, ByteWriter to)
    {
        to.Byte((byte)((int)look.Band << 2 | (look.Online is { } online ? online ? 3 : 2 : 0)));
        to.Bytes([look.Lost.Battery, look.Lost.Signal, look.Lost.Availability, look.Lost.Temperature]);
    }

    public static Look Read(ref ByteReader from)
    {
        var first = from.Byte();
        return new((Band)(first >> 2), new(from.Byte(), from.Byte(), from.Byte(), from.Byte()), (first & 2) == 0 ? null : (first & 1) != 0);
    }
}

using Platform.Contracts;

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

    private static byte Points(byte weight, float share) => (byte)MathF.Round(weight * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero);
}

/// <summary>What others see of a device's health.</summary>
internal readonly record struct Look(Band Band, LostPoints Lost, bool? Online);

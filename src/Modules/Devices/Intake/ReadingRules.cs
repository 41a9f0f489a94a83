namespace Platform.Devices.Intake;

/// <summary>What every format holds a reading's time and numbers to.</summary>
internal static class ReadingRules
{
    public const int MostMetrics = 64;

    public const string UnknownDevice = "No device of yours has this id or number.";

    /// <summary>What is wrong with a time, if anything.</summary>
    public static (string Code, string Detail)? OfTime(long at, long now)
    {
        if (at > now + IntakeClock.MostAhead) return (RejectionCodes.ClockAhead, "The reading was taken more than 5 minutes from now: set the device's clock.");
        if (at < now - IntakeClock.MostBehind) return (RejectionCodes.TooOld, "The reading is more than 7 days old.");
        return null;
    }

    /// <summary>What is wrong with a number, if anything.</summary>
    public static (string Code, string Detail)? OfNumber(double value, in Range range)
    {
        if (value >= range.Least && value <= range.Most) return null;
        return double.IsFinite(value)
            ? (RejectionCodes.OutOfRange, $"{range.Name} is {value:R}, which is not from {range.Least} to {range.Most} {range.Unit}.")
            : (RejectionCodes.NotANumber, $"{range.Name} is too large to be a number, or none.");
    }

    public static readonly Range
        Battery = new("battery", 0, 100, "percent"),
        Signal = new("signal", -150, 0, "dBm"),
        Temperature = new("temperature", -100, 1_000, "°C"),
        Metric = new("A metric", double.MinValue, double.MaxValue, "");

    /// <summary>The values something can have.</summary>
    public readonly record struct Range(string Name, double Least, double Most, string Unit);
}

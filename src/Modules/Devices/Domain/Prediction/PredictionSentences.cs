namespace Platform.Devices.Domain.Prediction;

/// <summary>Why a failure is expected, as one would say it.</summary>
internal static class PredictionSentences
{
    public static PredictionReason Reason(DeviceTwin twin, Sign sign, float value, float share) => sign switch
    {
        Sign.BatteryLevel => Of("battery", value, "%", $"Battery at {value:0} %."),
        Sign.HoursToFlat when value >= Signs.FarthestHours => Of("battery", twin.Battery.Level, "%", "Battery does not drain noticeably."),
        Sign.HoursToFlat => Of("battery", value, "h", $"Battery is down to {Signs.FlatPercent:0} % in about {Sentences.Duration(value)}, as it falls now."),
        Sign.SignalLevel => Of("signal", value, "dBm", $"Signal at {value:0} dBm."),
        Sign.SignalDeviation => Of("signal", value, "dB", $"Signal wavers by ±{value:0} dB."),
        Sign.SignalLoss => Of("signal", value, "dB", $"Signal is {value:0} dB weaker than usual here."),
        Sign.OfflineLately => Of("availability", Percent(value), "%", $"Was not heard {Percent(value):0.#} % of the last two hours."),
        Sign.OfflineToday => Of("availability", Percent(value), "%", $"Was offline {Percent(value):0.#} % of the last day."),
        Sign.HeatPressure => Of("temperature", twin.Temperature.Last, "°C", $"Temperature {twin.Temperature.Last:0.#} °C is unusual: about {twin.Temperature.Usual:0.#} °C is usual here."),
        Sign.AboveUsual => Of("temperature", value, "°C", $"Temperature is {MathF.Abs(value):0.#} °C {(value < 0 ? "below" : "above")} the usual."),
        Sign.NearLimit => Of("temperature", twin.Temperature.Last, "°C", value >= 1 ? "Temperature is beyond the limit of its type." : "Temperature comes close to the limit of its type."),
        Sign.LinkAnomalies => Of("signal", value, "anomalies", "Its signal did what it does not usually do in the last hours."),
        _ => Of("anomalies", value, "anomalies", "Its metrics did what they do not usually do in the last hours."),
    }
    with
    { Contribution = share };

    private static PredictionReason Of(string signal, float value, string unit, string text) => new(signal, MathF.Round(value, 1), unit, 0, text);

    private static float Percent(float share) => 100 * share;
}

/// <summary>What to do before a failure happens.</summary>
internal static class Recommendations
{
    public static string For(FailureClass c, in Signs signs, float[] contributions) => c switch
    {
        FailureClass.Battery when signs[Sign.HoursToFlat] < 24 => "Replace or charge the battery today.",
        FailureClass.Battery => "Plan to replace or charge the battery.",
        FailureClass.Connectivity when Outweighs(contributions, Sign.OfflineLately, Sign.SignalDeviation) => "Check the device's power and its gateway's uplink: reports are missing.",
        FailureClass.Connectivity => "Check antenna, position and interference; the link is about to be lost.",
        _ when Outweighs(contributions, Sign.ThingAnomalies, Sign.HeatPressure) => "Inspect the device: it does not behave as usual.",
        _ => "Check cooling, load and ventilation, and inspect the device before it trips.",
    };

    private static bool Outweighs(float[] contributions, Sign a, Sign b) => contributions[(int)a] > contributions[(int)b];
}

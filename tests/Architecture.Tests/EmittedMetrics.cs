using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Platform.ServiceDefaults;

namespace Platform.Architecture;

/// <summary>What a running platform sends over OTLP, by the names Prometheus gives it.</summary>
internal static partial class EmittedMetrics
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Everything there is to measure in this process, of the meters that are sent.</summary>
    public static HashSet<string> Names()
    {
        // Our own are made when they are first used; to read one is to use it.
        foreach (var field in House.All.SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters).SelectMany(t => t.GetFields(Statics)))
            if (field.FieldType.IsAssignableTo(typeof(Instrument))) field.GetValue(null);

        var names = new HashSet<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (IsSent(instrument.Meter.Name)) names.UnionWith(Of(instrument)); } };
        listener.Start();
        return names;
    }

    /// <summary>The name, the unit and, of what only grows, "total"; a histogram is three.</summary>
    public static IEnumerable<string> Of(Instrument instrument)
    {
        var (name, unit) = (Strange().Replace(instrument.Name, "_"), Unit(instrument.Unit));
        if (unit is not null && !name.EndsWith($"_{unit}", StringComparison.Ordinal)) name += $"_{unit}";
        return instrument.GetType().Name.Split('`')[0] switch
        {
            "Histogram" => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            "Counter" or "ObservableCounter" => [$"{name}_total"],
            _ => [name],
        };
    }

    private static string? Unit(string? unit) => unit switch
    {
        null or "" or ['{', ..] => null,
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        _ => throw new NotSupportedException($"How does Prometheus write the unit {unit}? Say it here."),
    };

    private static bool IsSent(string meter) =>
        Telemetry.Meters.Any(m => m.EndsWith('*') ? meter.StartsWith(m[..^1], StringComparison.Ordinal) : meter == m);

    [GeneratedRegex("[^a-zA-Z0-9_:]")] private static partial Regex Strange();
}

using System.Collections.Frozen;

namespace Platform.Devices.Intake;

/// <summary>What of a reading a metric of another system is.</summary>
internal enum Measure { Own, Battery, BatteryRatio, Signal, Temperature, Online }

/// <summary>The names by which other systems call what readings have fields for. Every other metric keeps its name.</summary>
internal static class Measures
{
    private static readonly FrozenDictionary<string, Measure> Known = new Dictionary<string, Measure>
    {
        ["battery"] = Measure.Battery, ["battery_percent"] = Measure.Battery, ["battery_level"] = Measure.Battery, ["battery_level_percent"] = Measure.Battery,
        ["device_battery_percent"] = Measure.Battery, ["battery_ratio"] = Measure.BatteryRatio, ["hw_battery_charge"] = Measure.BatteryRatio,
        ["signal"] = Measure.Signal, ["signal_dbm"] = Measure.Signal, ["signal_strength_dbm"] = Measure.Signal, ["rssi"] = Measure.Signal, ["rssi_dbm"] = Measure.Signal,
        ["device_signal_dbm"] = Measure.Signal, ["temperature"] = Measure.Temperature, ["temperature_celsius"] = Measure.Temperature,
        ["device_temperature_celsius"] = Measure.Temperature, ["hw_temperature"] = Measure.Temperature,
        ["online"] = Measure.Online, ["device_online"] = Measure.Online, ["up"] = Measure.Online,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Measure>.AlternateLookup<ReadOnlySpan<char>> ByName = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int Longest = 32;

    /// <summary>battery.level and battery_level are the same; a battery measured in "1", a share of one, is a ratio.</summary>
    public static Measure Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> unit)
    {
        if (name.Length > Longest) return Measure.Own;
        Span<char> text = stackalloc char[Longest];
        for (var i = 0; i < name.Length; i++) text[i] = name[i] == '.' ? '_' : (char)name[i];
        var measure = ByName.TryGetValue(text[..name.Length], out var known) ? known : Measure.Own;
        return measure is Measure.Battery && unit.SequenceEqual("1"u8) ? Measure.BatteryRatio : measure;
    }
}

using System.Collections.Frozen;

namespace Platform.Devices.Intake;

/// <summary>What of a reading a metric of another system is.</summary>
internal enum ReadingPart { Own, Battery, BatteryRatio, Signal, Temperature, Online }

/// <summary>The names by which other systems call what readings have fields for. Every other metric keeps its name.</summary>
internal static class ForeignMetrics
{
    private static readonly FrozenDictionary<string, ReadingPart> Known = new Dictionary<string, ReadingPart>
    {
        ["battery"] = ReadingPart.Battery, ["battery_percent"] = ReadingPart.Battery, ["battery_level"] = ReadingPart.Battery, ["battery_level_percent"] = ReadingPart.Battery,
        ["device_battery_percent"] = ReadingPart.Battery, ["battery_ratio"] = ReadingPart.BatteryRatio, ["hw_battery_charge"] = ReadingPart.BatteryRatio,
        ["signal"] = ReadingPart.Signal, ["signal_dbm"] = ReadingPart.Signal, ["signal_strength_dbm"] = ReadingPart.Signal, ["rssi"] = ReadingPart.Signal, ["rssi_dbm"] = ReadingPart.Signal,
        ["device_signal_dbm"] = ReadingPart.Signal, ["temperature"] = ReadingPart.Temperature, ["temperature_celsius"] = ReadingPart.Temperature,
        ["device_temperature_celsius"] = ReadingPart.Temperature, ["hw_temperature"] = ReadingPart.Temperature,
        ["online"] = ReadingPart.Online, ["device_online"] = ReadingPart.Online, ["up"] = ReadingPart.Online,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ReadingPart>.AlternateLookup<ReadOnlySpan<char>> ByName = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int Longest = 32;

    /// <summary>battery.level and battery_level are the same; a battery measured in "1", a share of one, is a ratio.</summary>
    public static ReadingPart Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> unit)
    {
        if (name.Length > Longest) return ReadingPart.Own;
        Span<char> text = stackalloc char[Longest];
        for (var i = 0; i < name.Length; i++) text[i] = name[i] == '.' ? '_' : (char)name[i];
        var measure = ByName.TryGetValue(text[..name.Length], out var known) ? known : ReadingPart.Own;
        return measure is ReadingPart.Battery && unit.SequenceEqual("1"u8) ? ReadingPart.BatteryRatio : measure;
    }
}

using System.Buffers;
using System.Text.Json;

namespace Platform.Devices.Simulation;

/// <summary>Writes what a fleet reports as requests take it.</summary>
internal static class FleetBody
{
    /// <summary>The body for those of these devices from which something comes through, and how many readings that is.</summary>
    public static (ReadOnlyMemory<byte> Json, int Readings) Of(FleetModel fleet, IEnumerable<int> devices, params ReadOnlySpan<DateTimeOffset> times)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var readings = 0;
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("readings");
            foreach (var at in times)
                foreach (var device in devices)
                {
                    if (fleet.ReadingOf(device, at) is not { } reading) continue;
                    Write(json, fleet.Devices[device].Id, at, reading);
                    readings++;
                }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return (buffer.WrittenMemory, readings);
    }

    private static void Write(Utf8JsonWriter json, string id, DateTimeOffset at, in SimulatedReading reading)
    {
        json.WriteStartObject();
        json.WriteString("deviceId", id);
        json.WriteString("at", at.UtcDateTime);
        Number(json, "battery", reading.Battery);
        Number(json, "signal", reading.Signal);
        Number(json, "temperature", reading.Temperature);
        json.WriteBoolean("online", reading.Online);
        if (!double.IsNaN(reading.Vibration))
        {
            json.WriteStartObject("metrics");
            Number(json, "vibration", reading.Vibration);
            Number(json, "power", reading.Power);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (!double.IsNaN(value)) json.WriteNumber(name, value);
    }
}

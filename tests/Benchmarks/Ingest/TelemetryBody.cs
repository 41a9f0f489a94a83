using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Platform.Benchmarks.Ingest;

/// <summary>
/// One request's readings, written once: each time it is sent only the instants in it change, so that the load generator costs
/// little beside the server it shares the machine with.
/// </summary>
internal sealed class TelemetryBody
{
    private const string Instant = "yyyy-MM-ddTHH:mm:ss.fff";

    private readonly byte[] _json;
    private readonly int[] _instants;

    private TelemetryBody(byte[] json, int[] instants, ReadOnlyMemory<Guid> devices) => (_json, _instants, Devices) = (json, instants, devices);

    public ReadOnlyMemory<Guid> Devices { get; }

    /// <summary>A healthy fleet: each device has a charge, a radio level and a temperature of its own, around which it wavers a little.</summary>
    public static TelemetryBody Of(ReadOnlyMemory<Guid> devices, Random chance)
    {
        var (json, instants) = (new StringBuilder("""{"readings":["""), new int[devices.Length]);
        for (var i = 0; i < devices.Length; i++)
        {
            var own = new Random(devices.Span[i].GetHashCode());
            json.Append("{\"deviceId\":\"").Append(devices.Span[i]).Append("\",\"at\":\"");
            instants[i] = json.Length; // all of it is ASCII
            json.Append(Instant).Append(CultureInfo.InvariantCulture, $$"""Z","battery":{{60 + 40 * own.NextDouble():0.0}}""");
            json.Append(CultureInfo.InvariantCulture, $$""","signal":{{-50 - own.Next(15) - chance.Next(3)}}""");
            json.Append(CultureInfo.InvariantCulture, $$""","temperature":{{19 + 5 * own.NextDouble() + 0.3 * chance.NextDouble():0.00}},"online":true},""");
        }

        json[^1] = ']';
        return new(Encoding.UTF8.GetBytes(json.Append('}').ToString()), instants, devices);
    }

    /// <summary>When the reading at this place was taken, in a body whose first was taken then.</summary>
    public static DateTime At(DateTime first, int place) => first.AddMilliseconds(place % 1_000);

    /// <summary>The body with instants from this whole second on. It is valid until the next call.</summary>
    public ReadOnlyMemory<byte> TakenAt(DateTime second)
    {
        Span<byte> text = stackalloc byte[Instant.Length];
        second.TryFormat(text, out _, Instant, CultureInfo.InvariantCulture);
        for (var i = 0; i < _instants.Length; i++)
        {
            Utf8Formatter.TryFormat(i % 1_000, text[20..], out _, new('D', 3));
            text.CopyTo(_json.AsSpan(_instants[i]));
        }

        return _json;
    }
}

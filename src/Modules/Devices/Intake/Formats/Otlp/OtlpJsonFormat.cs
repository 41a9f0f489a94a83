using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Platform.Devices.Intake;

/// <summary>
/// Metrics as OpenTelemetry sends them, in JSON: names in lowerCamelCase, 64-bit numbers as texts, unknown fields left alone.
/// https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
/// </summary>
internal sealed class OtlpJsonFormat : ITelemetryFormat
{
    public static readonly OtlpJsonFormat Instance = new();

    private static readonly string[] Numbers = ["gauge", "sum"], Others = ["histogram", "exponentialHistogram", "summary"];

    public string Name => "otlp-json";
    public bool IsPartial => true;

    public async ValueTask Read(Submission submission, TenantDevices devices, CancellationToken ct)
    {
        using var body = await WholeBody.Of(submission, ct);
        submission.Hold(body.Bytes.Length); // what the document is made of takes about as much again
        try
        {
            using var json = JsonDocument.Parse(body.Bytes);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) throw new MalformedTelemetryException("""The body is no object; {"resourceMetrics":[…]} is expected.""");
            var measurements = new Measurements(submission, devices);
            var points = new OtlpPoints(measurements);
            foreach (var resource in Items(json.RootElement, "resourceMetrics")) Read(resource, points);
            measurements.Finish();
        }
        catch (JsonException e) { throw new MalformedTelemetryException(e.Message); }
        catch (InvalidOperationException) { throw new MalformedTelemetryException("A text in the body is not valid Unicode."); }
    }

    private static void Read(JsonElement resource, OtlpPoints points)
    {
        points.Resource.Clear();
        if (Object(resource, "resource") is { } described) Attributes(described, points.Resource);
        foreach (var scope in Items(resource, "scopeMetrics"))
            foreach (var metric in Items(scope, "metrics"))
            {
                var (name, unit) = (Encoding.UTF8.GetBytes(Text(metric, "name")), Encoding.UTF8.GetBytes(Text(metric, "unit")));
                foreach (var kind in Numbers)
                    if (Object(metric, kind) is { } data)
                        foreach (var point in Items(data, "dataPoints")) Add(point, name, unit, points);
                foreach (var kind in Others)
                    if (Object(metric, kind) is { } data)
                        foreach (var _ in Items(data, "dataPoints")) points.RefuseOne();
            }
    }

    private static void Add(JsonElement point, byte[] name, byte[] unit, OtlpPoints points)
    {
        points.Point.Clear();
        Attributes(point, points.Point);
        var value = point.TryGetProperty("asDouble", out var real) ? Number(real) : point.TryGetProperty("asInt", out var whole) ? Number(whole) : double.NaN;
        points.Add(name, unit, ulong.TryParse(Text(point, "timeUnixNano"), CultureInfo.InvariantCulture, out var at) ? at : 0, value,
            uint.TryParse(Text(point, "flags"), CultureInfo.InvariantCulture, out var flags) ? flags : 0);
    }

    private static void Attributes(JsonElement of, Labels into)
    {
        foreach (var attribute in Items(of, "attributes"))
            if (Object(attribute, "value") is { } value)
                foreach (var field in (string[])["stringValue", "intValue", "doubleValue", "boolValue"])
                    if (Text(value, field) is { Length: > 0 } text) into.Add(Encoding.UTF8.GetBytes(Text(attribute, "key")), Encoding.UTF8.GetBytes(text));
    }

    private static IEnumerable<JsonElement> Items(JsonElement of, string name)
    {
        if (!of.TryGetProperty(name, out var list) || list.ValueKind is JsonValueKind.Null) return [];
        if (list.ValueKind is not JsonValueKind.Array) throw new MalformedTelemetryException($"{name} is not an array.");
        return list.EnumerateArray().Select(item => item.ValueKind is JsonValueKind.Object ? item : throw new MalformedTelemetryException($"{name} holds what is no object."));
    }

    private static JsonElement? Object(JsonElement of, string name)
    {
        if (!of.TryGetProperty(name, out var found) || found.ValueKind is JsonValueKind.Null) return null;
        return found.ValueKind is JsonValueKind.Object ? found : throw new MalformedTelemetryException($"{name} is not an object.");
    }

    private static string Text(JsonElement of, string name)
    {
        if (!of.TryGetProperty(name, out var found)) return "";
        return found.ValueKind switch
        {
            JsonValueKind.String => found.GetString()!,
            JsonValueKind.Number => found.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
    }

    // "NaN" and "Infinity" are texts in this encoding, and so may be whole numbers.
    private static double Number(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.String && double.TryParse(
            value.ValueKind is JsonValueKind.Number ? value.GetRawText() : value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}

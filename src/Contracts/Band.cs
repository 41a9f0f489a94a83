using System.Text.Json.Serialization;

namespace Platform.Contracts;

/// <summary>How well a thing is, in one word people act on. Unknown is not well: it means nobody has heard of it lately.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Band>))]
public enum Band
{
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("critical")] Critical,
    [JsonStringEnumMemberName("poor")] Poor,
    [JsonStringEnumMemberName("warning")] Warning,
    [JsonStringEnumMemberName("healthy")] Healthy,
}

public static class Bands
{
    /// <summary>The band of a score from 0 to 100; without a score, unknown.</summary>
    public static Band Of(int? score) => score switch
    {
        null => Band.Unknown,
        >= 80 => Band.Healthy,
        >= 60 => Band.Warning,
        >= 40 => Band.Poor,
        _ => Band.Critical,
    };

    /// <summary>The word people and the API use: "healthy".</summary>
    public static string Word(this Band band) => band switch
    {
        Band.Healthy => "healthy",
        Band.Warning => "warning",
        Band.Poor => "poor",
        Band.Critical => "critical",
        _ => "unknown",
    };
}

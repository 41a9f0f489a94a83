using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Alerts.Domain.Live;
using Platform.Hosting.Twins.Storage;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>A site's alerts as they rest: as JSON, without the rules they are judged by, which are read anew.</summary>
internal sealed class SiteAlertsFormat : ITwinFormat<SiteAlerts>
{
    public static readonly SiteAlertsFormat Instance = new();

    internal static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true };

    private sealed record Kept(TwinKey Key, LiveAlert[] Alerts, KeptGroup[] Groups, ImmutableDictionary<int, long> Read, long Turns, DateTimeOffset SettledAt, DateTimeOffset? StormSince, DateTimeOffset? DueAt);

    // Members and what was announced are alerts of the site: their labels are not written again.
    private sealed record KeptGroup(AlertGroup Group, int[] Members, int[] Announced);

    public byte[] Write(SiteAlerts twin) => JsonSerializer.SerializeToUtf8Bytes(Keep(twin), Json);

    public SiteAlerts? Read(ReadOnlySpan<byte> state)
    {
        try { return JsonSerializer.Deserialize<Kept>(state, Json) is { } kept ? Restore(kept) : null; }
        catch (Exception e) when (e is JsonException or NotSupportedException or IndexOutOfRangeException) { throw new FormatException(e.Message, e); }
    }

    private static Kept Keep(SiteAlerts twin)
    {
        var alerts = twin.Alerts.Values.ToArray();
        var places = new Dictionary<LabelSet, int>(alerts.Length);
        for (var i = 0; i < alerts.Length; i++) places[alerts[i].Labels] = i;
        var groups = twin.Groups.Values.Select(g => new KeptGroup(g with { Members = [], Announced = [] }, Places(g.Members), Places(g.Announced))).ToArray();
        return new(twin.Key, alerts, groups, twin.Read, twin.Turns, twin.SettledAt, twin.StormSince, twin.DueAt);

        int[] Places(IEnumerable<LabelSet> labels) => [.. labels.Select(l => places.GetValueOrDefault(l, -1)).Where(p => p >= 0)];
    }

    private static SiteAlerts Restore(Kept kept)
    {
        return new(kept.Key)
        {
            Alerts = kept.Alerts.ToImmutableDictionary(a => a.Labels),
            Groups = kept.Groups.ToImmutableDictionary(g => g.Group.Key, g => g.Group with { Members = Labels(g.Members), Announced = Labels(g.Announced) }),
            Read = kept.Read, Turns = kept.Turns, SettledAt = kept.SettledAt, StormSince = kept.StormSince, DueAt = kept.DueAt,
        };

        ImmutableHashSet<LabelSet> Labels(int[] places) => [.. places.Select(p => kept.Alerts[p].Labels)];
    }

    /// <summary>The same on the way to another process that asked.</summary>
    internal sealed class Converter : JsonConverter<SiteAlerts>
    {
        public override SiteAlerts? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Kept>(ref reader, Json) is { } kept ? Restore(kept) : null;

        public override void Write(Utf8JsonWriter writer, SiteAlerts value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, Keep(value), Json);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Intake;
using Platform.Hosting.Twins.Storage;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>
/// A site's alerts as they rest, without the rules they are judged by, which are read anew: packed, after a byte that says which layout that is. Before there
/// was a layout, and on the way to another process, it is JSON, which begins with a brace.
/// </summary>
internal sealed class SiteAlertsFormat : ITwinFormat<SiteAlerts>
{
    public static readonly SiteAlertsFormat Instance = new();

    internal static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true };

    /// <summary>What is written of a site.</summary>
    internal sealed record Kept(TwinKey Key, LiveAlert[] Alerts, KeptGroup[] Groups, ImmutableDictionary<int, long> Read, long Turns, DateTimeOffset SettledAt, DateTimeOffset? StormSince, DateTimeOffset? DueAt);

    /// <summary>Members and what was announced are alerts of the site: their labels are not written again.</summary>
    internal sealed record KeptGroup(AlertGroup Group, int[] Members, int[] Announced);

    public byte[] Write(SiteAlerts twin) => PackedSite.Write(Keep(twin));

    public SiteAlerts? Read(ReadOnlySpan<byte> state)
    {
        try
        {
            return state switch
            {
                [(byte)'{', ..] => JsonSerializer.Deserialize<Kept>(state, Json) is { } kept ? Restore(kept) : null,
                [PackedSite.Layout, .. var packed] => Restore(PackedSite.Read(packed)),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or IndexOutOfRangeException or ArgumentException) { throw new FormatException(e.Message, e); }
    }

    private static Kept Keep(SiteAlerts twin)
    {
        var alerts = new LiveAlert[twin.Alerts.Count];
        var places = new Dictionary<LabelSet, int>(alerts.Length);
        foreach (var alert in twin.Alerts.Values) (alerts[places.Count], places[alert.Labels]) = (alert, places.Count);
        var groups = twin.Groups.Values.Select(g => new KeptGroup(g with { Members = [], Announced = [] }, Places(g.Members), Places(g.Announced))).ToArray();
        return new(twin.Key, alerts, groups, twin.Read, twin.Turns, twin.SettledAt, twin.StormSince, twin.DueAt);

        int[] Places(ImmutableHashSet<LabelSet> labels) => [.. labels.Select(l => places.GetValueOrDefault(l, -1)).Where(p => p >= 0)];
    }

    private static SiteAlerts Restore(Kept kept)
    {
        return new(kept.Key)
        {
            Alerts = AlertTable.Of(kept.Alerts),
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

using System.Globalization;
using System.Text.Json;

namespace Platform.Alerts.Domain.Sources;

/// <summary>Payloads read by mappings at one moment.</summary>
internal static class Mapped
{
    public static readonly DateTimeOffset Now = At("2026-11-20T09:00:00Z");

    public static readonly AlertMapping Named = new() { Name = Text("{@.name}") };

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static MappedValue Text(string text, params (string Is, string Means)[] words) => new() { Text = text, Words = [.. words.Select(w => new MappedWord(w.Is, w.Means))] };

    public static MappedPayload Read(this AlertMapping written, string payload)
    {
        var mapping = Mapping.Of(written, out var faults);
        Assert.True(mapping is not null, string.Join("; ", faults));
        using var document = JsonDocument.Parse(payload);
        return mapping.Map(document.RootElement, Now);
    }

    public static MappedAlert One(this AlertMapping written, string payload) => Assert.Single(written.Read(payload).Alerts);

    public static IReadOnlyList<MappingFault> Faults(this AlertMapping written)
    {
        Assert.Null(Mapping.Of(written, out var faults));
        return faults;
    }
}

using System.Security.Cryptography;
using System.Text;
using Platform.Alerts.Intake;

namespace Platform.Alerts.Domain.Sources;

/// <summary>An alert as a mapping read it. One that is over and known by its fingerprint needs no labels.</summary>
internal sealed record MappedAlert(
    int Index, LabelSet Labels, LabelSet Annotations, bool IsOver, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsTimeout, string? Url, string? Fingerprint, IReadOnlyList<string> Notes)
{
    public const int LongestFingerprint = 200;

    /// <summary>What a sender knows an alert by; of a long text, what tells it from others.</summary>
    public static string Bounded(string fingerprint) => fingerprint.Length <= LongestFingerprint && !fingerprint.Contains('\0', StringComparison.Ordinal) ? fingerprint : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)))}";

    public Arrival Arrival() => new(Index, new(Labels), Annotations, StartsAt, EndsAt, IsTimeout, Url);
}

/// <summary>What became of a payload: alerts, what was refused and why, and how much of it was no alert.</summary>
internal sealed record MappedPayload(IReadOnlyList<MappedAlert> Alerts, IReadOnlyList<AlertRejection> Refused, int Ignored);

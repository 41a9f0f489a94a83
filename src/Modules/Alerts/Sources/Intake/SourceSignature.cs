using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Platform.Alerts.Sources.Intake;

/// <summary>
/// Signatures senders put on what they post, all HMAC-SHA256 in hexadecimal: Grafana's in <c>X-Grafana-Alerting-Signature</c>, over the body or, where it also sends its clock, over
/// <c>‹seconds›:‹body›</c>; and what GitHub and many after it send as <c>X-Hub-Signature-256: sha256=…</c>.
/// </summary>
internal static class SourceSignature
{
    public const string Grafana = "X-Grafana-Alerting-Signature", GrafanaClock = "X-Grafana-Alerting-Timestamp", Hub = "X-Hub-Signature-256";

    private const string HubPrefix = "sha256=";
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public static bool IsOf(byte[] key, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
    {
        if (headers[Hub] is [{ } hub]) return hub.StartsWith(HubPrefix, StringComparison.Ordinal) && Same(hub[HubPrefix.Length..], HMACSHA256.HashData(key, body));
        if (headers[Grafana] is not [{ } grafana]) return false;
        if (headers[GrafanaClock] is not [{ } clock]) return Same(grafana, HMACSHA256.HashData(key, body));
        if (!long.TryParse(clock, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Late.TotalSeconds) return false;
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{clock}:"), .. body];
        return Same(grafana, HMACSHA256.HashData(key, signed));
    }

    private static bool Same(string shown, byte[] signature) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown.Trim().ToLowerInvariant()), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(signature)));
}

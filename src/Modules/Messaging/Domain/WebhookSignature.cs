using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Messaging.Domain;

/// <summary>Signs posts as Standard Webhooks does (github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over the id, the time in seconds and the body, with points between.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(32);

    /// <summary>As it is given to the company, once.</summary>
    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    public static string Sign(byte[] secret, string id, DateTimeOffset at, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{Seconds(at)}.{body}")))}";

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

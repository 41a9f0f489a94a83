using System.Security.Cryptography;
using System.Text;
using Platform.Twins;

namespace Platform.Alerts.Domain.Live;

/// <summary>Ids that follow from what they name: whoever decides the same again, decides it under the same id.</summary>
internal static class AlertIds
{
    public static Guid Alert(TwinKey site, LabelSet labels, DateTimeOffset receivedAt) => Of($"alert\n{site}\n{labels}\n{receivedAt.UtcTicks}");

    public static Guid Notification(TwinKey site, string group, DateTimeOffset since) => Of($"notification\n{site}\n{group}\n{since.UtcTicks}");

    private static Guid Of(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80); // version 8, which is anybody's
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new(hash[..16], bigEndian: true);
    }
}

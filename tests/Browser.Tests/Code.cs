using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Platform.Browser;

/// <summary>An authenticator app, as short as RFC 6238 allows.</summary>
internal static class Code
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(string secret, DateTimeOffset at)
    {
        var bits = string.Concat(secret.Where(Letters.Contains).Select(c => Convert.ToString(Letters.IndexOf(c), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // HMAC-SHA-1 is what the apps speak.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}

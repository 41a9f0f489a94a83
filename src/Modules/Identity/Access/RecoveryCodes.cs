using System.Security.Cryptography;
using System.Text;

namespace Platform.Identity.Access;

/// <summary>Ten codes to keep on paper, each good once, for when the phone is lost: 80 random bits each, so that a plain hash guards them.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Letters = 16;

    // Crockford's letters: no I, L, O and U, which are read as something else.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string[] New() => [.. Enumerable.Range(0, Count).Select(_ => Grouped(RandomNumberGenerator.GetString(Alphabet, Letters)))];

    public static string[] Hashes(IEnumerable<string> codes) => [.. codes.Select(code => Hash(code)!)];

    /// <summary>The codes left after this one; null when it is none of them.</summary>
    public static string[]? Redeem(string[] hashes, string code) =>
        Hash(code) is { } hash && hashes.Contains(hash) ? [.. hashes.Where(h => h != hash)] : null;

    /// <summary>However it was typed: capitals, spaces and hyphens do not matter.</summary>
    private static string? Hash(string code)
    {
        var plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return plain.Length == Letters ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(plain))) : null;
    }

    private static string Grouped(string letters) => string.Join('-', letters.Chunk(4).Select(group => new string(group)));
}
